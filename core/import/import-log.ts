import * as z from 'zod';
import { whySchema } from '#core/plan/plan-line.ts';
import type { Actor } from '#core/ledger/commit.ts';
import type { LogKind } from '#core/ledger/log-kind.ts';
import { importKinds } from './import-kinds.ts';

/** What became of a line. */
const resultSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('done'), line: z.int(), proposalId: z.string().exactOptional() }),
  /** It was there already: brought in by another file meanwhile. */
  z.strictObject({ outcome: z.literal('same'), line: z.int() }),
  z.strictObject({ outcome: z.literal('left-out'), line: z.int(), why: whySchema }),
]);

export type ImportResult = z.infer<typeof resultSchema>;

/** What the trial came to. Texts are beside the log: they are facts of a case once it is there, and of nothing before. */
const checkedSchema = z.strictObject({
  type: z.literal('ImportChecked'),
  kind: z.enum(importKinds),
  file: z.strictObject({ name: z.string(), size: z.int(), digest: z.string() }),
  rows: z.int(),
  faults: z.int(),
  lines: z.int(),
  /** How many lines each part has that they are stored in. */
  parts: z.array(z.int().positive()),
  /** SHA-256 of the canonical JSON of the lines. */
  digest: z.string(),
  goodUntil: z.string(),
});

const importEventSchema = z.discriminatedUnion('type', [
  checkedSchema,
  z.strictObject({ type: z.literal('ImportRunAsked') }),
  z.strictObject({ type: z.literal('ImportLinesRun'), results: z.array(resultSchema) }),
  z.strictObject({ type: z.literal('ImportFinished') }),
]);

export type ImportEvent = z.infer<typeof importEventSchema>;

/** A file that was tried, and perhaps brought in. */
export interface Import extends Omit<z.infer<typeof checkedSchema>, 'type'> {
  readonly by: Actor;
  readonly checkedAt: string;
  readonly run?: { readonly askedAt: string };
  readonly results: ReadonlyMap<number, ImportResult>;
  readonly finishedAt?: string;
}

export const importLog: LogKind<Import, ImportEvent> = {
  readEvents: ({ events }) => events.map((event) => importEventSchema.parse(event)),
  apply: (found, event, { at, by }) => {
    switch (event.type) {
      case 'ImportChecked': {
        const { type: _type, ...checked } = event;
        return { ...checked, by, checkedAt: at, results: new Map() };
      }
      case 'ImportRunAsked':
        return found && { ...found, run: { askedAt: at } };
      case 'ImportLinesRun':
        return found && { ...found, results: new Map([...found.results, ...event.results.map((one) => [one.line, one] as const)]) };
      case 'ImportFinished':
        return found && { ...found, finishedAt: at };
    }
  },
};

export const importStates = ['faulty', 'checked', 'expired', 'running', 'finished'] as const;

export type ImportState = (typeof importStates)[number];

export function importState({ run, finishedAt, faults, goodUntil }: Import, now: string): ImportState {
  if (finishedAt !== undefined) return 'finished';
  if (run !== undefined) return 'running';
  if (faults > 0) return 'faulty';
  return now < goodUntil ? 'checked' : 'expired';
}

/** The parts, by their place from 0, in which a line has no result yet. */
export function partsLeft({ parts, results }: Import): number[] {
  let before = 0;
  return parts.flatMap((count, part) => {
    const from = before + 1;
    before += count;
    const isDone = Array.from({ length: count }, (_, index) => results.has(from + index)).every(Boolean);
    return isDone ? [] : [part];
  });
}
