import { parseArgs } from 'node:util';
import { calendarDateSchema } from '#core/calendar/calendar-date.ts';

/** A mistake in the command line of `npm run seed`, or a directory that cannot be filled; in Chinese and English, on one line. */
export class SeedRefusedError extends Error {
  override readonly name = 'SeedRefusedError';
}

export interface SeedOptions {
  readonly cases: number;
  readonly seed: number;
  /** Directory that keeps the data. */
  readonly dataDir: string;
  readonly fresh: boolean;
  /** The day on which the body stands, in its own calendar. */
  readonly today: string;
  readonly json: boolean;
}

// A Wednesday eight months after the sample session: every course has come to its end, and no holiday is near.
const DEFAULT_TODAY = '2026-09-16';

/**
 * @param args without the interpreter and the script
 * @throws SeedRefusedError
 */
export function seedOptions(args: readonly string[]): SeedOptions {
  const { cases, seed, data, fresh, today, json } = parse(args);
  if (!calendarDateSchema.safeParse(today).success)
    throw new SeedRefusedError(`--today 应为日期，如 2026-09-16，不能是“${today}” · --today takes a date like 2026-09-16, not "${today}"`);
  return { cases: whole('--cases', cases, 1), seed: whole('--seed', seed, 0), dataDir: data, fresh, today, json };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        cases: { type: 'string', default: '600' },
        seed: { type: 'string', default: '1' },
        data: { type: 'string', default: '.data' },
        fresh: { type: 'boolean', default: false },
        today: { type: 'string', default: DEFAULT_TODAY },
        json: { type: 'boolean', default: false },
      },
    }).values;
  } catch (cause) {
    throw new SeedRefusedError(
      '只接受 --cases <件数>、--seed <数>、--data <目录>、--today <日期>、--fresh、--json · Takes --cases <number>, --seed <number>, --data <directory>, --today <date>, --fresh and --json only',
      { cause },
    );
  }
}

function whole(name: string, text: string, least: number): number {
  if (!/^\d{1,6}$/.test(text) || Number(text) < least)
    throw new SeedRefusedError(
      `${name} 应为 ${least} 至 999999 的整数，不能是“${text}” · ${name} takes a number from ${least} to 999999, not "${text}"`,
    );
  return Number(text);
}
