import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import { extendDeadline } from '#test/support/extend-deadline.ts';
import { clerks, RunningCloud } from '#test/support/running-cloud.ts';
import { SubscribedPlatform } from '#test/support/subscribed-platform.ts';
import { recordSamples, startSampleCloud } from '#tools/sample-cloud.ts';
import { sampleAdministrator } from '#tools/samples.ts';

// Story 10, its second half: what each message says, and the calendar feed of the same deadlines.

const createdSchema = z.object({ id: z.string(), secret: z.string() });
const lightsSchema = z.object({ light: z.string(), tasks: z.array(z.object({ clockId: z.string(), light: z.string() })) });
const papersSchema = z.object({ documents: z.array(z.object({ kind: z.string(), number: z.string(), clockId: z.string() })) });
const worklistSchema = z.object({
  items: z.array(z.object({ case: z.object({ id: z.string() }), task: z.object({ clockId: z.string(), dueOn: z.string() }) })),
});

let platform: SubscribedPlatform;
let running: RunningCloud;
let feed: string;
let keys = 0;

beforeAll(async () => {
  platform = await SubscribedPlatform.open();
  const parameters = { HeartbeatSchedule: 'rate(10 days)' };
  const beginAt = Date.parse('2026-01-19T01:00:00.000Z');
  running = new RunningCloud(
    await startSampleCloud({ dataDir: 'memory', port: 0, beginAt, loopbackReceivers: platform.address, parameters }),
  );
  await recordSamples(running.client);
  platform.now = () => running.cloud.clock.now();
  const endpoint = { key: 'story-10-endpoint', body: { url: platform.url } };
  ({ secret: platform.secret } = createdSchema.parse(await running.client.as(sampleAdministrator(), 'POST', '/v1/webhooks', endpoint)));
  const own = { key: 'story-10-feed', body: { owner: 'my-unit' } };
  ({ url: feed } = z.object({ url: z.string() }).parse(await running.client.as(clerks.police, 'POST', '/v1/calendar-feeds', own)));
  await running.settle();
});
afterAll(async () => {
  await running.stop();
  await platform.close();
});

const key = (): string => `story-10-${(keys += 1)}`;

/** What the last message of the type about the case says. */
const told = (id: string, type: string) =>
  platform.messages.findLast((one) => one.type === type && one.data.proposalId === id)?.data ?? { none: type };

const sorted = (all: readonly { readonly data: unknown }[]): string[] => all.map(({ data }) => canonicalJson(data)).toSorted();
const of = (event: ICAL.Component, name: string): string => String(event.getFirstPropertyValue(name));

interface Entry {
  readonly uid: string;
  readonly on: string;
  readonly status: string;
  readonly sequence: number;
}

/** The events of the feed, as a calendar program reads them without signing in. */
async function entries(): Promise<Entry[]> {
  const calendar = new ICAL.Component(ICAL.parse(await (await fetch(feed)).text()));
  return calendar.getAllSubcomponents('vevent').map((event) => ({
    uid: of(event, 'uid'),
    on: of(event, 'dtstart'),
    status: of(event, 'status'),
    sequence: Number(of(event, 'sequence')),
  }));
}

describe('each message says by codes what came to pass', () => {
  let id: string;

  test('that a unit signed, or silence did for it', async () => {
    id = await running.submit();
    await running.command('ding-wenlan', id, 'file');
    await running.command('lyu-shuqin', id, 'dispatch', {
      lead: { unitId: 'police' },
      coHandlers: [{ unitId: 'edu', due: { on: '2026-01-27' } }],
    });
    await running.command(clerks.police, id, 'sign-for');
    expect(told(id, 'assignment.signed_for')).toMatchObject({ unitId: 'police', deemed: false });
    await running.client.advance('P4D');
    expect(told(id, 'assignment.signed_for')).toMatchObject({ unitId: 'edu', deemed: true });
  });

  test('that a co-handler is escalated: the case is red here and there, and the paper has its number', async () => {
    await running.client.advance('P6D');
    const escalated = told(id, 'proposal.escalated');
    expect(escalated).toMatchObject({ clock: 'opinion', unitId: 'edu', dueAt: '2026-01-27T16:00:00.000Z', status: { light: 'red' } });
    expect(escalated).toMatchObject({ status: { shares: [{ light: 'green' }, { light: 'red' }] } });
    const read = lightsSchema.parse(await running.client.as('feng-yijian', 'GET', `/v1/proposals/${id}`));
    expect([read.light, ...read.tasks.map(({ light }) => light)]).toEqual(['red', 'green', 'red']);
    const { documents } = papersSchema.parse(await running.client.as('feng-yijian', 'GET', `/v1/proposals/${id}/documents`));
    const issued = platform.messages.filter(({ type }) => type === 'document.issued').map(({ data }) => data);
    expect(documents.length).toBeGreaterThan(0);
    expect(issued).toMatchObject(
      documents.map(({ kind, number }) => ({
        document: kind,
        number,
        proposalId: id,
        unitId: 'edu',
        clock: 'opinion',
        dueOn: '2026-01-27',
      })),
    );
  });

  test('with its class and number that a reply is out, how it was judged and how the case ended', async () => {
    await running.command(clerks.edu, id, 'give-opinion', { text: '同意，将配合落实。' });
    expect(told(id, 'assignment.opinion_given')).toMatchObject({ status: { light: 'green' } });
    await running.command(clerks.police, id, 'issue-reply', { class: 'B', text: '现答复如下：列入年度计划。' });
    const letter = (await running.read(id)).assignments[0]?.replies[0]?.letterNumber;
    expect(told(id, 'assignment.replied')).toMatchObject({ class: 'B', letterNumber: letter, round: 0 });
    const comment = '整改时限仍不明确。';
    await running.command('shen-ruoxi', id, 'give-feedback', { attitude: 'satisfied', result: 'not', comment });
    expect(told(id, 'proposal.feedback_given')).toMatchObject({ attitude: 'satisfied', result: 'not', round: 0 });
    expect(told(id, 'assignment.redo_opened')).toMatchObject({ round: 1 });
    await running.command(clerks.police, id, 'issue-reply', { class: 'A', text: '现答复如下：已经完成。' });
    await running.command('shen-ruoxi', id, 'give-feedback', { attitude: 'satisfied', result: 'satisfied' });
    expect(told(id, 'proposal.closed')).toMatchObject({ outcome: 'satisfied', status: { stage: 'closed', light: 'grey' } });
    expect(JSON.stringify(platform.messages)).not.toContain('时限');
  });

  test('and why a proposal was declined', async () => {
    const declined = await running.submit();
    await running.command('ding-wenlan', declined, 'decline', { reasonCode: 'academic', explanation: '属学术研讨。' });
    expect(told(declined, 'proposal.declined')).toMatchObject({ reasonCode: 'academic', status: { stage: 'declined' } });
  });

  test('all of it as the catch-up list has it, each by the schema that it names', async () => {
    await running.client.advance('PT5S');
    const listed = z
      .object({ events: z.array(z.looseObject({ id: z.string(), dataschema: z.string(), data: z.looseObject({ schema: z.int() }) })) })
      .parse(await running.client.as(sampleAdministrator(), 'GET', '/v1/events?limit=200')).events;
    expect(sorted(listed)).toEqual(sorted(platform.messages));
    for (const { dataschema, data } of listed) {
      const { $id: _id, ...document } = z.looseObject({ $id: z.string() }).parse(await (await fetch(dataschema)).json());
      expect(z.fromJSONSchema(document).safeParse(data).error, dataschema).toBeUndefined();
      expect(dataschema).toContain(`.v${data.schema}.json`);
    }
  });
});

describe('my calendar feed', () => {
  const entryOf = async (id: string, clockId: string) => (await entries()).filter(({ uid }) => uid.startsWith(`${id}.${clockId}@`));

  test('shows every deadline of mine, each once and on its day', async () => {
    for (let count = 0; count < 3; count += 1) await running.dispatched();
    const { items } = worklistSchema.parse(await running.client.as(clerks.police, 'GET', '/v1/worklist?limit=200'));
    expect(items.length).toBeGreaterThan(5);
    const shown = (await entries()).filter(({ status }) => status !== 'CANCELLED').map(({ uid, on }) => `${uid.split('@')[0]} ${on}`);
    expect(shown.toSorted()).toEqual(items.map((item) => `${item.case.id}.${item.task.clockId} ${item.task.dueOn}`).toSorted());
  });

  test('an answered one is cancelled', async () => {
    const id = await running.dispatched();
    const [open] = await entryOf(id, 'a1.reply');
    await running.answered(id);
    expect(await entryOf(id, 'a1.reply')).toEqual([{ ...open, status: 'CANCELLED', sequence: (open?.sequence ?? 0) + 1 }]);
  });

  test('an extended one moved, not doubled, and the platform hears of it with the new day', async () => {
    const id = await running.dispatched();
    const [before] = await entryOf(id, 'a1.reply');
    await extendDeadline(running, id, 'a1.reply', 20);
    const after = await entryOf(id, 'a1.reply');
    expect(after).toMatchObject([{ uid: before?.uid, status: before?.status, sequence: 1 }]);
    expect(Date.parse(after[0]?.on ?? '') - Date.parse(before?.on ?? '')).toBe(20 * 24 * 3_600_000);
    const moved = told(id, 'proposal.deadline_moved');
    expect(moved).toMatchObject({ clock: 'reply', unitId: 'police', dueAt: `${after[0]?.on}T16:00:00.000Z` });
  });

  test('is nobody’s any more once it is taken back', async () => {
    const [own] = z
      .object({ feeds: z.array(z.object({ id: z.string() })) })
      .parse(await running.client.as(clerks.police, 'GET', '/v1/calendar-feeds')).feeds;
    await running.client.as(clerks.police, 'DELETE', `/v1/calendar-feeds/${own?.id}`, { key: key() });
    expect((await fetch(feed)).status).toBe(404);
  });
});
