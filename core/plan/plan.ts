import type { Actor } from '#core/ledger/commit.ts';
import type { PlanLine, PlannedMail } from './plan-line.ts';
import type { LineResult } from './plan-log.ts';

/** A sealed plan: commands tried without effect, to be run as they were shown or less. Lines are numbered from 1. */
export interface Plan {
  /** Who made it: the commands are that person's, and so is the run. */
  readonly by: Actor;
  readonly lines: readonly PlanLine[];
  /** Not before all of its lines are put. */
  readonly sealed?: {
    readonly at: string;
    readonly digest: string;
    readonly goodUntil: string;
    readonly mails: readonly PlannedMail[];
    readonly allocationId?: string;
  };
  readonly run?: { readonly askedBy: string; readonly askedAt: string; readonly runsAt: string };
  readonly begunAt?: string;
  readonly cancelled: ReadonlyMap<number, { readonly by: string; readonly at: string }>;
  readonly results: ReadonlyMap<number, LineResult>;
  readonly notices: readonly { readonly unitId: string; readonly number: string; readonly at: string }[];
  readonly over?: { readonly how: 'cancelled' | 'finished'; readonly by: string; readonly at: string };
}

export type SealedPlan = Plan & { readonly sealed: NonNullable<Plan['sealed']> };

export function isSealed(plan: Plan | undefined): plan is SealedPlan {
  return plan?.sealed !== undefined;
}

/** Where a plan stands: sealed and waiting to be run, in its time for second thoughts, under way, or over. */
export const planStates = ['sealed', 'expired', 'in-grace', 'running', 'finished', 'cancelled'] as const;

export type PlanState = (typeof planStates)[number];

export function planState({ sealed, run, over, begunAt }: SealedPlan, now: string): PlanState {
  if (over !== undefined) return over.how;
  if (begunAt !== undefined) return 'running';
  if (run !== undefined) return now < run.runsAt ? 'in-grace' : 'running';
  return now < sealed.goodUntil ? 'sealed' : 'expired';
}

/** Lines that are to be run and have no result yet, in their order. */
export function linesLeft({ lines, cancelled, results }: Plan): number[] {
  return lines.flatMap((line, index) => {
    const n = index + 1;
    return 'shown' in line && !cancelled.has(n) && !results.has(n) ? [n] : [];
  });
}
