import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { localDate } from '#core/calendar/calendar-date.ts';
import { samplePeople } from '#tools/samples.ts';
import { clerks, RunningCloud } from '#test/support/running-cloud.ts';

let running: RunningCloud;

beforeAll(async () => {
  running = await RunningCloud.start();
});
afterAll(() => running.stop());

const auditor = 'feng-yijian';
const answerSchema = z.object({
  complete: z.boolean(),
  mails: z.array(
    z.object({
      on: z.string(),
      form: z.string(),
      recipient: z.object({ id: z.string() }),
      rows: z.array(z.object({ case: z.object({ id: z.string() }), kind: z.string() })),
    }),
  ),
});

/** Every mail to come, over all people: day, reader, what about, the cases in the order of its rows. */
async function foreseen(days: number): Promise<string[]> {
  const lines: string[] = [];
  for (const { id } of samplePeople()) {
    const told = answerSchema.parse(await running.client.as(auditor, 'GET', `/v1/reminders?person=${id}&days=${days}`));
    expect(told.complete).toBe(true);
    for (const { on, form, recipient, rows } of told.mails) {
      const kind = form === 'single' ? rows[0]?.kind : form;
      lines.push(`${on} ${recipient.id} ${kind}: ${rows.map((row) => row.case.id).join(' ')}`);
    }
  }
  return lines.sort();
}

/** The same of what lies in the mailbox since. */
function arrived(since: number): string[] {
  const people = new Map(samplePeople().map(({ id, email }) => [email, id]));
  return running.cloud.mailbox
    .list({ limit: 2000 })
    .filter(({ at }) => at > since)
    .map(({ at, to, tags, text }) => {
      const address = /<(.+)>/.exec(to[0] ?? '')?.[1] ?? '';
      const cases = [...(text ?? '').matchAll(/\/cases\/(\w+)/g)].map(([, id]) => id);
      return `${localDate(new Date(at).toISOString(), 480)} ${people.get(address)} ${tags['kind']}: ${cases.join(' ')}`;
    })
    .sort();
}

test('what is foreseen for everybody over weeks of silence is what then arrives, mail by mail and row by row', async () => {
  // One with the committee, one with units that sign for nothing, one in handling, one with the member, and some news of the day.
  await running.submit('lin-zhiyuan');
  await running.dispatched();
  const handled = await running.dispatched();
  await running.command(clerks.police, handled, 'sign-for');
  await running.command(clerks.edu, handled, 'sign-for');
  await running.answered(await running.dispatched());
  const now = Date.parse(await running.client.now());
  const expected = await foreseen(45);
  expect(expected.length).toBeGreaterThan(50);
  expect(expected.some((line) => line.includes(' digest: '))).toBe(true);
  expect(expected.some((line) => line.includes(' urgent: '))).toBe(true);

  // To the end of the forty-fifth day.
  await running.client.advanceTo('2026-03-05T15:59:59.000Z');
  expect(arrived(now)).toEqual(expected);
});
