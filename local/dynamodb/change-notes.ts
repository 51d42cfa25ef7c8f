import * as z from 'zod';
import type { JsonObject } from '../template/json.ts';
import type { BatchOperation, Level } from './dynalite-modules.ts';
import type { Change } from './stream-record.ts';

// Beside dynalite's own prefixes: `table~`, `item-…~`, `index-…~`, `tag-…~`.
const NOTES = 'stream~';
const LAST = 'stream-last';

const imageSchema = z.record(z.string(), z.json());
const changeSchema = z.object({
  sequence: z.number(),
  table: z.string(),
  name: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  keys: imageSchema,
  at: z.number(),
  newImage: imageSchema.optional(),
  oldImage: imageSchema.optional(),
});

/** What keeps a change until its record is done with; to be written in one batch with the item it tells of. */
export function noteOf({ sequence, table, name, keys, at, newImage, oldImage }: Change): BatchOperation[] {
  const note: JsonObject = { sequence, table, name, keys, at };
  if (newImage !== undefined) note['newImage'] = newImage;
  if (oldImage !== undefined) note['oldImage'] = oldImage;
  return [{ type: 'put', key: keyOf(sequence), value: note }, lastGiven(sequence)];
}

/** Keeps the number: none is given twice, also when every note has been struck out. */
function lastGiven(sequence: number): BatchOperation {
  return { type: 'put', key: LAST, value: sequence };
}

export function strike(sequence: number): BatchOperation[] {
  return [{ type: 'del', key: keyOf(sequence) }];
}

/** The notes that were never struck out, oldest first, and the last number that was given. */
export async function readNotes(db: Level): Promise<{ notes: Change[]; last: number }> {
  const stored = db.values({ gte: NOTES, lt: `${NOTES}\u00FF`, limit: -1 });
  const notes: Change[] = [];
  for (let chunk = await stored.nextv(100); chunk.length > 0; chunk = await stored.nextv(100)) {
    notes.push(...chunk.map((value) => changeSchema.parse(value)));
  }
  await stored.close();
  const last: unknown = db.getSync(LAST);
  return { notes, last: typeof last === 'number' ? last : 0 };
}

function keyOf(sequence: number): string {
  return NOTES + String(sequence).padStart(16, '0');
}
