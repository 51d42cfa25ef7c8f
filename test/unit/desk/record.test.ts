import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseAnswer, Deadlines, History } from '#console/api/contract.ts';
import { calendarFile } from '#console/rooms/case/deadlines/calendar-file.ts';
import { eventFacts, namesOf } from '#console/rooms/case/history/event-facts.ts';
import { en } from '#console/rooms/case/history/event-words.en.ts';
import { zh } from '#console/rooms/case/history/event-words.zh.ts';
import { isOfLog } from '#console/rooms/case/history/log-filter.ts';
import { digestHere, verifyHistory } from '#console/rooms/case/history/verify-history.ts';
import { wordingsIn } from '#console/rooms/case/wording/wording.ts';
import { events } from '#core/steps/events.ts';
import { aContent } from '#test/support/a-content.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';

let api: ApiInMemory;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-03-02T02:00:00.000Z') });
  api = await ApiInMemory.withDirectory();
});
afterEach(() => {
  vi.useRealTimers();
});

async function read<T>(person: string, path: string): Promise<T> {
  return (await api.ask(person, 'GET', path)).body as T;
}

const historyOf = async (person: string, id: string) => (await read<History>(person, `/v1/proposals/${id}/history`)).commits;

describe('the record, checked in the browser', () => {
  it('is unbroken as the system tells it to an auditor', async () => {
    const commits = await historyOf('auditor', await api.answered());
    expect(await verifyHistory(commits, digestHere)).toEqual({ is: 'unbroken', count: commits.length });
  });

  it.each<[what: string, spoil: (commits: History['commits']) => History['commits'], seq: number, fault: string]>([
    ['a word changed', (all) => all.map((one) => (one.seq === 1 ? { ...one, at: '2026-01-01T00:00:00.000Z' } : one)), 1, 'changed'],
    ['one left out', (all) => all.filter(({ seq }) => seq !== 3), 3, 'missing'],
    ['an event taken away', (all) => all.map((one) => (one.seq === 4 ? { ...one, events: [] } : one)), 4, 'changed'],
    ['a hash put right and its link not', (all) => all.map((one) => (one.seq === 2 ? { ...one, prevHash: 'ab' } : one)), 2, 'unlinked'],
    ['half a character', (all) => all.map((one) => (one.seq === 2 ? { ...one, command: '\ud800' } : one)), 2, 'changed'],
  ])('names the first broken one: %s', async (_, spoil, seq, fault) => {
    const commits = spoil(await historyOf('auditor', await api.answered()));
    expect(await verifyHistory(commits, digestHere)).toEqual({ is: 'broken', fault: { seq, fault } });
  });

  it('is not judged by whoever is not told all of it, nor where there is none', async () => {
    expect(await verifyHistory(await historyOf('transport-clerk', await api.answered()), digestHere)).toEqual({ is: 'not-told' });
    expect(await verifyHistory([], digestHere)).toEqual({ is: 'not-told' });
  });
});

describe('the record in words', () => {
  it.each([['zh', zh] as const, ['en', en] as const])('has words for every event: %s', (_, words) => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(events).sort());
  });

  it('names units and clocks and never an id or a field', async () => {
    const id = await api.inHandling();
    await api.does('transport-clerk', id, 'request-return', { reason: '非本局职责。', suggestedUnitId: 'police' });
    await api.does('du', id, 'decide-return', { assignmentId: 'a1', granted: false, reason: '仍由你局办理。' });
    const found = await read<CaseAnswer>('cao', `/v1/proposals/${id}`);
    const { deadlines } = await read<Deadlines>('cao', `/v1/proposals/${id}/deadlines`);
    const { units } = await read<{ units: { id: string; name: string }[] }>('cao', '/v1/directory/units');
    const names = namesOf(found, deadlines, { units, people: [] }, { unitName: ({ name }) => name, personName: ({ name }) => name });
    const words: Record<string, (facts: ReturnType<typeof eventFacts>) => string> = zh;
    const said = (await historyOf('cao', id)).flatMap(({ events: told }) =>
      told.map((event) => words[event.type]?.(eventFacts(event, names, 'zh')) ?? ''),
    );
    expect(said).toContainEqual(expect.stringMatching(/^云澜区交通运输局申请退办；理由：非本局职责；建议改交：云澜区/u));
    expect(said).toContain('不同意云澜区交通运输局退办；理由：仍由你局办理。');
    expect(said).toContainEqual(expect.stringMatching(/^“签收”开始计时，期限2026年3月/u));
    for (const one of said) expect(one).not.toMatch(/undefined|transport|police|a1|\{/u);
  });

  it('is narrowed to what people did, to deadlines, to a unit', async () => {
    const id = await api.inHandling();
    const { assignments } = await read<CaseAnswer>('cao', `/v1/proposals/${id}`);
    const commits = await historyOf('cao', id);
    const commandsOf = (...[log, unit]: [log: 'acts' | 'times' | undefined, unit?: string]) =>
      commits.filter((commit) => isOfLog(commit, log, unit, assignments)).map(({ command }) => command);
    expect(commandsOf('acts')).toEqual(['submit', 'file', 'dispatch', 'sign-for', 'sign-for']);
    expect(commandsOf('times')).not.toContain('sign-for');
    expect(commandsOf(undefined, 'parks')).toEqual(['dispatch', 'sign-for']);
  });
});

it('tells the wordings that were submitted to whom they are told', async () => {
  const id = await api.submits();
  await api.does('cao', id, 'return-for-revision', { opinion: '请补充地点。' });
  await api.does('lin', id, 'resubmit', { content: aContent({ matter: '东段路灯不亮，共三处。' }) });
  const told = wordingsIn(await historyOf('lin', id));
  expect(told.map(({ matter }) => matter)).toEqual([expect.anything(), '东段路灯不亮，共三处。']);
});

describe('a case’s deadlines as a calendar file', () => {
  it('has an entry for each clock, with the id of the subscription, and no line that is too long', () => {
    const deadline = { dueOn: '2026-06-10', provisional: true } as Deadlines['deadlines'][number]['deadline'];
    const file = calendarFile({
      found: { id: 'p-1' },
      open: [{ clockId: 'a1.reply', deadline }],
      body: '990112',
      origin: 'https://desk.example',
      now: Date.parse('2026-03-02T02:00:00.000Z'),
      summaryOf: () => `第46号 办理答复, ${'云澜区交通运输局'.repeat(5)}`,
    });
    for (const line of ['UID:p-1.a1.reply@990112', 'DTSTART;VALUE=DATE:20260610', 'STATUS:TENTATIVE', 'DTSTAMP:20260302T020000Z'])
      expect(file.split('\r\n')).toContain(line);
    expect(file).toContain('办理答复\\, ');
    for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  });
});
