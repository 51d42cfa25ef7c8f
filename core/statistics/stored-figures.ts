import { proposalKinds } from '#core/case/content.ts';
import { stages } from '#core/case/stages.ts';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import { judgements } from './case-figures.ts';
import type { CaseFigures, ShareFigures } from './case-figures.ts';

const isKind = oneOf(proposalKinds);
const isStage = oneOf(stages);
const isClockKind = oneOf(clockKinds);
const isJudgement = oneOf(judgements);
const isRole = oneOf<ShareFigures['role']>(['lead', 'co-handler']);
const isStatus = oneOf<ShareFigures['status']>(['open', 'done', 'gone']);

/** A stored text that figures were never stored as. */
class UnreadableFiguresError extends Error {
  override readonly name = 'UnreadableFiguresError';
  readonly text: string;

  constructor(text: string) {
    super(`figures were never stored so: ${text}`);
    this.text = text;
  }
}

/**
 * Figures of a case without the names of their fields, as one text: a session of 20,000 is then some 5 MB, which is read in as many
 * queries, and a case's stay within one write unit.
 */
export function storeFigures(figures: CaseFigures): string {
  const { kind, stage, filed, yellowAt = '', dueAt = '', class: replyClass = '', reasonCode = '', judged, rounds, waits, shares } = figures;
  const { keyLevel } = figures;
  return JSON.stringify([
    kind,
    stage,
    filed ? 1 : 0,
    yellowAt,
    dueAt,
    replyClass,
    reasonCode,
    judged === undefined ? null : [judged.attitude, judged.result, judged.late ? 1 : 0],
    rounds,
    waits.map((one) => [one.kind, one.met, one.late, one.silence, one.seconds]),
    shares.map((one) => [one.unitId, one.role, one.status, one.dueAt ?? '', one.met, one.late, one.seconds]),
    // Of key cases alone: what is stored of the others is as it ever was.
    ...(keyLevel === undefined ? [] : [keyLevel]),
  ]);
}

/**
 * Looked at place by place and not by a schema: twenty thousand texts are read for one answer, and a schema took longer for that than all the
 * rest. @throws UnreadableFiguresError
 */
export function readFigures(text: string): CaseFigures {
  const figures = figuresIn(JSON.parse(text));
  if (figures === undefined) throw new UnreadableFiguresError(text);
  return figures;
}

function figuresIn(stored: unknown): CaseFigures | undefined {
  const [kind, stage, filed, yellowAt, dueAt, replyClass, reasonCode, judged, rounds, waits, shares, keyLevel] = partsOf(stored);
  const judgement = judgedIn(judged);
  const ended = readAll(waits, waitIn);
  const handled = readAll(shares, shareIn);
  if (!isKind(kind) || !isStage(stage) || !isFlag(filed) || !isText(yellowAt) || !isText(dueAt) || !isText(replyClass)) return undefined;
  if (!isText(reasonCode) || judgement === undefined || !isCount(rounds) || ended === undefined || handled === undefined) return undefined;
  if (keyLevel !== undefined && !isText(keyLevel)) return undefined;
  return {
    kind,
    stage,
    filed: filed === 1,
    ...(yellowAt === '' ? {} : { yellowAt }),
    ...(dueAt === '' ? {} : { dueAt }),
    ...(replyClass === '' ? {} : { class: replyClass }),
    ...(reasonCode === '' ? {} : { reasonCode }),
    ...(judgement === null ? {} : { judged: judgement }),
    rounds,
    waits: ended,
    shares: handled,
    ...(keyLevel === undefined ? {} : { keyLevel }),
  };
}

/** `null` where nothing was judged yet. */
function judgedIn(stored: unknown): CaseFigures['judged'] | null | undefined {
  if (stored === null) return null;
  const [attitude, result, late] = partsOf(stored);
  return isJudgement(attitude) && isJudgement(result) && isFlag(late) ? { attitude, result, late: late === 1 } : undefined;
}

function waitIn(stored: unknown): CaseFigures['waits'][number] | undefined {
  const [kind, met, late, silence, seconds] = partsOf(stored);
  if (!isClockKind(kind) || !isCount(met) || !isCount(late) || !isCount(silence) || !isCount(seconds)) return undefined;
  return { kind, met, late, silence, seconds };
}

function shareIn(stored: unknown): ShareFigures | undefined {
  const [unitId, role, status, dueAt, met, late, seconds] = partsOf(stored);
  if (!isText(unitId) || !isRole(role) || !isStatus(status) || !isText(dueAt)) return undefined;
  if (!isCount(met) || !isCount(late) || !isCount(seconds)) return undefined;
  return { unitId, role, status, ...(dueAt === '' ? {} : { dueAt }), met, late, seconds };
}

function readAll<T>(stored: unknown, read: (one: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(stored)) return undefined;
  const found: T[] = [];
  for (const one of stored) {
    const known = read(one);
    if (known === undefined) return undefined;
    found.push(known);
  }
  return found;
}

function partsOf(stored: unknown): readonly unknown[] {
  return Array.isArray(stored) ? stored : [];
}

function oneOf<T extends string>(names: readonly T[]): (value: unknown) => value is T {
  const known: ReadonlySet<unknown> = new Set(names);
  return (value): value is T => known.has(value);
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isInteger(value);
const isFlag = (value: unknown): value is 0 | 1 => value === 0 || value === 1;
