import type { Assignment } from '#core/case/assignment.ts';
import { assignmentsOf, isIn, isNumbered, isSubmitted } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { listedStage } from '#core/view/view-items.ts';
import { isActive, isGone } from '#core/case/stages.ts';
import type { Stage } from '#core/case/stages.ts';
import { isOpen } from '#core/clock/clock.ts';
import type { Clock } from '#core/clock/clock.ts';
import type { ClockKind } from '#core/clock/clock-kinds.ts';
import type { Content } from '#core/case/content.ts';

export const judgements = ['satisfied', 'basically', 'not'] as const;
export type Judgement = (typeof judgements)[number];

/** How the clocks of one kind ended: by the holder in time or late, or by silence; and how long those took that the holder ended. */
export interface Waits {
  readonly kind: ClockKind;
  readonly met: number;
  readonly late: number;
  readonly silence: number;
  /** From opening to end, of those that were met or late. */
  readonly seconds: number;
}

/** What one unit's share counts for. */
export interface ShareFigures {
  readonly unitId: string;
  readonly role: Assignment['role'];
  /** In the unit's hands, answered (or lapsed), or given or taken back. */
  readonly status: 'open' | 'done' | 'gone';
  /** When the first of its open clocks is over. */
  readonly dueAt?: string;
  /** Answers (replies or opinions) given in time, late, and how long they took together. */
  readonly met: number;
  readonly late: number;
  readonly seconds: number;
}

/** What statistics count of one case that was submitted: ids, codes and instants alone. */
export interface CaseFigures {
  readonly kind: Content['kind'];
  readonly stage: Stage;
  readonly filed: boolean;
  /** Of the open clocks: when the first turns yellow, and when the first is over. */
  readonly yellowAt?: string;
  readonly dueAt?: string;
  /** Of the latest letter. */
  readonly class?: string;
  readonly reasonCode?: string;
  /** Of the round that was judged last. */
  readonly judged?: { readonly attitude: Judgement; readonly result: Judgement; readonly late: boolean };
  readonly rounds: number;
  readonly waits: readonly Waits[];
  readonly shares: readonly ShareFigures[];
  /** Of a key case (重点提案): on which level it is followed; empty where the policy has none. */
  readonly keyLevel?: string;
}

/**
 * Counts a case from its state alone; no more is told than statistics need, so that it stays small and is seldom written for itself.
 * `undefined` of what was never submitted: a draft, or one that was thrown away, on which no clock ever ran.
 */
export function caseFigures(found: Case): CaseFigures | undefined {
  if (!isSubmitted(found) || found.clocks.length === 0) return undefined;
  const shares = assignmentsOf(found);
  const letters = shares.flatMap(({ replies }) => replies).filter(({ letterNumber }) => letterNumber !== undefined);
  const judged = isNumbered(found) ? found.feedbacks.at(-1) : undefined;
  const clocks = untilNumbered(found.clocks, shares);
  const open = clocks.filter(isOpen);
  const replyClass = letters.at(-1)?.class;
  return {
    kind: found.content.kind,
    stage: listedStage(found.stage.name),
    filed: 'filedAt' in found,
    ...earliest('yellowAt', open),
    ...earliest('dueAt', open),
    ...(replyClass === undefined ? {} : { class: replyClass }),
    ...(isIn(found, 'declined') ? { reasonCode: found.stage.reasonCode } : {}),
    ...(judged === undefined ? {} : { judged: { attitude: judged.attitude, result: judged.result, late: judged.late === true } }),
    rounds: isNumbered(found) ? found.round : 0,
    waits: waitsOf(clocks),
    shares: shares.map((share) => shareFigures(share, clocks)),
    ...(isNumbered(found) && found.keyCase !== undefined ? { keyLevel: found.keyCase.level ?? '' } : {}),
  };
}

/**
 * A reply is out with its letter's number. Where that is not there yet, its share counts as if it were still at work, as its due day says.
 */
function untilNumbered(clocks: readonly Clock[], shares: readonly Assignment[]): readonly Clock[] {
  const waiting = shares.filter(({ status }) => status === 'awaiting-letter-number').map(({ id }) => id);
  return clocks.map((clock) => {
    if (clock.kind !== 'reply' || clock.assignmentId === undefined || !waiting.includes(clock.assignmentId)) return clock;
    const isLast = clocks.findLast(({ kind, assignmentId }) => kind === 'reply' && assignmentId === clock.assignmentId)?.id === clock.id;
    if (!isLast) return clock;
    const { closed: _, ...running } = clock;
    return running;
  });
}

function earliest<K extends 'yellowAt' | 'dueAt'>(instant: K, open: readonly Clock[]): { readonly [P in K]?: string } {
  const [first] = open.map((clock) => clock[instant]).sort();
  const found: { [P in K]?: string } = {};
  if (first !== undefined) found[instant] = first;
  return found;
}

function waitsOf(clocks: readonly Clock[]): Waits[] {
  const ended = clocks.filter(({ closed }) => closed !== undefined && closed.how !== 'overtaken');
  return [...Map.groupBy(ended, ({ kind }) => kind)].map(([kind, all]) => {
    const acted = all.filter(({ closed }) => closed?.how !== 'silence');
    const met = acted.filter(({ closed }) => closed?.how === 'met').length;
    return { kind, met, late: acted.length - met, silence: all.length - acted.length, seconds: secondsOf(acted) };
  });
}

/** What was done on a share that went to another unit (改办) counts for the one that did it last. */
function shareFigures({ id, unitId, role, status }: Assignment, clocks: readonly Clock[]): ShareFigures {
  const own = clocks.filter(({ assignmentId, holder }) => assignmentId === id && 'unitId' in holder);
  const answers = own.filter(
    ({ kind, closed }) => (kind === 'reply' || kind === 'opinion') && (closed?.how === 'met' || closed?.how === 'late'),
  );
  const met = answers.filter(({ closed }) => closed?.how === 'met').length;
  return {
    unitId,
    role,
    status: isActive(status) ? 'open' : isGone(status) ? 'gone' : 'done',
    ...earliest('dueAt', own.filter(isOpen)),
    met,
    late: answers.length - met,
    seconds: secondsOf(answers),
  };
}

function secondsOf(clocks: readonly Clock[]): number {
  const spans = clocks.map(({ openedAt, closed }) => Date.parse(closed?.at ?? openedAt) - Date.parse(openedAt));
  return Math.round(spans.reduce((sum, span) => sum + span, 0) / 1000);
}
