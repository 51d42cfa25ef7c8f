import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findChainFault } from '#core/ledger/hash-chain.ts';
import { directoryKey } from '#core/ledger/keys.ts';
import { relayLog } from '#functions/platform/flow/relay-log.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { body } from '#test/support/product-in-memory.ts';
import { sha256 } from '#test/support/sha256.ts';

const type = (name: string): string => `urn:proposal-pipeline:problem:${name}`;
const unit = { id: 'library', name: '云澜区图书馆', nameEn: 'Yunlan District Library', letterCode: '云图' };
const clerk = { id: 'library-clerk', name: '涂书', roles: ['unit-clerk'], unitId: 'library', email: 'tu@yunlan.example' };
const session = { id: '7-1', name: '七届一次会议', opensOn: '2027-01-11', closesOn: '2027-01-15' };
let api: ApiInMemory;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-14T02:00:00.000Z') });
  api = await ApiInMemory.withDirectory();
});
afterEach(() => void vi.useRealTimers());

const ring = (people: string[]): object => ({ status: 422, body: { type: type('deputy-ring'), facts: { people } } });
const read = (reader: string, query = '') => api.ask(reader, 'GET', `/v1/directory/history${query}`);
const record = (sent: object, headers: Record<string, string> = {}, subject = 'administrator') =>
  api.ask(subject, 'PUT', '/v1/directory', { body: sent, headers: { 'Idempotency-Key': 'k', ...headers } });

describe('recording the directory', () => {
  it('adds what is new, and the new people can come in', async () => {
    expect(await record({ units: [unit], people: [clerk] })).toMatchObject({ status: 200, body: { version: 2, recorded: 2 } });
    await relayLog(api.product, directoryKey(body));
    expect((await api.ask('library-clerk', 'GET', '/v1/me')).body).toMatchObject({ unit: { id: 'library', name: '云澜区图书馆' } });
  });

  it('leaves what is not named as it is, and what is the same unwritten', async () => {
    const same = aDirectory().units.get('parks');
    expect(await record({ units: [same, unit] })).toMatchObject({ body: { recorded: 1 } });
    expect(await record({ units: [same] }, { 'Idempotency-Key': 'k2' })).toMatchObject({ status: 200, body: { version: 2, recorded: 0 } });
    expect((await api.ask('lin', 'GET', '/v1/directory/units')).body['units']).toHaveLength(5);
  });

  it('sent twice is one commit', async () => {
    expect((await record({ units: [unit] })).body).toEqual((await record({ units: [unit] })).body);
    const log = api.product.ledger.log(directoryKey(body));
    expect(log).toHaveLength(2);
    expect(findChainFault(log, sha256)).toBeUndefined();
    expect(log[1]).toMatchObject({ actor: { personId: 'administrator', role: 'administrator' }, command: 'record-directory' });
  });

  it('of a version that was overtaken is refused', async () => {
    await record({ units: [unit] });
    expect(await record({ people: [clerk] }, { 'Idempotency-Key': 'k2', 'If-Match': '"1"' })).toMatchObject({ status: 412 });
  });

  it('is the administrator’s alone', async () => {
    for (const person of ['lin', 'cao', 'he', 'du', 'song', 'transport-clerk', 'auditor']) {
      expect(await record({ units: [unit] }, {}, person), person).toMatchObject({ status: 403, body: { type: type('not-allowed') } });
    }
  });

  it('refuses a person of a unit nobody recorded', async () => {
    expect(await record({ people: [clerk] })).toMatchObject({
      status: 422,
      body: { type: type('unknown-unit'), facts: { unitId: 'library' } },
    });
  });

  it('lets the same call record somebody with the deputy', async () => {
    const people = [
      { ...clerk, deputyId: 'library-leader' },
      { ...clerk, id: 'library-leader', name: '路文' },
    ];
    expect(await record({ units: [unit], people })).toMatchObject({ status: 200, body: { recorded: 3 } });
  });

  it('refuses a deputy whom nobody recorded', async () => {
    expect(await record({ people: [{ ...clerk, unitId: 'parks', deputyId: 'nobody' }] })).toMatchObject({
      status: 422,
      body: { type: type('unknown-deputy'), facts: { personId: 'library-clerk', deputyId: 'nobody' } },
    });
  });

  it('refuses deputies in a ring, in one call or by and by', async () => {
    const [du, song] = [aDirectory().people.get('du'), aDirectory().people.get('song')];
    expect(await record({ people: [{ ...du, deputyId: 'du' }] })).toMatchObject(ring(['du', 'du']));
    const both = [
      { ...du, deputyId: 'song' },
      { ...song, deputyId: 'du' },
    ];
    expect(await record({ people: both })).toMatchObject(ring(['du', 'song', 'du']));
    expect(await record({ people: [both[0]] })).toMatchObject({ status: 200 });
    expect(await record({ people: [both[1]] }, { 'Idempotency-Key': 'k2' })).toMatchObject(ring(['song', 'du', 'song']));
    // Nobody's ring, yet a way into one.
    expect(
      await record(
        {
          people: [
            { ...both[0], deputyId: 'song' },
            { ...song, deputyId: 'song' },
          ],
        },
        { 'Idempotency-Key': 'k3' },
      ),
    ).toMatchObject(ring(['du', 'song', 'song']));
  });

  it.each([
    ['an address that is none', { people: [{ ...clerk, email: 'tu' }] }, 'people.0.email'],
    ['a role nobody has', { people: [{ ...clerk, roles: ['mayor'] }] }, 'people.0.roles.0'],
    ['no role', { people: [{ ...clerk, roles: [] }] }, 'people.0.roles'],
    ['a unit clerk of no unit', { people: [{ id: 'x', name: '谢', roles: ['unit-clerk'] }] }, 'people.0.unitId'],
    ['an id with a key’s mark', { units: [{ ...unit, id: 'a#b' }] }, 'units.0.id'],
    [
      'a day that is none',
      { sessions: [{ id: '7-1', name: '七届一次会议', opensOn: '2027-02-30', closesOn: '2027-03-01' }] },
      'sessions.0.opensOn',
    ],
    ['an id that the system acts under', { people: [{ ...clerk, id: 'alarm' }] }, 'people.0.id'],
    ['a name with a tab', { people: [{ ...clerk, name: '涂\t书' }] }, 'people.0.name'],
    ['a name with a character of no width', { people: [{ ...clerk, nameEn: 'Tu\u200bShu' }] }, 'people.0.name'],
    ['a name over two paragraphs', { units: [{ ...unit, name: '云澜区\u2029图书馆' }] }, 'units.0.name'],
    ['a session’s name with a soft hyphen', { sessions: [{ ...session, name: '七届\u00ad一次会议' }] }, 'sessions.0.name'],
    ['a login with a control', { people: [{ ...clerk, subject: 'tu\u0000' }] }, 'people.0.subject'],
    ['a role named twice', { people: [{ ...clerk, roles: ['unit-clerk', 'unit-clerk'] }] }, 'people.0.roles'],
    ['more roles than there are', { people: [{ ...clerk, roles: Array(2000).fill('unit-clerk') }] }, 'people.0.roles'],
    ['a subject with half a character', { people: [{ ...clerk, subject: '\ud800' }] }, 'people.0.subject'],
    [
      'a session that closes before it opens',
      { sessions: [{ id: '7-1', name: '七届一次会议', opensOn: '2027-03-02', closesOn: '2027-03-01' }] },
      'sessions.0.closesOn',
    ],
    ['a list nobody knows', { rooms: [] }, ''],
  ])('refuses %s, by its path', async (_what, sent, path) => {
    const told = await record(sent);
    expect(told.status).toBe(400);
    expect((told.body['errors'] as { path: string }[]).map((error) => error.path)).toContain(path);
  });
});

describe('a login that somebody else holds', () => {
  it('is refused, and the account stays whose it is', async () => {
    for (const subject of ['du', 'transport-clerk']) {
      expect(await record({ units: [unit], people: [{ ...clerk, subject }] }, { 'Idempotency-Key': `k-${subject}` })).toMatchObject({
        status: 422,
        body: { type: type('login-taken'), facts: { personId: 'library-clerk', holderId: subject } },
      });
    }
    await relayLog(api.product, directoryKey(body));
    expect((await api.ask('du', 'GET', '/v1/me')).body).toMatchObject({ id: 'du' });
  });

  it('was taken over under an older program: it is its holder’s again, and the pointer is put right when one of them is recorded', async () => {
    const thief = { ...clerk, roles: ['administrator'], subject: 'du', active: true };
    await api.product.append(directoryKey(body), '2026-01-14T02:00:00.000Z', [{ type: 'PersonRecorded', person: thief }]);
    await api.product.views.writeSubject('du', body, 'library-clerk');
    expect((await api.ask('du', 'GET', '/v1/me')).body).toMatchObject({ id: 'du', roles: ['dispatcher'] });
    await record({ people: [{ ...thief, unitId: 'parks', subject: 'tu' }] });
    await relayLog(api.product, directoryKey(body));
    expect(await api.product.views.principals('du')).toEqual([{ body, personId: 'du' }]);
    expect((await api.ask('tu', 'GET', '/v1/me')).body).toMatchObject({ id: 'library-clerk' });
  });
});

describe('the history of the directory', () => {
  const granted = { ...aDirectory().people.get('administrator'), roles: ['administrator', 'dispatcher'], email: 'guan2@yunlan.example' };

  it('shows auditors and administrators who granted whom what, and when', async () => {
    await record({ people: [granted] });
    const [latest, first] = (await read('auditor')).body['commits'] as Record<string, unknown>[];
    expect(latest).toMatchObject({
      seq: 2,
      at: '2026-01-14T02:00:00.000Z',
      command: 'record-directory',
      actor: { id: 'administrator', name: '管维', role: 'administrator' },
      entries: [
        {
          entry: 'person',
          id: 'administrator',
          what: 'changed',
          changes: [
            { field: 'roles', before: ['administrator'], after: ['administrator', 'dispatcher'] },
            { field: 'email', withheld: true },
          ],
        },
      ],
    });
    expect(first).toMatchObject({ seq: 1, actor: { id: 'system' } });
    expect((await read('auditor')).text).not.toContain('@');
    expect((await read('administrator')).text).toContain('"before":"administrator@yunlan.example","after":"guan2@yunlan.example"');
  });

  it('tells of one entry alone where asked, and pages', async () => {
    for (const [index, name] of ['甲', '乙', '丙'].entries()) {
      await record({ units: [{ ...unit, name }], people: [{ ...granted, name }] }, { 'Idempotency-Key': `k${index}` });
    }
    const ofUnit = (await read('auditor', '?id=library')).body['commits'] as { seq: number; entries: object[] }[];
    expect(ofUnit.map(({ seq, entries }) => [seq, entries.length])).toEqual([
      [4, 1],
      [3, 1],
      [2, 1],
    ]);
    const seen: number[] = [];
    let query = '?limit=3';
    for (;;) {
      const { commits, next } = (await read('auditor', query)).body as { commits: { seq: number }[]; next?: string };
      seen.push(...commits.map(({ seq }) => seq));
      if (next === undefined) break;
      query = `?limit=3&cursor=${next}`;
    }
    expect(seen).toEqual([4, 3, 2, 1]);
    expect(await read('auditor', '?cursor=x')).toMatchObject({ status: 400, body: { type: type('invalid-cursor') } });
    expect((await read('auditor', '?id=nobody')).body).toEqual({ commits: [] });
  });

  it('keeps what names a robot’s secret to itself', async () => {
    const robot = { kind: 'wecom', host: 'qyapi.weixin.qq.com', address: 'names-the-secret', fingerprint: 'f1' };
    await api.product.append(directoryKey(body), '2026-01-14T02:00:00.000Z', [{ type: 'RobotRecorded', unitId: 'parks', robot }]);
    await api.product.append(directoryKey(body), '2026-01-14T03:00:00.000Z', [{ type: 'RobotRecorded', unitId: 'parks', robot: null }]);
    const told = await read('auditor', '?id=parks&limit=2');
    expect(told.body['commits']).toMatchObject([{ entries: [{ what: 'removed' }] }, { entries: [{ entry: 'robot', what: 'added' }] }]);
    expect(told.text).not.toContain('names-the-secret');
  });

  it('is nobody else’s', async () => {
    for (const reader of ['lin', 'cao', 'he', 'du', 'song', 'transport-clerk', 'transport-leader'])
      expect(await read(reader), reader).toMatchObject({ status: 403, body: { type: type('not-allowed') } });
  });
});

describe('reading the directory', () => {
  it('shows addresses to administrators only', async () => {
    expect((await api.ask('administrator', 'GET', '/v1/directory/people')).text).toContain('lin@yunlan.example');
    for (const person of ['lin', 'cao', 'song', 'transport-clerk', 'auditor']) {
      const told = await api.ask(person, 'GET', '/v1/directory/people');
      expect(told.body['people'], person).toHaveLength(aDirectory().people.size);
      expect(told.text, person).not.toMatch(/@|"email"|"subject"/);
    }
  });

  it('shows a unit’s mailbox to administrators only', async () => {
    await record({ units: [{ ...unit, email: 'library@yunlan.example' }] });
    expect((await api.ask('administrator', 'GET', '/v1/directory/units')).text).toContain('library@yunlan.example');
    for (const person of ['lin', 'du', 'transport-clerk', 'auditor']) {
      expect((await api.ask(person, 'GET', '/v1/directory/units')).text, person).not.toContain('@');
    }
  });

  it('tells administrators and dispatchers whose address failed, and why, until it is mended', async () => {
    const failed = { type: 'AddressFailed', personId: 'lin', email: 'lin@yunlan.example', why: 'bounced' };
    await api.product.append(directoryKey(body), '2026-01-14T02:00:00.000Z', [failed]);
    const toldTo = async (reader: string): Promise<unknown> => {
      const { people } = (await api.ask(reader, 'GET', '/v1/directory/people')).body as { people: { id: string; unreachable?: object }[] };
      return people.flatMap(({ id, unreachable }) => (unreachable === undefined ? [] : [{ id, ...unreachable }]));
    };
    for (const reader of ['administrator', 'du']) expect(await toldTo(reader), reader).toEqual([{ id: 'lin', why: 'bounced' }]);
    for (const reader of ['lin', 'cao', 'song', 'transport-clerk', 'auditor']) expect(await toldTo(reader), reader).toEqual([]);
    expect((await api.ask('du', 'GET', '/v1/directory/people')).text).not.toContain('@');
    await record({ people: [{ ...aDirectory().people.get('lin'), email: 'lin2@yunlan.example' }] });
    expect(await toldTo('administrator')).toEqual([]);
  });

  it('names units and sessions to everybody in it', async () => {
    expect((await api.ask('shen', 'GET', '/v1/directory/units')).body['units']).toContainEqual(aDirectory().units.get('museum'));
    expect((await api.ask('shen', 'GET', '/v1/directory/sessions')).body['sessions']).toContainEqual(aDirectory().sessions.get('6-2'));
  });

  it('tells everybody the rules in force', async () => {
    expect((await api.ask('lin', 'GET', '/v1/policies/current')).body).toMatchObject({ version: 'default-3', redo: { rounds: 2 } });
  });
});

describe('the first administrator', () => {
  it('may begin with an empty directory, and record it', async () => {
    api = new ApiInMemory();
    expect((await api.ask('first-administrator', 'GET', '/v1/me')).body).toMatchObject({ id: 'bootstrap', roles: ['administrator'] });
    const sent = { people: [{ id: 'guan', name: '管维', roles: ['administrator'], subject: 'first-administrator' }] };
    expect((await record(sent, {}, 'first-administrator')).status).toBe(200);
    await relayLog(api.product, directoryKey(body));
    expect((await api.ask('first-administrator', 'GET', '/v1/me')).body).toMatchObject({ id: 'guan' });
  });

  it('that the directory has set inactive may no more', async () => {
    await record({ people: [{ id: 'guan', name: '管维', roles: ['administrator'], subject: 'first-administrator', active: false }] });
    await relayLog(api.product, directoryKey(body));
    expect((await api.ask('first-administrator', 'GET', '/v1/me')).status).toBe(403);
  });

  it('gives no case commands and reads no case', async () => {
    const id = await api.submits();
    expect((await api.ask('first-administrator', 'GET', `/v1/proposals/${id}`)).status).toBe(404);
    expect((await api.ask('first-administrator', 'GET', '/v1/proposals')).status).toBe(403);
  });
});
