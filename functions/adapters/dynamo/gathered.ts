import type { Gathered } from '#core/notices/gathered.ts';
import * as z from 'zod';

const storedSchema = z.object({ gathered: z.int().positive(), notice: z.object({ seq: z.int().positive() }) });

/** `undefined` for a notice that came some other way. */
export function readGathered(item: Record<string, unknown>): Gathered | undefined {
  const read = storedSchema.safeParse(item);
  return read.success ? { seq: read.data.notice.seq, of: read.data.gathered } : undefined;
}
