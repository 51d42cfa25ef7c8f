import * as z from 'zod';
import type { ApiClient } from '#tools/api-client.ts';
import { live, readCase } from '../life.ts';
import { counts, withProduct } from '../product.ts';
import type { Product } from '../product.ts';
import { rounded } from './figure.ts';
import type { Figure } from './figure.ts';

const remindersSchema = z.object({ reminders: z.array(z.unknown()), next: z.string().optional() });

const WARM_UP = 5;

/** Of calls and of units, each. */
const BUDGET = { fixed: 70, perNotice: 2 } as const;

/**
 * What a straight life costs at the store, when nobody polls: lives one after the other, after each command a wait until all
 * is quiet. Calls and units are counted by the embedded DynamoDB; builds that do not count calls are listened to at its door.
 * The budget is so much, and so much for each notice told.
 */
export const straightLife: Figure = {
  what: 'a straight life: calls to DynamoDB, write units, notices',
  take: ({ build, extent: { straight } }) => withProduct(build, (product) => costOf(product, straight), { counted: true }),
  compared: ['calls', 'writeUnits', 'readUnits', 'transitions', 'notices'],
};

async function costOf({ client, calls }: Product, lives: number) {
  await client.advanceTo(quietHour(await client.now()));
  for (let number = 0; number < WARM_UP; number += 1) await live(client, `warm-up-${number}`, 'until-quiet');
  const before = await counts(client);
  const callsBefore = before.callsBy ?? (await calls());
  const ids: string[] = [];
  for (let number = 0; number < lives; number += 1) ids.push(await live(client, String(number), 'until-quiet'));
  const after = await counts(client);
  const callsAfter = after.callsBy ?? (await calls());
  let told = 0;
  for (const id of ids) told += await noticesOf(client, id);
  const notices = rounded(told / lives, 2);
  const perLife = (later: number, earlier: number): number => rounded((later - earlier) / lives);
  return {
    calls: perLife(sum(callsAfter), sum(callsBefore)),
    writeUnits: perLife(after.writeUnits, before.writeUnits),
    readUnits: perLife(after.readUnits, before.readUnits),
    transitions: perLife(after.transitions, before.transitions),
    notices,
    budget: { ...BUDGET, sum: BUDGET.fixed + BUDGET.perNotice * notices },
    callsByOperation: differences(callsAfter, callsBefore, lives),
    writeUnitsByOperation: differences(after.unitsBy, before.unitsBy, lives),
  };
}

type Counts = Readonly<Record<string, number>>;

function sum(counts: Counts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** What was counted meanwhile, by life, the most first. */
function differences(after: Counts, before: Counts, lives: number): Counts {
  const all = Object.entries(after).map(([name, count]): [string, number] => [name, rounded((count - (before[name] ?? 0)) / lives, 2)]);
  return Object.fromEntries(all.filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a));
}

/** The next Tuesday at 10:05 in China: no round of the morning falls into the lives that follow. */
function quietHour(now: string): string {
  const day = new Date(Date.parse(now) + 86_400_000);
  while (day.getUTCDay() !== 2) day.setUTCDate(day.getUTCDate() + 1);
  return `${day.toISOString().slice(0, 10)}T02:05:00.000Z`;
}

/** Everything that anybody was to be told about a case that went the straight way. */
async function noticesOf(client: ApiClient, id: string): Promise<number> {
  const { stage } = await readCase(client, id);
  if (stage !== 'closed') throw new Error(`${id} is ${stage} after a straight life`);
  let found = 0;
  for (let cursor = ''; ;) {
    const path = `/v1/reminders?proposal=${id}&limit=200${cursor}`;
    const { reminders, next } = remindersSchema.parse(await client.as('feng-yijian', 'GET', path));
    found += reminders.length;
    if (next === undefined) return found;
    cursor = `&cursor=${encodeURIComponent(next)}`;
  }
}
