import * as z from 'zod';
import { proposalKinds } from '#core/case/content.ts';
import { stages } from '#core/case/stages.ts';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import type { CaseFigures } from './case-figures.ts';

const judgement = z.enum(['satisfied', 'basically', 'not']);
const instant = z.string();

/**
 * Figures of a case without the names of their fields, as one text: a session of 20,000 is then some 5 MB, which is read in as many
 * queries, and a case's stay within one write unit.
 */
const storedSchema = z.tuple([
  z.enum(proposalKinds),
  z.enum(stages),
  z.union([z.literal(0), z.literal(1)]),
  instant,
  instant,
  z.string(),
  z.string(),
  z.union([z.null(), z.tuple([judgement, judgement, z.union([z.literal(0), z.literal(1)])])]),
  z.int(),
  z.array(z.tuple([z.enum(clockKinds), z.int(), z.int(), z.int(), z.int()])),
  z.array(z.tuple([z.string(), z.enum(['lead', 'co-handler']), z.enum(['open', 'done', 'gone']), instant, z.int(), z.int(), z.int()])),
  // Of key cases alone: what is stored of the others is as it ever was.
  z.string().optional(),
]);

export function storeFigures(figures: CaseFigures): string {
  const {
    kind,
    stage,
    filed,
    yellowAt = '',
    dueAt = '',
    class: replyClass = '',
    reasonCode = '',
    judged,
    rounds,
    waits,
    shares,
    keyLevel,
  } = figures;
  const stored: z.input<typeof storedSchema> = [
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
    ...(keyLevel === undefined ? ([] as const) : ([keyLevel] as const)),
  ];
  return JSON.stringify(stored);
}

/** @throws z.ZodError */
export function readFigures(text: string): CaseFigures {
  const [kind, stage, filed, yellowAt, dueAt, replyClass, reasonCode, judged, rounds, waits, shares, keyLevel] = storedSchema.parse(
    JSON.parse(text),
  );
  return {
    kind,
    stage,
    filed: filed === 1,
    ...(yellowAt === '' ? {} : { yellowAt }),
    ...(dueAt === '' ? {} : { dueAt }),
    ...(replyClass === '' ? {} : { class: replyClass }),
    ...(reasonCode === '' ? {} : { reasonCode }),
    ...(judged === null ? {} : { judged: { attitude: judged[0], result: judged[1], late: judged[2] === 1 } }),
    rounds,
    waits: waits.map(([of, met, late, silence, seconds]) => ({ kind: of, met, late, silence, seconds })),
    shares: shares.map(([unitId, role, status, due, met, late, seconds]) => {
      return { unitId, role, status, ...(due === '' ? {} : { dueAt: due }), met, late, seconds };
    }),
    ...(keyLevel === undefined ? {} : { keyLevel }),
  };
}
