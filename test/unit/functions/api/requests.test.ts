import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { proposalKey } from '#core/ledger/keys.ts';
import { aContent } from '#test/support/a-content.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { body } from '#test/support/product-in-memory.ts';

let api: ApiInMemory;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-14T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
  api = await ApiInMemory.withDirectory();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const submit = (sent: unknown, headers: Record<string, string> = {}) =>
  api.ask('lin', 'POST', '/v1/proposals', { body: sent, headers: { 'Idempotency-Key': 'k', ...headers } });
const file = (id: string, headers: Record<string, string>, sent: unknown = {}) =>
  api.ask('cao', 'POST', `/v1/proposals/${id}/commands/file`, { body: sent, headers });
const type = (name: string): string => `urn:proposal-pipeline:problem:${name}`;
const commits = (id: string): number => api.product.ledger.log(proposalKey(body, id)).length;

describe('submitting', () => {
  it('answers what it made, its version in the ETag', async () => {
    const told = await submit(aContent());
    expect(told).toMatchObject({
      status: 201,
      body: { version: 1, stage: 'in-review', events: [{ type: 'ProposalSubmitted' }, { type: 'ClockOpened' }] },
    });
    expect(told.headers.get('ETag')).toBe('"1"');
    expect(told.headers.get('Cache-Control')).toBe('no-store');
  });

  it('keeps a draft when asked', async () => {
    expect(await submit({ ...aContent(), draft: true })).toMatchObject({ status: 201, body: { stage: 'draft' } });
  });

  it.each([
    ['no title', { title: undefined }, 'title'],
    ['an empty title', { title: '　 ' }, 'title'],
    ['a title of two lines', { title: '一\n二' }, 'title'],
    ['a title too long', { title: '长'.repeat(101) }, 'title'],
    ['a control character', { matter: 'a\u0000b' }, 'matter'],
    ['half a character', { matter: '\uD83D' }, 'matter'],
    ['a title nobody can see', { title: '\u200B\u200D' }, 'title'],
    ['a title that reads backwards', { title: '关于\u202E的提案' }, 'title'],
    ['a number for a text', { matter: 7 }, 'matter'],
    ['no suggestion', { suggestions: [] }, 'suggestions'],
    ['an empty suggestion', { suggestions: ['好', ''] }, 'suggestions.1'],
    ['too many suggestions', { suggestions: Array.from({ length: 21 }, () => '好') }, 'suggestions'],
    ['a text for a list', { coSigners: 'shen' }, 'coSigners'],
    ['an unknown kind', { kind: 'private' }, 'kind'],
    ['a session that is no identifier', { session: '六届' }, 'session'],
    ['a field nobody knows', { secret: true }, ''],
    ['a field of the prototype', JSON.parse('{"__proto__": {"kind": "party"}}'), ''],
  ])('%s is told by its path, in both languages, and nothing is kept', async (_what, changes, path) => {
    const sent =
      typeof changes === 'object' && Object.hasOwn(changes, '__proto__')
        ? JSON.stringify(aContent()).replace('{', '{"__proto__":{"kind":"party"},')
        : { ...aContent(), ...changes };
    const told = await submit(sent);
    expect(told).toMatchObject({ status: 400, body: { type: type('invalid-request') } });
    const { errors } = told.body as { errors: { path: string; message: string; messageEn: string }[] };
    expect(errors.map((error) => error.path)).toContain(path);
    for (const { message, messageEn } of errors) {
      expect(message).toMatch(/\p{Script=Han}/u);
      expect(messageEn).toMatch(/^[\p{ASCII}]+$/u);
    }
    expect(await api.product.views.inStage(body, 'in-review', { after: '', before: '~', limit: 9 })).toEqual([]);
  });

  it.each(['', '   '])('an empty body (%j) is told as what it lacks, or as no JSON', async (sent) => {
    expect((await submit(sent)).status).toBe(400);
  });

  it.each(['{', '[]', 'null', '"text"', '7', '{"title":', '\u0000', '<xml/>'])(
    'a body that is no JSON object (%j) is told so',
    async (sent) => {
      expect(await submit(sent)).toMatchObject({ status: 400, body: { type: type('not-json') } });
    },
  );

  it('a body that nests without end is refused like any other', async () => {
    expect((await submit(`{"title":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).status).toBe(400);
  });

  it('a huge body is refused before it is read', async () => {
    const told = await submit({ ...aContent(), matter: '大'.repeat(110_000) });
    expect(told).toMatchObject({ status: 413, body: { type: type('too-large'), facts: { limit: 300_000 } } });
  });

  it('texts keep their characters: rare ideographs, emoji, quotes, line ends as one', async () => {
    const matter = '𠮷野家旁 🚲 "停车" <b>&amp;\r\n第二行';
    const id = await api.submits('lin', aContent({ matter }));
    expect((await api.ask('lin', 'GET', `/v1/proposals/${id}`)).body['content']).toMatchObject({
      matter: '𠮷野家旁 🚲 "停车" <b>&amp;\n第二行',
    });
  });
});

describe('the Idempotency-Key', () => {
  it.each([undefined, '', ' ', 'zwei Wörter', '键', 'a'.repeat(129), 'a b'])('%j is refused: a new action needs one', async (key) => {
    const told = await api.ask('lin', 'POST', '/v1/proposals', {
      body: aContent(),
      headers: key === undefined ? {} : { 'Idempotency-Key': encodeURI(key) === key || key === 'a b' ? key : 'é' },
    });
    expect(told).toMatchObject({ status: 400, body: { type: type('idempotency-key-missing') } });
  });

  it('sent twice makes one proposal, and answers the same', async () => {
    const [first, second] = [await submit(aContent()), await submit(aContent())];
    expect(second.body).toEqual(first.body);
    expect(second.status).toBe(201);
    expect(commits(String(first.body['id']))).toBe(1);
  });

  it('of two people makes two', async () => {
    const ids = [await api.submits('lin', aContent(), 'k'), await api.submits('shen', aContent(), 'k')];
    expect(new Set(ids).size).toBe(2);
  });

  it('sent twice at once makes one commit', async () => {
    const id = await api.submits();
    const answers = await Promise.all([1, 2, 3].map(() => file(id, { 'Idempotency-Key': 'once' })));
    expect(answers.map(({ status, body: answer }) => [status, answer])).toEqual(answers.map(() => [200, answers[0]!.body]));
    expect(commits(id)).toBe(2);
  });

  it('answers what it did then, also when the case has moved on', async () => {
    const id = await api.submits();
    const first = await file(id, { 'Idempotency-Key': 'once' });
    await api.settles(id);
    await api.does('du', id, 'dispatch', { lead: { unitId: 'transport' } });
    expect((await file(id, { 'Idempotency-Key': 'once' })).body).toEqual(first.body);
  });

  it.each([
    ['another body', 'decline', { reasonCode: 'litigation' }],
    ['another command', 'file', {}],
  ])('used for %s is refused', async (_what, command, sent) => {
    const id = await api.submits();
    await api.ask('cao', 'POST', `/v1/proposals/${id}/commands/decline`, { body: { reasonCode: 'academic' }, key: 'k' });
    expect(await api.ask('cao', 'POST', `/v1/proposals/${id}/commands/${command}`, { body: sent, key: 'k' })).toMatchObject({
      status: 422,
      body: { type: type('command-id-reused') },
    });
  });

  it('used for another proposal is refused', async () => {
    await submit(aContent());
    expect(await submit(aContent({ title: '另一件' }))).toMatchObject({ status: 422, body: { type: type('command-id-reused') } });
  });
});

describe('If-Match', () => {
  it('of the version seen lets the command through', async () => {
    const id = await api.submits();
    expect(await file(id, { 'Idempotency-Key': 'k', 'If-Match': '"1"' })).toMatchObject({ status: 200, body: { version: 2 } });
  });

  it('of a version that was overtaken is refused, and nothing is lost', async () => {
    const id = await api.submits();
    await api.does('cao', id, 'return-for-revision', { opinion: '请补充。' });
    expect(await file(id, { 'Idempotency-Key': 'k', 'If-Match': '"1"' })).toMatchObject({
      status: 412,
      body: { type: type('version-conflict'), facts: { expected: 1, actual: 2 } },
    });
    expect(commits(id)).toBe(2);
  });

  it.each(['1', '*', 'W/"1"', '""', '"-1"', '"1", "2"', '"1e3"', '"12345678901"'])('%s is told as malformed', async (ifMatch) => {
    const id = await api.submits();
    expect(await file(id, { 'Idempotency-Key': 'k', 'If-Match': ifMatch })).toMatchObject({
      status: 400,
      body: { type: type('invalid-if-match') },
    });
  });

  it('of a case that is not one’s own tells no version', async () => {
    const id = await api.submits();
    const ask = (of: string) =>
      api.ask('shen', 'POST', `/v1/proposals/${of}/commands/file`, { body: {}, headers: { 'Idempotency-Key': 'k', 'If-Match': '"9"' } });
    const [foreign, unknown] = [await ask(id), await ask('p0')];
    expect(foreign).toMatchObject({ status: 404, text: unknown.text });
  });
});

describe('a path', () => {
  it.each([
    '/v1/proposals/p0',
    '/v1/proposals/..',
    '/v1/proposals/%2e%2e%2f',
    '/v1/proposals/p0%23x',
    '/v1/proposals/p0%00',
    '/v1/proposals/%E0%A4%A',
    `/v1/proposals/${'p'.repeat(3000)}`,
    '/v1/proposals/p0/history',
    '/v1/proposals/p0/',
    '/v1//proposals',
    '/v1/nothing',
    '/v2/proposals',
    '/docs/../v1/worklist%20',
  ])('%s finds nothing, in a way that says so', async (path) => {
    const told = await api.ask('cao', 'GET', path);
    expect([400, 404]).toContain(told.status);
    expect(told.headers.get('Content-Type')).toContain('application/problem+json');
  });

  it.each(['DELETE', 'PATCH', 'PUT'])('%s of a proposal is no route', async (method) => {
    expect((await api.ask('cao', method, '/v1/proposals/p0', { key: 'k' })).status).toBe(404);
  });

  it('an unknown command is told with the known ones', async () => {
    const id = await api.submits();
    const told = await api.ask('cao', 'POST', `/v1/proposals/${id}/commands/constructor`, { body: {}, key: 'k' });
    expect(told).toMatchObject({
      status: 404,
      body: { type: type('unknown-command'), facts: { known: expect.arrayContaining(['file', 'dispatch']) } },
    });
  });

  it('an unknown query parameter is told by name', async () => {
    const told = await api.ask('cao', 'GET', '/v1/proposals?stages=closed');
    expect(told.status).toBe(400);
    expect(told.text).toContain('stages');
  });
});
