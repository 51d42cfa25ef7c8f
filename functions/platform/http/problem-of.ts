import { Refusal } from '#core/errors/refusal.ts';
import type { KnownNames } from '#core/errors/tell-refusal.ts';
import type { ProblemText } from '#core/contracts/problem.ts';
import { tellProblem } from './problem.ts';
import type { Problem } from './problem.ts';
import { InvalidRequest } from './check.ts';

/** The answer to anything that was thrown: of a request that is not what its route asks for, each fault. */
export function problemOf(error: unknown, names?: KnownNames, own?: ReadonlyMap<string, ProblemText>): Problem {
  if (!(error instanceof InvalidRequest)) return tellProblem(error, names, own);
  return { ...tellProblem(new Refusal('InvalidRequestError')), errors: [...error.faults] };
}
