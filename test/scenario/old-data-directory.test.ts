import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordedFacts, Undertaking, unpackRecorded } from '#test/support/old-directory.ts';
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

test('acts and silence lead to the same stages, notices, mails and events as they did then', { timeout: 600_000 }, async () => {
  await undertaking.takes('after', facts.continuation);
  const after = await tellUndertaking(undertaking, facts.cases, facts.feed);
  for (const [what, told] of Object.entries(facts.after)) expect(after[what], what).toEqual(told);
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
