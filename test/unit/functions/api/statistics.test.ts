import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listKeys } from '#core/view/view-items.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { body } from '#test/support/product-in-memory.ts';
import { aContent } from '#test/support/a-content.ts';

const type = (name: string): string => `urn:proposal-pipeline:problem:${name}`;
let api: ApiInMemory;
const at = (instant: string): void => void vi.setSystemTime(instant);

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
  api = await ApiInMemory.withDirectory();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const overdue = (person = 'du', path = '') => api.ask(person, 'GET', `/v1/overdue${path}`);
const statistics = async (person = 'cao', query = '') => api.ask(person, 'GET', `/v1/statistics${query}`);

describe('the statistics of a session', () => {
  it('follow each command, by stage, light and unit, with names', async () => {
    await api.submits();
    expect((await statistics()).body).toMatchObject({
      session: { id: '6-1', name: '六届一次会议' },
      submitted: 1,
      filed: 0,
      lights: { green: 1, red: 0 },
      units: [],
    });
    const id = await api.answered();
    await api.does('lin', id, 'give-feedback', { attitude: 'satisfied', result: 'basically' });
    const { status, body: told } = await statistics();
    expect(status).toBe(200);
    expect(told).toMatchObject({
      submitted: 2,
      filed: 1,
      closed: 1,
      kinds: [{ code: 'personal', name: { zh: '个人提案' }, count: 2 }],
      classes: [{ code: 'B', name: { zh: expect.any(String) }, count: 1 }],
      attitude: { satisfied: 1, basically: 0, not: 0 },
      result: { satisfied: 0, basically: 1, not: 0 },
      units: [
        { unit: { id: 'parks', name: '云澜区园林绿化局', nameEn: 'Yunlan District Parks Bureau' }, lead: 0, coHandler: 1, met: 1 },
        { unit: { id: 'transport' }, lead: 1, open: 0, met: 1, days: 0 },
      ],
    });
    expect(told['stages']).toContainEqual({ stage: 'closed', name: { zh: '办结', en: 'closed' }, count: 1 });
  });

  it('hold nothing of a case: no title, no number, no id, no person', async () => {
    const id = await api.answered();
    const { text } = await statistics();
    for (const secret of [id, aContent().title, '林若溪', '"lin"', '复函正文']) expect(text).not.toContain(secret);
  });

  it('leave out drafts, also one that was thrown away', async () => {
    const draft = await api.ask('lin', 'POST', '/v1/proposals', { body: { ...aContent(), draft: true }, key: 'k' });
    const id = String(draft.body['id']);
    await api.settles(id);
    await api.does('lin', id, 'withdraw', { reason: '另行提交。' });
    expect((await statistics()).body).toMatchObject({ submitted: 0, withdrawn: 0 });
  });

  it('are of the session that opened last unless one is named', async () => {
    await api.submits();
    expect((await statistics('cao', '?session=6-2')).body).toMatchObject({ session: { id: '6-2' }, submitted: 0 });
    at('2026-12-15T02:00:00.000Z');
    expect((await statistics()).body).toMatchObject({ session: { id: '6-2' }, submitted: 0 });
    expect((await statistics('cao', '?session=6-1')).body).toMatchObject({ submitted: 1, lights: { red: 1 } });
    expect(await statistics('cao', '?session=no-such')).toMatchObject({ status: 422, body: { type: type('unknown-session') } });
    expect(await statistics('cao', '?session=a b')).toMatchObject({ status: 400 });
  });

  it.each(['cao', 'he', 'du', 'song', 'auditor'])('are told to those who oversee: %s', async (person) => {
    expect((await statistics(person)).status).toBe(200);
  });

  it.each(['lin', 'transport-clerk', 'transport-leader', 'administrator', 'retired'])('are refused to others: %s', async (person) => {
    expect((await statistics(person)).status).toBe(403);
  });

  it('lie in the line of a case while it runs, and among those of its session once it is over', async () => {
    const id = await api.answered();
    await api.submits();
    const items = () => [...api.product.views.of(listKeys.figures(body, '6-1')).keys()];
    expect(items()).toEqual([]);
    expect((await statistics()).body).toMatchObject({ submitted: 2, closed: 0 });
    await api.does('lin', id, 'give-feedback', { attitude: 'satisfied', result: 'basically' });
    expect(items()).toEqual([id]);
    expect((await statistics()).body).toMatchObject({ submitted: 2, closed: 1 });
  });
});

describe('what is late, by unit', () => {
  it('is nothing while nothing is', async () => {
    await api.inHandling();
    expect((await overdue()).body).toEqual({ units: [] });
    expect((await overdue('du', '/transport')).body).toEqual({ items: [] });
  });

  it('names units with most first, and each one’s cases with the longest late first', async () => {
    const first = await api.inHandling();
    at('2026-03-20T02:00:00.000Z');
    const second = await api.inHandling('shen');
    at('2026-12-01T02:00:00.000Z');
    await api.does('parks-clerk', second, 'give-opinion', { text: '同意。' });
    expect((await overdue()).body).toEqual({
      units: [
        { unit: { id: 'transport', name: '云澜区交通运输局' }, clocks: 2, more: false, cases: 2, since: '2026-06-02' },
        { unit: { id: 'parks', name: '云澜区园林绿化局' }, clocks: 1, more: false, cases: 1, since: expect.any(String) },
      ],
    });
    const { body: page } = await overdue('du', '/transport?limit=1');
    expect(page).toMatchObject({ items: [{ task: { kind: 'reply', light: 'red' }, case: { id: first } }], next: expect.any(String) });
    const { body: rest } = await overdue('du', `/transport?limit=1&cursor=${String(page['next'])}`);
    expect(rest).toMatchObject({ items: [{ case: { id: second } }] });
  });

  it('is refused to those who do not oversee, and of a unit that is none', async () => {
    for (const person of ['lin', 'transport-clerk', 'administrator']) {
      expect((await overdue(person)).status).toBe(403);
      expect((await overdue(person, '/transport')).status).toBe(403);
    }
    expect(await overdue('du', '/no-such')).toMatchObject({ status: 422, body: { type: type('unknown-unit') } });
  });
});
