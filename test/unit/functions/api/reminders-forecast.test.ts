import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { directoryKey } from '#core/ledger/keys.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { gatheredNotices } from '#test/support/gathered-notices.ts';
import { body } from '#test/support/product-in-memory.ts';

interface Line {
  readonly on: string;
  readonly at: string;
  readonly kind: string;
  readonly rule: string;
  readonly recipient: { readonly kind: string; readonly id?: string };
  readonly onBehalfOf?: { readonly id: string };
}

interface MailLine {
  readonly on: string;
  readonly form: string;
  readonly recipient: { readonly id: string };
  readonly rows: readonly { readonly case: { readonly id: string }; readonly kind: string }[];
}

let api: ApiInMemory;
let id: string;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  api = await ApiInMemory.withDirectory();
  id = await api.inHandling();
});
afterEach(() => void vi.useRealTimers());

const goTo = (instant: string): void => void vi.setSystemTime(new Date(instant));
async function foreseen(person: string, query: string): Promise<{ forecast: Line[]; mails?: MailLine[]; complete: boolean }> {
  const told = await api.ask(person, 'GET', `/v1/reminders?${query}`);
  expect([told.status, told.text.slice(0, 200)]).toEqual([200, expect.anything()]);
  return told.body as never;
}
const rules = (lines: readonly Line[]): string[] =>
  lines.map(({ on, rule, recipient }) => `${on} ${rule} ${recipient.id ?? recipient.kind}`);
const mailLines = (mails: readonly MailLine[] = []): string[] =>
  mails.map(({ on, form, recipient, rows }) => `${on} ${form} ${recipient.id}: ${rows.map(({ kind }) => kind).join(' ')}`);
const sent = (n: number, failure?: 'not-taken'): unknown =>
  api.notices.putMail({
    mailId: `${body}.2026-04-02.${n}.parks-clerk`,
    recipientId: 'parks-clerk',
    on: '2026-04-02',
    kind: 'digest',
    again: false,
    notices: [],
    address: '',
    claimedAt: '2026-04-02T01:10:00.000Z',
    ...(failure === undefined ? {} : { failure }),
  });
const recordPerson = (person: string, changes: object): Promise<unknown> =>
  api.product.append(directoryKey(body), '2026-03-02T02:00:00.000Z', [
    { type: 'PersonRecorded', person: { ...aDirectory().people.get(person), ...changes } },
  ]);

describe('the forecast', () => {
  it('is told only to who asks for it, and with the first page alone', async () => {
    for (const notice of await gatheredNotices(api.product, id)) {
      for (const rule of ['a', 'b']) api.notices.put(body, { ...notice, rule });
    }
    expect((await api.ask('transport-clerk', 'GET', '/v1/reminders')).body).toMatchObject({ forecast: [] });
    const first = await api.ask('transport-clerk', 'GET', '/v1/reminders?days=60&limit=1');
    expect(first.body['forecast']).not.toEqual([]);
    const next = first.body['next'] as string;
    const second = await api.ask('transport-clerk', 'GET', `/v1/reminders?days=60&limit=1&cursor=${next}`);
    expect(second.body).toMatchObject({ forecast: [] });
    expect(second.body['mails']).toBeUndefined();
  });

  it('of a case names each rung of its clocks, on the mornings they come', async () => {
    // The opinion of parks is due on 2 April, its lapsing ten working days later; the reply of transport on 2 June.
    expect(rules((await foreseen('du', `proposal=${id}&days=32`)).forecast)).toEqual([
      '2026-03-26 before-5 parks-clerk',
      '2026-04-01 before-1 parks-clerk',
      '2026-04-02 due-day parks-clerk',
      '2026-04-03 unit-leader parks-leader',
      '2026-04-03 after-1 parks-clerk',
      '2026-04-03 office du',
    ]);
  });

  it('of nobody’s doing anything goes through silence: the lead hears that the opinion lapsed', async () => {
    goTo('2026-04-17T02:00:00.000Z');
    const lines = rules((await foreseen('du', `proposal=${id}&days=7`)).forecast);
    expect(lines.filter((line) => line.includes('transport'))).toEqual(['2026-04-20 event transport-clerk']);
  });

  it('counts today, and as many days more as are asked for', async () => {
    goTo('2026-03-25T20:00:00.000Z'); // The 26th, four in the morning.
    expect(rules((await foreseen('du', `proposal=${id}&days=0`)).forecast)).toEqual(['2026-03-26 before-5 parks-clerk']);
    goTo('2026-03-25T10:00:00.000Z');
    expect((await foreseen('du', `proposal=${id}&days=0`)).forecast).toEqual([]);
    expect((await foreseen('du', `proposal=${id}&days=1`)).forecast).toHaveLength(1);
  });

  it('has what is written down already, and leaves out what its case will have outrun', async () => {
    for (const notice of await gatheredNotices(api.product, id)) api.notices.put(body, notice);
    await api.does('parks-clerk', id, 'give-opinion', { text: '【会办意见】树池与灯位不冲突。' });
    expect(rules((await foreseen('du', `proposal=${id}&days=1`)).forecast)).toEqual([
      '2026-03-02 event transport-clerk',
      '2026-03-03 event lin',
      '2026-03-03 event lin',
    ]);
  });

  it('shows a unit its own people’s by name, and of others what they are', async () => {
    const { forecast } = await foreseen('transport-clerk', `proposal=${id}&days=32`);
    expect(rules(forecast)).toEqual([
      '2026-03-26 before-5 parks',
      '2026-04-01 before-1 parks',
      '2026-04-02 due-day parks',
      '2026-04-03 unit-leader parks',
      '2026-04-03 after-1 parks',
      '2026-04-03 office office',
    ]);
    expect((await foreseen('lin', `proposal=${id}&days=60`)).forecast).toEqual([]);
  });
});

describe('the forecast of people and units', () => {
  it('gathers what they will be told into the mails it becomes', async () => {
    const other = await api.inHandling('shen');
    const { forecast, mails, complete } = await foreseen('parks-clerk', 'days=32');
    expect(complete).toBe(true);
    expect(rules(forecast)).toHaveLength(8);
    expect(mailLines(mails)).toEqual([
      '2026-03-26 digest parks-clerk: reminder reminder',
      '2026-04-01 digest parks-clerk: reminder reminder',
      '2026-04-02 urgent parks-clerk: reminder reminder',
      '2026-04-03 urgent parks-clerk: reminder reminder',
    ]);
    expect(mails?.[0]?.rows.map((row) => row.case.id).sort()).toEqual([id, other].sort());
  });

  it('of a unit is that of all its people; of the office what others are late with', async () => {
    expect(mailLines((await foreseen('parks-leader', 'unit=parks&days=32')).mails)).toEqual([
      '2026-03-26 single parks-clerk: reminder',
      '2026-04-01 single parks-clerk: reminder',
      '2026-04-02 single parks-clerk: reminder',
      '2026-04-03 single parks-leader: overdue-unit',
      '2026-04-03 single parks-clerk: reminder',
    ]);
    expect(mailLines((await foreseen('du', 'days=32')).mails)).toEqual(['2026-04-03 single du: overdue-office']);
    expect(mailLines((await foreseen('song', 'days=40')).mails)).toEqual(['2026-04-10 single song: overdue-leader']);
  });

  it('counts what has gone today towards the cap: the rest is for the next morning', async () => {
    goTo('2026-04-02T03:00:00.000Z');
    for (const notice of await gatheredNotices(api.product, id)) {
      if (notice.recipientId === 'parks-clerk')
        api.notices.put(body, { ...notice, readyAt: '2026-04-02T03:10:00.000Z', at: '2026-04-02T02:55:00.000Z' });
    }
    sent(1);
    sent(2, 'not-taken');
    expect(mailLines((await foreseen('parks-clerk', 'days=0')).mails)).toHaveLength(1);
    sent(2);
    expect((await foreseen('parks-clerk', 'days=0')).mails).toEqual([]);
    expect(mailLines((await foreseen('parks-clerk', 'days=1')).mails)[0]).toMatch(/^2026-04-03/);
  });

  it('goes to whoever stands in', async () => {
    await recordPerson('parks-clerk', { email: undefined, deputyId: 'police-clerk' });
    const { forecast, mails } = await foreseen('parks-clerk', 'days=25');
    expect(mails).toEqual([]);
    expect(forecast).toMatchObject([{ on: '2026-03-26', recipient: { id: 'police-clerk' }, onBehalfOf: { id: 'parks-clerk' } }]);
    expect(mailLines((await foreseen('police-clerk', 'days=25')).mails)).toEqual(['2026-03-26 single police-clerk: reminder']);
  });

  it('leaves out rows of cases that the reader may not see', async () => {
    const unfiled = await api.submits('shen');
    const ofClerk = async (reader: string) => (await api.ask(reader, 'GET', '/v1/reminders?person=cao&days=30')).text;
    expect(await ofClerk('he')).toContain(unfiled);
    expect(await ofClerk('du')).not.toContain(unfiled);
  });

  it('says so when there are more cases than one answer looks into', async () => {
    const [notice] = await gatheredNotices(api.product, id);
    for (let n = 0; n < 300; n += 1) api.notices.put(body, { ...notice!, recipientId: 'police-clerk', proposalId: `p${n}` });
    expect((await foreseen('police-clerk', 'days=1')).complete).toBe(true);
    api.notices.put(body, { ...notice!, recipientId: 'police-clerk' });
    expect((await foreseen('police-clerk', 'days=1')).complete).toBe(false);
  });

  it('has neither titles nor addresses', async () => {
    const { text } = await api.ask('du', 'GET', '/v1/reminders?unit=parks&days=60');
    expect(text).toContain(id);
    expect(text).not.toMatch(/@|望澜|照明|【/);
  });
});
