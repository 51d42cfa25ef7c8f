import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { calendarKey } from '#core/ledger/keys.ts';
import { findChainFault } from '#core/ledger/hash-chain.ts';
import { aCalendarYear } from '#test/support/a-calendar-year.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { body } from '#test/support/product-in-memory.ts';
import { sha256 } from '#test/support/sha256.ts';

const type = (name: string): string => `urn:proposal-pipeline:problem:${name}`;
const plain = aCalendarYear(2027);
const isSpring = ({ name }: { name: string }): boolean => name === '春节';
const spring = { name: '春节', nameEn: 'Spring Festival', from: '2027-02-05', until: '2027-02-11', makeUp: ['2027-02-20'] };
const y2027 = { ...plain, holidays: [...plain.holidays.filter((one) => !isSpring(one)), spring] };
let api: ApiInMemory;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-10T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
  api = await ApiInMemory.withDirectory();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const record = (what: object = y2027, key = api.freshKey(), person = 'administrator') =>
  api.ask(person, 'POST', '/v1/calendars', { body: what, key });
const read = async (path: string) => (await api.ask('lin', 'GET', path)).body;
const daysOf = async (path: string) => (await read(path))['days'] as { on: string; kind: string }[];

describe('the calendars of a body', () => {
  it('begin with the preset', async () => {
    expect(await read('/v1/calendars')).toMatchObject({
      current: 'cn-2026.2',
      years: [{ year: 2024 }, { year: 2025 }, { year: 2026, notice: '国办发明电〔2025〕7号', issuedOn: '2025-11-04' }],
      provisionalUntil: 2050,
      versions: [{ version: 'cn-2026.2' }],
    });
  });

  it('show a year with its notice: what is off by law, what else is off, and what is worked', async () => {
    const told = await read('/v1/calendars/2026');
    expect(told).toMatchObject({ version: 'cn-2026.2', year: 2026, provisional: false, source: { notice: '国办发明电〔2025〕7号' } });
    expect((await daysOf('/v1/calendars/2026')).slice(0, 4)).toEqual([
      { on: '2026-01-01', kind: 'statutory', name: '元旦', nameEn: 'New Year’s Day' },
      { on: '2026-01-02', kind: 'arranged-off', name: '元旦', nameEn: 'New Year’s Day' },
      { on: '2026-01-03', kind: 'arranged-off', name: '元旦', nameEn: 'New Year’s Day' },
      { on: '2026-01-04', kind: 'make-up', name: '元旦', nameEn: 'New Year’s Day' },
    ]);
  });

  it('show a year without one as provisional, with the statutory days alone', async () => {
    const told = await read('/v1/calendars/2027');
    expect(told).toMatchObject({ year: 2027, provisional: true });
    expect(told).not.toHaveProperty('source');
    expect((await daysOf('/v1/calendars/2027')).map(({ kind }) => kind)).toEqual(Array.from({ length: 13 }, () => 'statutory'));
  });

  it.each(['/v1/calendars/2023', '/v1/calendars/2051', '/v1/calendars/2026?version=cn-2026.2%2B1'])('know nothing of %s', async (path) => {
    expect(await api.ask('lin', 'GET', path)).toMatchObject({ status: 404, body: { type: type('calendar-not-known') } });
  });
});

describe('recording a year', () => {
  const made = { version: 'cn-2026.2+1', year: 2027, notice: plain.notice, recordedAt: '2026-11-10T02:00:00.000Z' };

  it('settles it, and the version before stays readable', async () => {
    expect(await record()).toMatchObject({ status: 201, body: { recorded: made } });
    expect(await read('/v1/calendars')).toMatchObject({ current: 'cn-2026.2+1', versions: [{ version: 'cn-2026.2' }, made] });
    const days = await daysOf('/v1/calendars/2027');
    expect(days.filter(({ on }) => on > '2027-02-07' && on < '2027-03-01').map(({ on, kind }) => [on, kind])).toEqual([
      ['2027-02-08', 'statutory'],
      ['2027-02-09', 'arranged-off'],
      ['2027-02-10', 'arranged-off'],
      ['2027-02-11', 'arranged-off'],
      ['2027-02-20', 'make-up'],
    ]);
    expect(await read('/v1/calendars/2027?version=cn-2026.2')).toMatchObject({ version: 'cn-2026.2', provisional: true });
  });

  it('rules clocks that are opened from then on, and leaves those that run', async () => {
    const [early, late] = [await api.submits(), await (await record(), api.submits())];
    const dueOf = async (id: string) => {
      const { deadlines } = (await api.ask('cao', 'GET', `/v1/proposals/${id}/deadlines`)).body as { deadlines: { deadline: object }[] };
      return deadlines[0]?.deadline;
    };
    expect(await dueOf(early)).toMatchObject({ calendarVersion: 'cn-2026.2' });
    expect(await dueOf(late)).toMatchObject({ calendarVersion: 'cn-2026.2+1' });
  });

  it('is one commit of the administrator’s, sent twice or not', async () => {
    const answers = [await record(y2027, 'k'), await record(y2027, 'k')];
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    const log = api.product.ledger.log(calendarKey(body));
    expect(findChainFault(log, sha256)).toBeUndefined();
    expect(log).toMatchObject([{ actor: { personId: 'administrator', role: 'administrator' }, command: 'record-calendar-year' }]);
  });

  it('is the administrator’s alone', async () => {
    for (const person of ['lin', 'cao', 'he', 'du', 'song', 'transport-clerk', 'auditor']) {
      expect(await record(y2027, 'k', person), person).toMatchObject({ status: 403, body: { type: type('not-allowed') } });
    }
  });

  it('refuses by name what no notice can say', async () => {
    expect(await record(aCalendarYear(2028))).toMatchObject({
      status: 422,
      body: { type: type('calendar-year-not-allowed'), facts: { year: 2028, earliest: 2026, latest: 2027 } },
    });
    const forgotten = { ...plain, holidays: plain.holidays.filter((one) => !isSpring(one)) };
    expect(await record(forgotten)).toMatchObject({
      status: 422,
      body: {
        type: type('statutory-days-not-kept'),
        detail: '2027 年的法定节假日2027年2月5日、2027年2月6日、2027年2月7日、2027年2月8日没有列为放假日，请对照通知补全。',
      },
    });
    expect(await record({ ...y2027, issuedOn: '2026-11-11' })).toMatchObject({ body: { type: type('notice-not-issued') } });
  });

  it('refuses a malformed one by its path', async () => {
    const told = await record({ ...y2027, holidays: [{ ...spring, until: '2027-02-04' }] });
    expect(told).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'holidays.0.until', message: '放假安排第1项的末日：放假的末日不得早于首日' }] },
    });
  });
});
