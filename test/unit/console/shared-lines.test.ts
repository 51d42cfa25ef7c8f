import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PlanBoard } from '#test/support/plan-board.ts';
import { ApiFault } from '../../../console/api/api-fault.ts';
import type { ApiRequest } from '../../../console/api/call-api.ts';
import { SharedLines } from '../../../console/rooms/board/shared-lines.ts';
import { withCo, withLead, takenBack } from '../../../console/rooms/board/draft-line.ts';
import { allocationSchema } from '#functions/api/allocation-body.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Two pages of one dispatcher on one allocation, over the API in memory. */
async function twoPages(...ids: string[]) {
  const board = await PlanBoard.with(...ids);
  const begun = await board.api.ask('du', 'POST', '/v1/allocations', { body: { session: '6-1', name: '一稿' }, key: 'a' });
  const allocation = allocationSchema.parse(begun.body);
  let keys = 0;
  let isCut = false;
  const page = (meId: string) => {
    const asked: ApiRequest[] = [];
    const ask = async (request: ApiRequest) => {
      if (isCut) throw new ApiFault({ is: 'unreachable' });
      asked.push(request);
      const { path, command } = request;
      const told =
        command === undefined
          ? await board.api.ask('du', 'GET', path)
          : await board.api.ask('du', 'POST', path, { body: command.body as object, key: command.key });
      const term = { zh: '', en: '' };
      if (told.status >= 400) throw new ApiFault({ is: 'problem', status: told.status, title: term, detail: term, errors: [], bodies: [] });
      return { body: allocationSchema.parse(told.body), at: Date.now() };
    };
    const shared = new SharedLines({ ask, meId, newKey: () => `k${(keys += 1)}` }, allocation);
    return { shared, asked, settled: () => vi.waitUntil(() => shared.read().unsaved === 0 || shared.read().isCutOff) };
  };
  return { mine: page('du'), theirs: page('somebody'), cut: (so: boolean) => void (isCut = so) };
}

const leadOf = ({ shared }: { shared: SharedLines }, id: string) => shared.read().drafts.get(id)?.lead?.unitId;

describe('lines that two change at once', () => {
  it('show at once, are on record soon, and are seen by the other', async () => {
    const { mine, theirs } = await twoPages('p1', 'p2');
    mine.shared.edit(['p1', 'p2'], (draft) => withLead(draft, 'transport'));
    expect(leadOf(mine, 'p1')).toBe('transport');
    expect(mine.shared.read().unsaved).toBe(2);
    await mine.settled();
    await theirs.shared.look();
    expect(leadOf(theirs, 'p2')).toBe('transport');
    expect(theirs.shared.read().moved.map(({ proposalId }) => proposalId)).toEqual(['p1', 'p2']);
  });

  it('a change made while the one before is on its way goes after it, and is no conflict', async () => {
    const { mine } = await twoPages('p1');
    mine.shared.edit(['p1'], (draft) => withLead(draft, 'transport'));
    mine.shared.edit(['p1'], (draft) => withCo(draft, 'parks'));
    await mine.settled();
    await mine.settled();
    expect(mine.shared.read().conflicts.size).toBe(0);
    expect(mine.shared.read().lines.get('p1')).toMatchObject({
      version: 2,
      lead: { unit: { id: 'transport' } },
      coHandlers: [{ unit: { id: 'parks' } }],
    });
  });

  it('never overwrite each other: what came late is set aside with both versions, the other lines of the request go', async () => {
    const { mine, theirs } = await twoPages('p1', 'p2');
    theirs.shared.edit(['p1'], (draft) => withLead(draft, 'parks'));
    await theirs.settled();
    mine.shared.edit(['p1', 'p2'], (draft) => withLead(draft, 'transport'));
    await mine.settled();
    const { conflicts, drafts } = mine.shared.read();
    expect([...conflicts]).toEqual([['p1', { coHandlers: [], lead: { unitId: 'transport' } }]]);
    expect([drafts.get('p1')?.lead?.unitId, drafts.get('p2')?.lead?.unitId]).toEqual(['parks', 'transport']);
    await theirs.shared.look();
    expect([leadOf(theirs, 'p1'), leadOf(theirs, 'p2')]).toEqual(['parks', 'transport']);
    // Having seen the other's version, one may put one's own.
    mine.shared.edit(['p1'], () => conflicts.get('p1') ?? takenBack());
    await mine.settled();
    expect(mine.shared.read().conflicts.size).toBe(0);
    await theirs.shared.look();
    expect(leadOf(theirs, 'p1')).toBe('transport');
  });

  it('that were meant alike are no conflict', async () => {
    const { mine, theirs } = await twoPages('p1');
    theirs.shared.edit(['p1'], (draft) => withLead(draft, 'parks'));
    await theirs.settled();
    mine.shared.edit(['p1'], (draft) => withLead(draft, 'parks'));
    await mine.settled();
    expect(mine.shared.read().conflicts.size).toBe(0);
  });

  it('are kept while nobody answers, and sent once when somebody does', async () => {
    const { mine, cut } = await twoPages('p1');
    cut(true);
    mine.shared.edit(['p1'], (draft) => withLead(draft, 'parks'));
    await mine.settled();
    expect(mine.shared.read()).toMatchObject({ isCutOff: true, unsaved: 1 });
    cut(false);
    await mine.shared.look();
    expect(mine.shared.read()).toMatchObject({ isCutOff: false, unsaved: 0 });
    expect(mine.shared.read().lines.get('p1')?.version).toBe(1);
  });

  it('taken back are lines without units, and may be given anew', async () => {
    const { mine, theirs } = await twoPages('p1');
    mine.shared.edit(['p1'], (draft) => withLead(draft, 'parks'));
    await mine.settled();
    mine.shared.edit(['p1'], takenBack);
    await mine.settled();
    await theirs.shared.look();
    expect(theirs.shared.read().lines.get('p1')?.removed).toBe(true);
    theirs.shared.edit(['p1'], (draft) => withLead(draft, 'transport'));
    await theirs.settled();
    expect(theirs.shared.read().lines.get('p1')).toMatchObject({ version: 3, removed: false });
  });

  it('three hundred at once go as the API takes them, two hundred a request', async () => {
    const ids = Array.from({ length: 300 }, (_, n) => `p${n + 1}`);
    const { mine } = await twoPages();
    mine.shared.edit(ids, (draft) => withLead(draft, 'parks'));
    await mine.settled();
    expect(mine.asked).toHaveLength(2);
    expect(mine.shared.read().lines.size).toBe(300);
  });
});
