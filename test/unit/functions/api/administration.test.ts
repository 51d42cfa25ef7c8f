import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { directoryKey } from '#core/ledger/keys.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { body } from '#test/support/product-in-memory.ts';

const others = ['lin', 'cao', 'du', 'song', 'transport-clerk', 'auditor'];
let api: ApiInMemory;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-14T02:00:00.000Z') });
  api = await ApiInMemory.withDirectory();
});
afterEach(() => void vi.useRealTimers());

const preview = (sent: object, subject = 'administrator') => api.ask(subject, 'POST', '/v1/directory/preview', { body: sent });
const readForm = (name: string, subject = 'administrator') => api.ask(subject, 'GET', `/v1/forms/${name}`);
const heal = (at: string, proposalId: string) =>
  api.product.repairs.record(body, { id: `${at}#wait-woken.${proposalId}.1`, at, kind: 'wait-woken', proposalId, epoch: 1 });
const readMails = (to: string, subject = 'administrator') => api.ask(subject, 'GET', `/v1/mails?to=${encodeURIComponent(to)}`);

describe('a preview of the directory', () => {
  it('tells who gains and loses which right, and who will hear of it, and writes nothing', async () => {
    const people = [
      { id: 'cao', name: '曹慎之', nameEn: 'Cao Shenzhi', roles: ['dispatcher'], email: 'cao@yunlan.example' },
      { id: 'new-clerk', name: '涂书', roles: ['unit-clerk'], unitId: 'museum' },
    ];
    const told = await preview({ people });
    expect(told).toMatchObject({
      status: 200,
      body: {
        entries: [
          {
            entry: 'person',
            id: 'cao',
            what: 'changed',
            changes: [{ field: 'roles', before: ['committee-clerk'], after: ['dispatcher'] }],
          },
          { entry: 'person', id: 'new-clerk', what: 'added' },
        ],
        rights: [
          {
            person: { id: 'cao', name: '曹慎之' },
            gained: [{ zh: '交办经办人', en: 'dispatcher' }],
            lost: [{ zh: '提案委经办人' }],
            login: false,
          },
          { person: { id: 'new-clerk', name: '涂书' }, gained: [{ zh: '云澜区博物馆承办单位经办人' }], lost: [] },
        ],
      },
    });
    expect(told.body['told']).toEqual([
      { id: 'auditor', name: '安审' },
      { id: 'administrator', name: '管维' },
      { id: 'cao', name: '曹慎之' },
    ]);
    expect(api.product.ledger.log(directoryKey(body))).toHaveLength(1);
  });

  it('of what is the same already is empty', async () => {
    const { text } = await api.ask('administrator', 'GET', '/v1/directory/units');
    expect((await preview(JSON.parse(text))).body).toEqual({ entries: [], rights: [], told: [] });
  });

  it('refuses what recording would refuse', async () => {
    const people = [{ id: 'x', name: '涂书', roles: ['unit-clerk'], unitId: 'library' }];
    expect(await preview({ people })).toMatchObject({ status: 422, body: { facts: { unitId: 'library' } } });
    expect(await preview({ people: [{ id: 'x', name: '', roles: [] }] })).toMatchObject({ status: 400 });
  });

  it.each(others)('is not for %s', async (person) => {
    expect(await preview({ units: [] }, person)).toMatchObject({ status: 403 });
  });
});

describe('the forms of administrators', () => {
  it('are labelled in both languages, with the choices of the body', async () => {
    expect((await readForm('person')).body).toMatchObject({
      form: {
        required: expect.arrayContaining(['id', 'name', 'roles', 'active']),
        properties: {
          name: { title: '姓名', titleEn: 'Name' },
          unitId: {
            oneOf: expect.arrayContaining([{ const: 'parks', title: '云澜区园林绿化局', titleEn: 'Yunlan District Parks Bureau' }]),
          },
          roles: { items: { oneOf: expect.arrayContaining([{ const: 'member', title: '委员', titleEn: 'member' }]) } },
        },
      },
    });
  });

  it.each(['unit', 'person', 'session', 'robot', 'webhook', 'calendar-year', 'policy'])(
    'have a label for every field: %s',
    async (name) => {
      expect(unlabelled((await readForm(name)).body['form'])).toEqual([]);
    },
  );

  it('ask for the rules clock by clock, with what silence may mean of each', async () => {
    expect((await readForm('policy')).body).toMatchObject({
      form: {
        required: ['policy', 'inForceFrom'],
        properties: {
          policy: {
            properties: {
              clocks: { properties: { reply: { title: '办理答复', properties: { amount: { maximum: 3660 } } } } },
              silence: {
                properties: {
                  reply: { properties: { outcome: { oneOf: [{ const: 'never', title: '继续等待', titleEn: expect.anything() }] } } },
                  'sign-for': { properties: { outcome: { oneOf: [{ const: 'deemed', title: '视为已签收' }, { const: 'never' }] } } },
                },
              },
            },
          },
        },
      },
    });
  });

  it('are an administrator’s, and there are no others', async () => {
    for (const person of others) expect(await readForm('unit', person), person).toMatchObject({ status: 403 });
    expect(await readForm('secret')).toMatchObject({ status: 400 });
  });
});

describe('what the system healed', () => {
  it('is told page by page, the latest first; to an auditor with the case', async () => {
    const id = await api.submits();
    await heal('2026-01-12T02:00:00.000Z', id);
    await heal('2026-01-13T02:00:00.000Z', id);
    const first = await api.ask('auditor', 'GET', '/v1/healed?limit=1');
    expect(first.body).toMatchObject({ repairs: [{ at: '2026-01-13T02:00:00.000Z', kind: 'wait-woken', case: { id } }] });
    const second = await api.ask('auditor', 'GET', `/v1/healed?limit=1&cursor=${String(first.body['next'])}`);
    expect(second.body).toMatchObject({ repairs: [{ at: '2026-01-12T02:00:00.000Z' }] });
  });

  it('is told to an administrator without the case, and to nobody else', async () => {
    await heal('2026-01-13T02:00:00.000Z', await api.submits());
    const { repairs } = (await api.ask('administrator', 'GET', '/v1/healed')).body;
    expect(repairs).toEqual([{ at: '2026-01-13T02:00:00.000Z', kind: 'wait-woken', kindName: expect.anything() }]);
    for (const person of ['lin', 'cao', 'du', 'transport-clerk']) {
      expect(await api.ask(person, 'GET', '/v1/healed'), person).toMatchObject({ status: 403 });
    }
  });
});

describe('the mail ledger', () => {
  it('tells what went to somebody and what became of it', async () => {
    const notices = [{ proposalId: 'p1', key: 'k' }];
    const mail = { recipientId: 'lin', on: '2026-01-13', kind: 'digest', again: false, notices, address: 'x' };
    api.notices.putMail({
      ...mail,
      mailId: `${body}.2026-01-13.1.lin`,
      claimedAt: '2026-01-13T01:00:00.000Z',
      sentAt: '2026-01-13T01:00:01.000Z',
    });
    api.notices.putMail({
      ...mail,
      mailId: `${body}.2026-01-13.2.lin`,
      claimedAt: '2026-01-13T03:00:00.000Z',
      failure: 'bounced',
      failedAt: '2026-01-13T03:01:00.000Z',
    });
    expect((await readMails('lin')).body).toEqual({
      recipient: { kind: 'person', id: 'lin', name: expect.anything() },
      mails: [
        expect.objectContaining({ status: 'bounced', failedAt: '2026-01-13T03:01:00.000Z', notices: 1 }),
        expect.objectContaining({ status: 'sent', at: '2026-01-13T01:00:01.000Z', again: false }),
      ],
    });
    expect(JSON.stringify((await readMails('lin')).body)).not.toContain('p1');
  });

  it('is of the body’s people, mailboxes and robots alone', async () => {
    expect(await readMails('mailbox:parks')).toMatchObject({ status: 200, body: { recipient: { kind: 'mailbox' }, mails: [] } });
    expect(await readMails('robot:parks')).toMatchObject({ status: 200 });
    for (const nobody of ['nobody', 'mailbox:nobody', 'robot:', '../lin'])
      expect(await readMails(nobody), nobody).toMatchObject({ status: 404 });
    expect(await api.ask('administrator', 'GET', '/v1/mails?to=lin&cursor=bm8')).toMatchObject({ status: 400 });
  });

  it('is not for members and units', async () => {
    for (const person of ['lin', 'transport-clerk']) expect(await readMails('lin', person), person).toMatchObject({ status: 403 });
  });
});

/** Fields of a form, at any depth, that have no title in both languages. */
function unlabelled(form: unknown, path = ''): string[] {
  if (typeof form !== 'object' || form === null) return [];
  return Object.entries(form).flatMap(([key, part]: [string, unknown]) => {
    if (key !== 'properties' || typeof part !== 'object' || part === null) return unlabelled(part, `${path}/${key}`);
    return Object.entries(part).flatMap(([field, schema]: [string, unknown]) => {
      const isLabelled = typeof schema === 'object' && schema !== null && 'title' in schema && 'titleEn' in schema;
      return [...(isLabelled ? [] : [`${path}/${field}`]), ...unlabelled(schema, `${path}/${field}`)];
    });
  });
}
