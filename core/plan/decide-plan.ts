import { Refusal } from '#core/errors/refusal.ts';
import { isPossible } from './plan-line.ts';
import type { PlanLine, PlannedMail } from './plan-line.ts';
import type { PlanEvent } from './plan-log.ts';
import { isSealed, linesLeft, planState } from './plan.ts';
import type { Plan, SealedPlan } from './plan.ts';

const MS_PER_MINUTE = 60_000;
/** How long a plan may be run after it was sealed. */
const GOOD_FOR_MINUTES = 15;

export interface ToSeal {
  readonly count: number;
  readonly mails: readonly PlannedMail[];
  readonly allocationId?: string;
  /** Of a plan's lines and mails. */
  readonly digestOf: (lines: readonly PlanLine[], mails: readonly PlannedMail[]) => string;
}

/** Puts the next lines of a plan that is being made; whoever was faster has put them. */
export function decideLines(plan: Plan | undefined, from: number, lines: readonly PlanLine[]): PlanEvent[] {
  const fits = !isSealed(plan) && (from === 1 || plan?.lines.length === from - 1);
  return fits ? [{ type: 'PlanLinesPut', from, lines: [...lines] }] : [];
}

/** Seals what was put. @throws Refusal `TooMuchContentionError` where two made it at once and got in each other's way; ask again. */
export function decideSeal(plan: Plan | undefined, now: string, { count, mails, allocationId, digestOf }: ToSeal): PlanEvent[] {
  if (isSealed(plan)) return [];
  if (plan?.lines.length !== count) throw new Refusal('TooMuchContentionError', { tries: 1 });
  return [
    {
      type: 'PlanSealed',
      digest: digestOf(plan.lines, mails),
      goodUntil: later(now, GOOD_FOR_MINUTES),
      mails: [...mails],
      ...(allocationId === undefined ? {} : { allocationId }),
    },
  ];
}

/**
 * Asks for the run: once, of the plan that was seen, while it is good.
 * @throws Refusal `PlanChangedError`, `PlanRunAlreadyError`, `PlanExpiredError`, `PlanEmptyError`
 */
export function decideRun(plan: SealedPlan, now: string, digest: string, graceMinutes: number): PlanEvent[] {
  const { sealed, run, lines } = plan;
  if (digest !== sealed.digest) throw new Refusal('PlanChangedError');
  if (run !== undefined) throw new Refusal('PlanRunAlreadyError', { askedAt: run.askedAt });
  if (planState(plan, now) !== 'sealed') throw new Refusal('PlanExpiredError', { goodUntil: sealed.goodUntil });
  if (!lines.some(isPossible)) throw new Refusal('PlanEmptyError');
  return [{ type: 'PlanRunAsked', runsAt: later(now, graceMinutes) }];
}

/**
 * Takes lines back, or all of it, until the time for second thoughts is over. What is taken back already stays so.
 * @throws Refusal `PlanNotAskedError`, `PlanBegunError`, `PlanLineUnknownError`
 */
export function decideCancel(plan: SealedPlan, now: string, asked: readonly number[] | undefined): PlanEvent[] {
  const state = planState(plan, now);
  if (state === 'cancelled') return [];
  if (state === 'sealed' || state === 'expired') throw new Refusal('PlanNotAskedError');
  if (state !== 'in-grace') throw new Refusal('PlanBegunError', { runsAt: plan.run?.runsAt ?? '' });
  const unknown = asked?.find((n) => n > plan.lines.length);
  if (unknown !== undefined) throw new Refusal('PlanLineUnknownError', { line: unknown, lines: plan.lines.length });
  const left = linesLeft(plan);
  const lines = asked === undefined ? left : left.filter((n) => asked.includes(n));
  if (lines.length === left.length) return [{ type: 'PlanCancelled' }];
  return lines.length === 0 ? [] : [{ type: 'PlanLinesCancelled', lines }];
}

/** The run begins, unless it was taken back or has begun: from here on nothing can be taken back. */
export function decideBegin(plan: SealedPlan, now: string): PlanEvent[] {
  return plan.begunAt === undefined && planState(plan, now) === 'running' ? [{ type: 'PlanRunBegun' }] : [];
}

export function later(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * MS_PER_MINUTE).toISOString();
}
