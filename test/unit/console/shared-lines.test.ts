import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PlanBoard } from '#test/support/plan-board.ts';
import { ApiFault } from '../../../console/api/api-fault.ts';
import type { ApiRequest } from '../../../console/api/call-api.ts';
import { SharedLines } from '../../../console/rooms/board/shared/shared-lines.ts';
import { withCo, withDue, withLead, takenBack } from '../../../console/rooms/board/shared/draft-line.ts';
import { changesIn, jsonOfChanges } from '../../../console/rooms/board/shared/kept-changes.ts';
import type { Changes } from '../../../console/rooms/board/shared/kept-changes.ts';
import { jsonOf } from '../../../console/parts/form/json.ts';
import type { Json } from '../../../console/parts/form/json.ts';
import { allocationSchema } from '#functions/serve-plans/allocation-body.ts';

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
  let cutBy: 'unreachable' | 'signed-out' | undefined;
  const page = (meId: string, kept?: Json, now = allocation) => {
    const asked: ApiRequest[] = [];
    let left: Json;
    const ask = async (request: ApiRequest) => {
      if (cutBy !== undefined) throw new ApiFault({ is: cutBy });
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
    // As a window keeps it: as text.
    const keep = (unsaved: Changes): void => void (left = jsonOf(JSON.parse(JSON.stringify(jsonOfChanges(unsaved)))));
    const shared = new SharedLines({ ask, meId, newKey: () => `k${(keys += 1)}`, kept: changesIn(kept), keep }, now);
    const settled = () => vi.waitUntil(() => shared.read().unsaved === 0 || shared.read().isCutOff || shared.read().refused !== undefined);
    return { shared, asked, settled, kept: () => left };
  };
  const openedAgain = async (kept: Json) =>
    page('du', kept, allocationSchema.parse((await board.api.ask('du', 'GET', `/v1/allocations/${allocation.id}`)).body));
  return {
    mine: page('du'),
    theirs: page('somebody'),
    cut: (so: boolean) => void (cutBy = so ? 'unreachable' : undefined),
    signsOut: (so: boolean) => void (cutBy = so ? 'signed-out' : undefined),
    openedAgain,
  };
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

  it('outlive a sign-in that ran out: taken up again after the next one, and set aside where somebody was faster', async () => {
    const { mine, theirs, signsOut, openedAgain } = await twoPages('p1', 'p2');
    signsOut(true);
    mine.shared.edit(['p1', 'p2'], (draft) => withDue(withLead(draft, 'transport'), 'lead', { amount: 20, unit: 'working-day' }));
    await mine.settled();
    expect(mine.shared.read()).toMatchObject({ unsaved: 2, isCutOff: false, refused: { kind: { is: 'signed-out' } } });
    signsOut(false);
    theirs.shared.edit(['p2'], (draft) => withLead(draft, 'parks'));
    await theirs.settled();
    const again = await openedAgain(mine.kept());
    expect(leadOf(again, 'p1')).toBe('transport');
    expect(again.shared.read().conflicts.get('p2')).toEqual({
      lead: { unitId: 'transport', due: { amount: 20, unit: 'working-day' } },
      coHandlers: [],
    });
    await again.shared.look();
    await again.settled();
    expect(again.shared.read().lines.get('p1')).toMatchObject({ version: 1, lead: { unit: { id: 'transport' } } });
    expect(leadOf(again, 'p2')).toBe('parks');
    expect(again.kept()).toEqual([]);
  });

  it('what reached the API before the answer was lost is not taken up again', async () => {
    const { mine, openedAgain } = await twoPages('p1');
    mine.shared.edit(['p1'], (draft) => withLead(draft, 'transport'));
    const kept = mine.kept();
    await mine.settled();
    const again = await openedAgain(kept);
    expect(again.shared.read()).toMatchObject({ unsaved: 0 });
    expect(again.shared.read().conflicts.size).toBe(0);
    expect((await openedAgain('of another desk')).shared.read().unsaved).toBe(0);
  });
});
