import type { Term } from './term.ts';

/** How a refusal is told: its HTTP status, what it is, and what to do. `{fact}` is filled from the refusal's facts. */
export interface ProblemText {
  readonly status: number;
  readonly title: Term;
  readonly todo: Term;
}

export const problem = (status: number, title: Term, todo: Term): ProblemText => ({ status, title, todo });
