import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addDays } from '#core/calendar/calendar-date.ts';
import { directoryKey } from '#core/ledger/keys.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import type { Told } from '#test/support/api-in-memory.ts';
import { aContent } from '#test/support/a-content.ts';
import { body } from '#test/support/product-in-memory.ts';

const type = (name: string): string => `urn:proposal-pipeline:problem:${name}`;
let api: ApiInMemory;
let logged: string[];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  logged = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void logged.push(line));
  api = await ApiInMemory.withDirectory();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const create = (person: string, owner: unknown = 'me', key = api.freshKey()): Promise<Told> =>
  api.ask(person, 'POST', '/v1/calendar-feeds', { body: { owner }, key });
const revoke = (person: string, id: unknown, key = api.freshKey()): Promise<Told> =>
  api.ask(person, 'DELETE', `/v1/calendar-feeds/${String(id)}`, { key });
const list = async (person: string): Promise<Record<string, unknown>[]> =>
  (await api.ask(person, 'GET', '/v1/calendar-feeds')).body['feeds'] as Record<string, unknown>[];
/** As a calendar does: without a token, by the address alone. */
const fetchAt = (url: unknown, headers: Record<string, string> = {}): Promise<Told> =>
  api.ask(undefined, 'GET', new URL(String(url)).pathname, { headers });
const subscribed = async (person: string, owner = 'me'): Promise<string> => String((await create(person, owner)).body['url']);
const summaries = async (url: string): Promise<string[]> =>
  [...(await fetchAt(url)).text.matchAll(/^SUMMARY:(.*)\r$/gm)].map(([, summary]) => summary!);
const record = async (person: string, changes: object): Promise<void> => {
  await api.product.append(directoryKey(body), '2026-03-02T02:00:00.000Z', [
    { type: 'PersonRecorded', person: { ...aDirectory().people.get(person), ...changes } },
  ]);
};

describe('a new feed', () => {
  it('is answered with its address, once: the same key again tells the feed without it', async () => {
    const told = await create('lin', 'me', 'k');
    expect(told).toMatchObject({
      status: 201,
      body: {
        id: expect.stringMatching(/^f[0-9a-f]{20}$/),
        owner: 'me',
        createdAt: '2026-03-02T02:00:00.000Z',
        inForce: true,
        url: expect.stringMatching(/^https:\/\/localhost\/calendars\/[A-Za-z0-9_-]{43}\.ics$/),
      },
    });
    const { url: _, ...withoutAddress } = told.body;
    expect(await create('lin', 'me', 'k')).toMatchObject({ status: 201, body: withoutAddress });
    expect((await create('lin', 'me', 'k')).body).not.toHaveProperty('url');
    expect(await list('lin')).toEqual([withoutAddress]);
  });

  it('has the scheme and host by which it was asked for', async () => {
    const asked = { body: { owner: 'me' }, key: 'k', headers: { 'X-Forwarded-Proto': 'http' } };
    expect((await api.ask('lin', 'POST', '/v1/calendar-feeds', asked)).body['url']).toMatch(/^http:\/\/localhost\/calendars\//);
  });

  it('has a secret of its own each time', async () => {
    const urls = [await subscribed('lin'), await subscribed('lin'), await subscribed('shen')];
    expect(new Set(urls).size).toBe(3);
  });

  it('of one key cannot be somebody else’s or another owner’s', async () => {
    await create('transport-clerk', 'me', 'k');
    expect(await create('transport-clerk', 'my-unit', 'k')).toMatchObject({ status: 422, body: { type: type('command-id-reused') } });
    expect((await create('parks-clerk', 'me', 'k')).body).toHaveProperty('url');
  });

  it('asked for twice at once is one feed with one address', async () => {
    const both = await Promise.all([create('lin', 'me', 'k'), create('lin', 'me', 'k')]);
    expect(both.filter(({ body: told }) => 'url' in told)).toHaveLength(1);
    expect(await list('lin')).toHaveLength(1);
  });

  it('of a unit is for those who handle its cases', async () => {
    expect(await create('transport-clerk', 'my-unit')).toMatchObject({
      status: 201,
      body: { owner: 'my-unit', unit: { id: 'transport', name: '云澜区交通运输局' } },
    });
    for (const person of ['lin', 'cao', 'du', 'auditor']) {
      expect(await create(person, 'my-unit'), person).toMatchObject({ status: 403, body: { type: type('not-in-unit') } });
    }
  });

  it.each([
    ['another’s', { owner: 'transport' }],
    ['a person by id', { owner: { personId: 'lin' } }],
    ['a unit beside it', { owner: 'my-unit', unitId: 'parks' }],
    ['nobody', {}],
  ])('for %s is refused', async (_whose, sent) => {
    expect(await api.ask('transport-clerk', 'POST', '/v1/calendar-feeds', { body: sent, key: 'k' })).toMatchObject({ status: 400 });
    expect(await list('transport-clerk')).toEqual([]);
  });

  it('needs a key, and the directory: the first administrator has none', async () => {
    expect(await api.ask('lin', 'POST', '/v1/calendar-feeds', { body: { owner: 'me' } })).toMatchObject({ status: 400 });
    expect(await create('first-administrator')).toMatchObject({ status: 403, body: { type: type('unknown-person') } });
  });

  it('is the twentieth at most, until one is taken back', async () => {
    for (let made = 0; made < 20; made += 1) await create('lin');
    expect(await create('lin')).toMatchObject({ status: 409, body: { type: type('too-many-calendar-feeds'), facts: { limit: 20 } } });
    await revoke('lin', (await list('lin'))[0]!['id']);
    expect((await create('lin')).status).toBe(201);
  });
});

describe('the calendar at an address', () => {
  it('is what the person must do, open and done, as iCalendar', async () => {
    const url = await subscribed('transport-clerk');
    await api.inHandling();
    const told = await fetchAt(url);
    expect(told.status).toBe(200);
    expect(told.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8');
    expect(told.headers.get('Cache-Control')).toBe('private');
    expect(told.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(told.text).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(await summaries(url)).toEqual(['第1号 签收', '第1号 办理答复']);
    expect(told.text.match(/STATUS:\w+/g)).toEqual(['STATUS:CANCELLED', 'STATUS:CONFIRMED']);
  });

  it('links to the case’s page at the same address, and tells nothing of what it is about', async () => {
    const url = await subscribed('transport-clerk', 'my-unit');
    const id = await api.inHandling('lin', aContent({ coSigners: ['shen'] }));
    const { text } = await fetchAt(url);
    expect(text).toContain(`URL;VALUE=URI:https://localhost/cases/${id}`);
    expect(text).not.toMatch(/【|步道|照明|林若溪|陶安|交通|\blin\b|\bshen\b|transport/);
  });

  it('of a unit has the unit’s alone; of the office its role’s', async () => {
    const [unit, office, member] = [await subscribed('parks-clerk', 'my-unit'), await subscribed('du'), await subscribed('lin')];
    await api.answered();
    expect(await summaries(unit)).toEqual(['第1号 签收', '第1号 会办意见']);
    expect(await summaries(office)).toEqual(['第1号 交办']);
    expect(await summaries(member)).toEqual(['第1号 委员反馈']);
  });

  it('keeps what ended for sixty days, counted from its end', async () => {
    const url = await subscribed('cao');
    const id = await api.submits();
    await api.does('cao', id, 'file');
    for (const [days, kept] of [
      [59, 1],
      [61, 0],
    ] as const) {
      vi.setSystemTime(new Date(`${addDays('2026-03-02', days)}T02:00:00.000Z`));
      expect(await summaries(url), `${days} days`).toHaveLength(kept);
    }
  });

  it('keeps what is open however long it is overdue', async () => {
    const url = await subscribed('cao');
    await api.submits();
    vi.setSystemTime(new Date('2028-03-02T02:00:00.000Z'));
    expect(await summaries(url)).toEqual(['未编号提案 审查立案']);
  });

  it('is the same while nothing changes, and then not sent again', async () => {
    const url = await subscribed('transport-clerk');
    const id = await api.inHandling();
    const first = await fetchAt(url);
    const etag = first.headers.get('ETag')!;
    vi.setSystemTime(new Date('2026-03-05T09:00:00.000Z'));
    expect((await fetchAt(url)).text).toBe(first.text);
    for (const seen of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await fetchAt(url, { 'If-None-Match': seen });
      expect([again.status, again.text, again.headers.get('ETag')]).toEqual([304, '', etag]);
      expect(again.headers.get('Cache-Control')).toBe('private');
    }
    await api.does('parks-clerk', id, 'give-opinion', { text: '同意。' });
    expect((await fetchAt(url, { 'If-None-Match': etag })).status).toBe(304);
    await api.does('transport-clerk', id, 'issue-reply', { class: 'B', text: '列入计划。' });
    expect((await fetchAt(url, { 'If-None-Match': etag })).status).toBe(200);
  });

  it('notes the day on which it was read, once a day', async () => {
    const url = await subscribed('lin');
    expect((await list('lin'))[0]).not.toHaveProperty('lastReadOn');
    await fetchAt(url);
    await fetchAt(url);
    // Half past midnight in China.
    vi.setSystemTime(new Date('2026-03-02T16:30:00.000Z'));
    expect((await list('lin'))[0]).toMatchObject({ lastReadOn: '2026-03-02' });
    await fetchAt(url);
    expect((await list('lin'))[0]).toMatchObject({ lastReadOn: '2026-03-03' });
    expect(api.feeds.marked).toBe(2);
  });

  it('of however many cases fits one answer: the most urgent and what ended last', async () => {
    const url = await subscribed('cao');
    const deadlines = vi.spyOn(api.product.views, 'deadlines');
    await fetchAt(url);
    const bounds = { mostOpen: 700, mostEnded: 200 };
    expect(deadlines.mock.calls.map(([, , query]) => query)).toMatchObject([bounds, bounds]);
  });
});

describe('what is not there', () => {
  const nobody = 'A'.repeat(43);

  it('is told in one way, whether it never was, was revoked, or its maker has left', async () => {
    const [revoked, left, moved] = [await create('lin'), await create('shen'), await create('transport-clerk', 'my-unit')];
    await revoke('lin', revoked.body['id']);
    await record('shen', { active: false });
    await record('transport-clerk', { unitId: 'parks' });
    const answers = [revoked, left, moved].map(({ body: told }) => new URL(String(told['url'])).pathname);
    const paths = [...answers, `/calendars/${nobody}.ics`, '/calendars/x.ics', `/calendars/${nobody}`, '/calendars/%00.ics'];
    const told = await Promise.all(paths.map((path) => api.ask(undefined, 'GET', path)));
    for (const one of told) expect([one.status, one.body['type'], one.text]).toEqual([404, type('calendar-not-found'), told[0]!.text]);
    expect(new Set(told.map(({ headers }) => [...headers].join())).size).toBe(1);
  });

  it('does not open by what is kept of the secret, nor by the feed’s id', async () => {
    const { body: told } = await create('lin');
    for (const guess of [String(told['id']), nobody, String(told['url']).slice(-47, -5)]) {
      expect((await api.ask(undefined, 'GET', `/calendars/${guess}.ics`)).status, guess).toBe(404);
    }
    const stored = JSON.stringify([api.feeds, api.product.views.all]);
    expect(stored).not.toContain(/calendars\/(.*)\.ics/.exec(String(told['url']))![1]);
  });

  it('cannot be written to, and reads no body', async () => {
    const { pathname } = new URL(await subscribed('lin'));
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      expect((await api.ask('lin', method, pathname, { key: 'k', body: {} })).status, method).toBe(404);
    }
    expect((await api.ask(undefined, 'GET', `/calendars/${'A'.repeat(100_000)}.ics`)).status).toBe(404);
  });

  it('is logged in no way: no secret is in any line', async () => {
    const url = await subscribed('lin');
    await fetchAt(url);
    vi.spyOn(api.product.views, 'deadlines').mockRejectedValue(new Error('the store is away'));
    expect((await fetchAt(url)).status).toBe(500);
    expect(logged.join('\n')).toContain('the store is away');
    expect(logged.join('\n')).not.toContain(new URL(url).pathname.slice('/calendars/'.length, -4));
  });
});

describe('taking a feed back', () => {
  it('ends it at once and for ever, and may be repeated', async () => {
    const { body: told } = await create('lin', 'me', 'k');
    const { id, url } = told;
    expect(await revoke('lin', id)).toMatchObject({ status: 200, body: { id, revokedAt: '2026-03-02T02:00:00.000Z' } });
    expect((await fetchAt(url)).status).toBe(404);
    vi.setSystemTime(new Date('2026-03-03T02:00:00.000Z'));
    expect((await revoke('lin', id)).body).toEqual({ id, revokedAt: '2026-03-02T02:00:00.000Z' });
    expect(await list('lin')).toEqual([]);
    expect((await create('lin', 'me', 'k')).body).toMatchObject({ id, inForce: false });
    expect((await create('lin', 'me', 'k')).body).not.toHaveProperty('url');
  });

  it('is its maker’s alone', async () => {
    const { body: told } = await create('transport-clerk', 'my-unit');
    for (const person of ['lin', 'parks-clerk', 'administrator', 'du']) {
      expect(await revoke(person, told['id']), person).toMatchObject({ status: 404, body: { type: type('calendar-not-found') } });
    }
    expect((await fetchAt(told['url'])).status).toBe(200);
    expect(await list('parks-clerk')).toEqual([]);
  });

  it('needs a key, and an id that is one', async () => {
    const { body: told } = await create('lin');
    expect((await api.ask('lin', 'DELETE', `/v1/calendar-feeds/${String(told['id'])}`)).status).toBe(400);
    expect((await revoke('lin', 'a%23b')).status).toBe(400);
    expect((await revoke('lin', 'f0')).status).toBe(404);
  });

  it('is still possible for a feed of a unit one has left, which says so', async () => {
    const { body: told } = await create('transport-clerk', 'my-unit');
    await record('transport-clerk', { unitId: 'parks' });
    expect(await list('transport-clerk')).toMatchObject([{ id: told['id'], inForce: false }]);
    expect((await revoke('transport-clerk', told['id'])).status).toBe(200);
  });
});
