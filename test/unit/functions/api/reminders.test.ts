import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { directoryKey } from '#core/ledger/keys.ts';
import type { Notice } from '#core/notices/notice.ts';
import type { MailRecord } from '#core/notices/lane/mail-record.ts';
import type { Settlement } from '#core/notices/stored-notice.ts';
import { refOf } from '#core/notices/stored-notice.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { gatheredNotices } from '#test/support/gathered-notices.ts';
import { body } from '#test/support/product-in-memory.ts';
import type { ReminderBody } from '#functions/platform/http/reminder-body.ts';

const type = (name: string): string => `urn:proposal-pipeline:problem:${name}`;
const everybody = [...aDirectory().people.values()].filter(({ active }) => active).map(({ id }) => id);
let api: ApiInMemory;
let id: string;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  api = await ApiInMemory.withDirectory();
  id = await api.inHandling();
  for (const notice of await gatheredNotices(api.product, id)) api.notices.put(body, notice);
});
afterEach(() => void vi.useRealTimers());

const ask = (person: string, query = '') => api.ask(person, 'GET', `/v1/reminders${query}`);
const told = async (person: string, query = ''): Promise<ReminderBody[]> => {
  const answered = await ask(person, query);
  expect([answered.status, answered.text.slice(0, 300)]).toEqual([200, expect.anything()]);
  return answered.body['reminders'] as ReminderBody[];
};
const lines = (reminders: readonly ReminderBody[]): string[] =>
  reminders.map(({ kind, recipient, status }) => `${kind} ${recipient.id ?? recipient.kind} ${status}`).sort();
const noticeTo = async (person: string, kind: string): Promise<Notice> =>
  (await gatheredNotices(api.product, id)).find((notice) => notice.recipientId === person && notice.kind === kind)!;

const at = (minute: number): string => `2026-03-02T03:${String(minute).padStart(2, '0')}:00.000Z`;
const rulesOf = (reminders: readonly ReminderBody[]): string[] =>
  reminders.map(({ rule, channel, recipient }) => `${rule} ${channel} ${recipient.kind}`);
const nextOf = ({ body: answered }: { body: Record<string, unknown> }): string | undefined => answered['next'] as string | undefined;
async function cursorFrom(person: string, path: string): Promise<string> {
  const next = nextOf(await api.ask(person, 'GET', path));
  expect(next, path).toBeDefined();
  return next!;
}

/** What went, with its mail. */
async function settles(notice: Notice, settled: Settlement, mail: Partial<MailRecord> = {}): Promise<void> {
  api.notices.put(body, notice, settled);
  if (settled.mailId === undefined) return;
  api.notices.putMail({
    mailId: settled.mailId,
    recipientId: notice.recipientId,
    on: '2026-03-02',
    kind: notice.kind,
    again: false,
    notices: [refOf(notice)],
    address: 'hash',
    claimedAt: '2026-03-02T02:20:00.000Z',
    ...mail,
  });
}

describe('one’s own reminders', () => {
  it('tell what it is about, by which rule, and how far it came', async () => {
    expect(await told('transport-clerk')).toEqual([
      {
        case: { id, number: '1' },
        kind: 'assigned',
        kindName: { zh: '交办', en: 'dispatched' },
        clock: { id: 'a1.reply', kind: 'reply', name: { zh: '办理答复', en: 'reply' } },
        dueOn: '2026-06-02',
        rule: 'event',
        ruleName: { zh: '事项发生时', en: 'when it happened' },
        byHand: false,
        urgency: 'prompt',
        recipient: {
          kind: 'person',
          id: 'transport-clerk',
          name: { zh: '云澜区交通运输局陶安', en: '陶安 (Yunlan District Transport Bureau)' },
        },
        at: '2026-03-02T02:00:00.000Z',
        readyAt: '2026-03-02T02:10:00.000Z',
        channel: 'mail',
        status: 'pending',
        statusName: { zh: '待发送', en: 'waits for its mail' },
      },
    ]);
  });

  it('tell the mail a notice went with, and whether it arrived', async () => {
    const notice = await noticeTo('transport-clerk', 'assigned');
    const mailId = `${body}.2026-03-02.1.transport-clerk`;
    const at = '2026-03-02T02:10:05.000Z';
    await settles(
      notice,
      { status: 'sent', at, mailId },
      { sentAt: at, messageId: 'm', deliveredAt: '2026-03-02T02:10:09.000Z', again: true },
    );
    expect((await told('transport-clerk'))[0]).toMatchObject({
      status: 'sent',
      settledAt: at,
      mail: { id: mailId, at, status: 'delivered', statusName: { zh: '已送达' }, deliveredAt: '2026-03-02T02:10:09.000Z', again: true },
    });
  });

  it('tell why a mail came to nothing, and who is told instead', async () => {
    const notice = await noticeTo('transport-clerk', 'assigned');
    const mailId = `${body}.2026-03-02.1.transport-clerk`;
    const failed = { failedAt: '2026-03-02T02:11:00.000Z', failure: 'bounced', reason: 'General' } as const;
    await settles(notice, { status: 'forwarded', at: failed.failedAt, mailId, instead: 'transport-leader' }, failed);
    expect((await told('transport-clerk'))[0]).toMatchObject({
      status: 'forwarded',
      instead: { kind: 'person', id: 'transport-leader' },
      mail: { status: 'bounced', reason: 'General', failedAt: failed.failedAt },
    });
    api.notices.put(body, { ...notice, recipientId: 'transport-leader', onBehalfOf: 'transport-clerk' });
    expect((await told('transport-leader'))[0]).toMatchObject({ onBehalfOf: { id: 'transport-clerk' }, status: 'pending' });
  });

  it('tell why something was not sent', async () => {
    await settles(await noticeTo('transport-clerk', 'assigned'), {
      status: 'superseded',
      at: '2026-03-02T02:10:00.000Z',
      reason: 'already-answered',
    });
    expect((await told('transport-clerk'))[0]).toMatchObject({
      status: 'superseded',
      reason: { code: 'already-answered', name: { zh: '承办单位已答复或已提出意见', en: 'the unit has answered' } },
    });
  });

  it('are there however little is to be told', async () => {
    for (const person of everybody) expect((await ask(person)).status, person).toBe(200);
    expect((await ask('administrator')).body).toEqual({ reminders: [], forecast: [] });
  });

  it('stay one’s own when the case is somebody else’s by now', async () => {
    const police = { ...aDirectory().people.get('transport-clerk')!, unitId: 'police' };
    await api.product.append(directoryKey(body), '2026-03-02T02:00:00.000Z', [{ type: 'PersonRecorded', person: police }]);
    expect(lines(await told('transport-clerk'))).toEqual(['assigned transport-clerk pending']);
    expect((await ask('transport-clerk', `?proposal=${id}`)).status).toBe(404);
  });
});

describe('the reminders of a case', () => {
  const all = [
    'assigned parks-clerk pending',
    'assigned transport-clerk pending',
    'dispatched lin pending',
    'filed lin pending',
    'to-dispatch du pending',
    'to-review cao pending',
  ];

  it.each(['cao', 'he', 'du', 'song', 'auditor'])('are told by name to %s', async (person) => {
    expect(lines(await told(person, `?proposal=${id}`))).toEqual(all);
  });

  it('name to a unit its own people; of others it learns what they are', async () => {
    const answered = await ask('transport-clerk', `?proposal=${id}`);
    expect(lines(answered.body['reminders'] as ReminderBody[])).toEqual([
      'assigned parks pending',
      'assigned transport-clerk pending',
      'dispatched member pending',
      'filed member pending',
      'to-dispatch office pending',
      'to-review committee pending',
    ]);
    expect(answered.text).not.toMatch(/parks-clerk|潘宁|林若溪|"lin"/);
  });

  it('tell a unit of the office that it was told, with the mail but not whose', async () => {
    const notice: Notice = {
      ...(await noticeTo('transport-clerk', 'assigned')),
      recipientId: 'du',
      kind: 'overdue-office',
      rule: 'office',
    };
    const mailId = `${body}.2026-03-02.1.du`;
    await settles(
      notice,
      { status: 'sent', at: '2026-03-02T02:20:00.000Z', mailId },
      { failure: 'bounced', reason: 'NoEmail', failedAt: 'x' },
    );
    api.notices.put(body, { ...notice, kind: 'address-failed', rule: 'address-failed~parks-clerk~1.0' });
    const answered = await ask('transport-clerk', `?proposal=${id}`);
    expect(answered.body['reminders']).toContainEqual(
      expect.objectContaining({
        kind: 'overdue-office',
        recipient: { kind: 'office', name: { zh: '政府办公室', en: 'the government office' } },
      }),
    );
    expect(answered.text).not.toMatch(/"du"|\.du|杜子衡|address-failed|NoEmail/);
    expect(lines(await told('cao', `?proposal=${id}`))).toContain('address-failed du pending');
  });

  it('are for members their own', async () => {
    expect(lines(await told('lin', `?proposal=${id}`))).toEqual(['dispatched lin pending', 'filed lin pending']);
  });

  it.each(['shen', 'police-clerk', 'administrator', 'first-administrator'])('are not found by %s', async (person) => {
    expect(await ask(person, `?proposal=${id}&days=10`)).toMatchObject({ status: 404, body: { type: type('not-found') } });
  });

  it('come in pages that hold every one once, by cursors that name nobody', async () => {
    const found: ReminderBody[] = [];
    let cursor = '';
    for (let pages = 0; pages < 9; pages += 1) {
      const page = await ask('transport-clerk', `?proposal=${id}&limit=2${cursor}`);
      found.push(...(page.body['reminders'] as ReminderBody[]));
      const next = nextOf(page);
      if (next === undefined) break;
      expect(Buffer.from(next, 'base64url').toString()).not.toMatch(/clerk|lin/);
      cursor = `&cursor=${next}`;
    }
    expect(lines(found)).toEqual(lines(await told('transport-clerk', `?proposal=${id}`)));
  });

  it('are narrowed by status', async () => {
    await settles(await noticeTo('lin', 'filed'), { status: 'sent', at: '2026-03-02T02:10:00.000Z', mailId: `${body}.2026-03-02.1.lin` });
    expect(lines(await told('cao', `?proposal=${id}&status=sent`))).toEqual(['filed lin sent']);
    expect(await told('cao', `?proposal=${id}&status=unreachable`)).toEqual([]);
  });
});

describe('the reminders of somebody else', () => {
  it('are for the office, the committee and auditors, and within a unit', async () => {
    const mayAsk = async (path: string): Promise<string[]> => {
      const statuses = await Promise.all(everybody.map(async (person) => [person, (await ask(person, path)).status] as const));
      expect(statuses.filter(([, status]) => status !== 200 && status !== 403)).toEqual([]);
      return statuses.flatMap(([person, status]) => (status === 200 ? [person] : []));
    };
    const overseers = ['cao', 'he', 'du', 'song'];
    expect(await mayAsk('?person=parks-clerk')).toEqual([...overseers, 'parks-clerk', 'parks-leader', 'auditor']);
    expect(await mayAsk('?unit=parks')).toEqual([...overseers, 'parks-clerk', 'parks-leader', 'auditor']);
    expect(await mayAsk('?person=lin')).toEqual(['lin', ...overseers, 'auditor']);
    expect(await mayAsk('?unit=museum')).toEqual([...overseers, 'auditor']);
    for (const person of ['police-clerk', 'lin', 'administrator']) {
      expect(await ask(person, '?person=parks-clerk'), person).toMatchObject({ body: { type: type('not-allowed') } });
      expect((await ask(person, '?person=nobody')).status, person).toBe(403);
    }
    expect((await ask('du', '?person=nobody')).status).toBe(404);
    expect((await ask('du', '?unit=nowhere')).status).toBe(404);
  });

  it('leave out cases that the reader may not see', async () => {
    const unfiled = await api.submits('shen');
    const [notice] = await gatheredNotices(api.product, id);
    api.notices.put(body, { ...notice!, proposalId: unfiled, recipientId: 'cao', kind: 'reminder', rule: 'before-3', clockId: 'review' });
    expect(lines(await told('he', '?person=cao'))).toEqual(['reminder cao pending', 'to-review cao pending']);
    expect(lines(await told('du', '?person=cao'))).toEqual(['to-review cao pending']);
  });

  it('of a unit are those of its people, mailbox and robot as one list, what waits first, then the latest', async () => {
    const first = await noticeTo('transport-clerk', 'assigned');
    const recipients = ['transport-clerk', 'transport-leader', 'mailbox:transport', 'robot:transport'];
    for (let n = 0; n < 24; n += 1) {
      const notice: Notice = { ...first, recipientId: recipients[n % 4]!, rule: `after-${n}`, readyAt: at(n) };
      if (n % 3 === 0) api.notices.put(body, notice);
      else api.notices.put(body, notice, { status: 'superseded', at: at(n), reason: 'clock-closed' });
    }
    api.notices.put(body, { ...first, recipientId: 'parks-clerk', rule: 'after-99' });
    const whole = rulesOf(await told('transport-leader', '?unit=transport&limit=200'));
    expect(whole.slice(0, 4)).toEqual(['event mail person', 'after-0 mail person', 'after-3 robot robot', 'after-6 mail mailbox']);
    expect(whole.slice(9, 11)).toEqual(['after-23 robot robot', 'after-22 mail mailbox']);
    expect(whole).toHaveLength(25);
    for (const limit of [1, 4, 7]) {
      const paged: string[] = [];
      let cursor = '';
      do {
        const page = await ask('transport-leader', `?unit=transport&limit=${limit}${cursor}`);
        const reminders = page.body['reminders'] as ReminderBody[];
        expect(reminders.length).toBeLessThanOrEqual(limit);
        paged.push(...rulesOf(reminders));
        const next = nextOf(page);
        cursor = next === undefined ? '' : `&cursor=${next}`;
      } while (cursor !== '');
      expect(paged, `pages of ${limit}`).toEqual(whole);
    }
    expect(await told('transport-leader', '?unit=transport&status=superseded')).toHaveLength(16);
    expect(await told('transport-leader', '?unit=transport&status=pending')).toHaveLength(9);
    expect(await told('transport-leader', '?unit=transport&status=uncertain')).toEqual([]);
  });
});

describe('what is asked wrongly', () => {
  it.each([
    ['two lists', '?person=lin&unit=parks'],
    ['three', '?person=lin&unit=parks&proposal=p1'],
    ['too many days', '?days=100000'],
    ['days before today', '?days=-1'],
    ['half a day', '?days=1.5'],
    ['a status nobody has', '?status=lost'],
    ['a key’s mark', '?person=a%23b'],
    ['a field nobody knows', '?deputy=lin'],
    ['a cursor longer than any', `?cursor=${'a'.repeat(2000)}`],
  ])('is refused: %s', async (_what, query) => {
    expect(await ask('du', query)).toMatchObject({ status: 400, body: { type: type('invalid-request') } });
  });

  it('is refused with a cursor of another list', async () => {
    const notice = await noticeTo('transport-clerk', 'assigned');
    for (const rule of ['after-1', 'after-2']) {
      api.notices.put(body, { ...notice, rule });
      api.notices.put(body, { ...notice, rule, recipientId: 'parks-leader' }, { status: 'unreachable', at: '2026-03-02T02:10:00.000Z' });
    }
    const ofPerson = await cursorFrom('du', '/v1/reminders?person=transport-clerk&limit=1');
    const ofCase = await cursorFrom('du', `/v1/reminders?proposal=${id}&limit=1`);
    const unreached = await cursorFrom('du', '/v1/reminders/unreached?limit=1');
    const cases = await cursorFrom('du', '/v1/proposals?limit=1');
    const refused = { status: 400, body: { type: type('invalid-cursor') } };
    for (const cursor of [ofCase, unreached, cases, 'x', Buffer.from('pending ../').toString('base64url')]) {
      expect(await ask('du', `?person=transport-clerk&cursor=${cursor}`), cursor).toMatchObject(refused);
    }
    for (const cursor of [ofPerson, unreached, cases]) expect(await ask('du', `?proposal=${id}&cursor=${cursor}`)).toMatchObject(refused);
    for (const cursor of [ofPerson, ofCase, cases]) {
      expect(await api.ask('du', 'GET', `/v1/reminders/unreached?cursor=${cursor}`)).toMatchObject(refused);
    }
  });
});
