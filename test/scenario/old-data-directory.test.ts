import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dailyPolicy } from '#test/support/daily-policy.ts';
import { recordedFacts, Undertaking, unpackRecorded } from '#test/support/old-directory.ts';
import * as z from 'zod';
import { tellings } from '#core/steps/tellings.ts';
import { sampleAdministrator } from '#tools/samples.ts';
import { tellUndertaking } from '#test/support/tell-undertaking.ts';

/* A data directory that dd93fa3 left behind, with waits open in every stage, goes on as it did under dd93fa3. */

const facts = recordedFacts();
let directory: string;
let undertaking: Undertaking;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'old-data-directory-'));
  unpackRecorded(directory);
  undertaking = await Undertaking.start(directory, undefined, new Map(Object.entries(facts.ids)));
  undertaking.inbox.behaviours.set('/down', { status: 503 });
});
afterAll(async () => {
  await undertaking.stop();
  rmSync(directory, { recursive: true });
});

test('it is found as it was left: cases, lists of reminders, mails, the feed, and every wait', async () => {
  // Whatever day it is: virtual time goes on from where it stood.
  expect((await undertaking.running.client.now()).slice(0, 10)).toBe(facts.stoppedAt.slice(0, 10));
  const { deliveries: _ofThen, ...before } = facts.before;
  expect(await tellUndertaking(undertaking, facts.cases, facts.feed)).toMatchObject(before);
});

/** Kinds of mails that commits of then did not make. */
const toldSince = new Set(Object.entries(tellings).flatMap(([kind, { since }]) => (since === undefined ? [] : [kind])));

/** Since then an office that holds a clock is not asked to press itself: the one above it is told. */
const toTheOneAbove = /(?:he-xincheng|lyu-shuqin|qin-zhongwen) overdue-office office dispatch/u;

const linesSchema = z.record(z.string(), z.array(z.string()));

/** A member is no longer told when others were reminded. */
function eventsSeen(told: unknown): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(linesSchema.parse(told)).map(([name, lines]) => [
      name,
      undertaking.ids.has(`${name}:reader`) ? lines.filter((line) => !line.includes(' AlarmSounded ')) : lines,
    ]),
  );
}

/** Notices by the day they go on, without the kinds that are new: what is prompt goes some minutes earlier than it did. */
function noticesOfThen(told: unknown): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(linesSchema.parse(told)).map(([name, lines]) => [
      name,
      lines
        .filter((line) => !line.split(' ').some((word) => toldSince.has(word)) && !toTheOneAbove.test(line))
        .map((line) => line.replace(/ \d\d:\d\d /u, ' '))
        .sort(),
    ]),
  );
}

/** Who had a mail on which day. */
const readersOf = (told: unknown): string[] => [
  ...new Set(
    z
      .array(z.string())
      .parse(told)
      .map((line) => line.split(' '))
      .map(([day, , reader]) => `${day ?? ''} ${reader ?? ''}`),
  ),
];

test('acts and silence lead to the same stages, notices, mails and events as they did then', { timeout: 600_000 }, async () => {
  const { client } = undertaking.running;
  const policy = { ...dailyPolicy, version: 'as-then' };
  const inForceFrom = (await client.now()).slice(0, 10);
  await client.as(sampleAdministrator(), 'POST', '/v1/policies', { key: 'as-then', body: { policy, inForceFrom } });
  await undertaking.takes('after', facts.continuation);
  const { events, reminders, mails, ...after } = await tellUndertaking(undertaking, facts.cases, facts.feed);
  const { events: eventsThen, reminders: remindersThen, mails: mailsThen, ...same } = facts.after;
  // Plans and imports came since.
  const running = Object.fromEntries(
    Object.entries(z.record(z.string(), z.unknown()).parse(after.running)).filter(([name]) => !/PlanRun|ImportRun/u.test(name)),
  );
  for (const [what, told] of Object.entries(same)) expect({ ...after, running }[what], what).toEqual(told);
  expect(eventsSeen(events)).toEqual(eventsSeen(eventsThen));
  expect(noticesOfThen(reminders)).toEqual(noticesOfThen(remindersThen));
  expect(readersOf(mails)).toEqual(expect.arrayContaining(readersOf(mailsThen)));
});

test('receivers that were behind get what they missed, in the bytes of then', () => {
  const late: Record<string, string[]> = {};
  for (const { path, body, event } of undertaking.inbox.received) {
    const { time } = JSON.parse(body) as { readonly time: string };
    if (event.sequence === undefined || time > facts.stoppedAt) continue;
    (late[path] ??= []).push(body.replaceAll(undertaking.running.client.address, 'https://tian.example'));
  }
  expect(byPath(late)).toEqual(byPath(facts.late));
});

function byPath(bodies: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(bodies).map(([path, all]) => [path, [...new Set(all)].sort()]));
}
