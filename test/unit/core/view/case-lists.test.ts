import { describe, expect, it } from 'vitest';
import { stages } from '#core/case/stages.ts';
import type { Stage } from '#core/case/stages.ts';
import { filedStages, listCases, listingOf, submittedStages } from '#core/view/case-lists.ts';
import type { CaseList } from '#core/view/case-lists.ts';
import { listKeys, noDueDate } from '#core/view/view-items.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import { MemoryViews } from '#test/support/memory-views.ts';

const body = '990112';
const ends: readonly Stage[] = ['closed', 'declined', 'withdrawn'];

/** As many cases in every stage, one after the other due, two of seven one member's. */
function filled(cases: number): { readonly views: MemoryViews; readonly keys: readonly { key: string; stage: Stage; isOurs: boolean }[] } {
  const views = new MemoryViews();
  const keys = Array.from({ length: cases }, (_, n) => {
    const stage = stages[n % stages.length]!;
    const id = `p${String((n * 7919) % cases).padStart(6, '0')}`;
    const due = ends.includes(stage) || stage === 'draft' ? noDueDate : new Date(1_800_000_000_000 + n * 60_000).toISOString();
    const key = `${due}#${id}`;
    const listed = stage === 'awaiting-number' ? 'awaiting-dispatch' : stage;
    const pk = proposalKey(body, id);
    views.of(pk).set('case', { pk, sk: 'case', dueKey: key, stageKey: listKeys.stage(body, listed) });
    const isOurs = n % 7 < 2;
    if (isOurs) views.of(listKeys.member(body, 'lin')).set(id, { sk: id });
    return { key, stage, isOurs };
  });
  return { views, keys: keys.sort((a, b) => (a.key < b.key ? -1 : 1)) };
}

async function whole(views: MemoryViews, list: CaseList, limit: number): Promise<string[]> {
  const seen: string[] = [];
  for (let after = ''; ;) {
    const page = await listCases(views, body, list, { after, before: '~', limit });
    seen.push(...page.map(({ dueKey }) => dueKey));
    if (page.length < limit) return seen;
    after = page.at(-1)!.dueKey;
  }
}

describe('a list of cases', () => {
  const { views, keys } = filled(330);
  const inStages = (of: readonly Stage[]) => keys.filter(({ stage }) => of.includes(stage)).map(({ key }) => key);

  it.each([1, 7, 50, 1000])('over several stages has each case once, the earliest due first, in pages of %i', async (limit) => {
    expect(await whole(views, { stages: submittedStages }, limit)).toEqual(inStages(submittedStages));
  });

  it('of filed cases leaves out what the committee has not filed', async () => {
    expect(await whole(views, { stages: filedStages }, 20)).toEqual(inStages(filedStages));
  });

  it('of no stage is empty, and so is one beyond its end or between the wrong ends', async () => {
    expect(await whole(views, { stages: [] }, 20)).toEqual([]);
    expect(await listCases(views, body, { stages }, { after: '~', before: '~', limit: 9 })).toEqual([]);
    expect(await listCases(views, body, { stages }, { after: noDueDate, before: '2027', limit: 9 })).toEqual([]);
  });

  it('asks for what is over only when all else is told', async () => {
    const asked: Stage[] = [];
    const counted = {
      inStage: (...[of, stage, page]: Parameters<MemoryViews['inStage']>) => (asked.push(stage), views.inStage(of, stage, page)),
      concerning: () => Promise.reject(new Error('not asked')),
      dueKeys: () => Promise.reject(new Error('not asked')),
    };
    await listCases(counted, body, { stages: submittedStages }, { after: '', before: '~', limit: 50 });
    expect(asked.filter((stage) => ends.includes(stage))).toEqual([]);
    expect(new Set(asked).size).toBe(asked.length);
    await listCases(counted, body, { stages: submittedStages }, { after: '', before: noDueDate, limit: 1000 });
    expect(asked.filter((stage) => ends.includes(stage))).toEqual([]);
  });
});

describe.each([
  ['few', 330, [1, 33, 400]],
  ['many', 1500, [33, 400]],
] as const)('the cases that concern a member, %s of them', (_, cases, limits) => {
  const { views, keys } = filled(cases);
  const ours = keys.filter(({ isOurs }) => isOurs).map(({ key }) => key);

  it.each(limits)('are listed each once, the earliest due first, in pages of %i', async (limit) => {
    expect(await whole(views, { personId: 'lin' }, limit)).toEqual(ours);
  });

  it('are found within bounds', async () => {
    const [after, before] = [ours[3]!, ours[9]!];
    expect((await listCases(views, body, { personId: 'lin' }, { after, before, limit: 50 })).map(({ dueKey }) => dueKey)).toEqual(
      ours.slice(4, 10),
    );
    const open = await listCases(views, body, { personId: 'lin' }, { after: '', before: noDueDate, limit: 5000 });
    expect(open.map(({ dueKey }) => dueKey)).toEqual(ours.filter((key) => key < noDueDate));
    const last = ours.findLast((key) => key < noDueDate)!;
    const over = await listCases(views, body, { personId: 'lin' }, { after: last, before: '~', limit: 3 });
    expect(over.map(({ dueKey }) => dueKey)).toEqual(ours.filter((key) => key > last).slice(0, 3));
  });
});

describe('a page of a party that has many cases, hardly any of them open', () => {
  const cases = 20_000;
  const { views, keys } = filled(cases);
  const ours = keys.filter(({ stage }, n) => stage === 'closed' && n % 4 === 0).map(({ key }) => key);
  // Due last of all, beyond thousands of others.
  const open = keys.findLast(({ key }) => key < noDueDate)!.key;
  for (const key of [...ours, open]) {
    const id = key.split('#')[1]!;
    views.of(listKeys.member(body, 'tang')).set(id, { sk: id });
  }

  it('costs no more than its own cases do, however many the body has', async () => {
    let entries = 0;
    const counted = {
      inStage: async (...page: Parameters<MemoryViews['inStage']>) => {
        const read = await views.inStage(...page);
        entries += read.length;
        return read;
      },
      concerning: views.concerning.bind(views),
      dueKeys: views.dueKeys.bind(views),
    };
    const page = await listCases(counted, body, { personId: 'tang' }, { after: '', before: '~', limit: 50 });
    expect(page.map(({ dueKey }) => dueKey)).toEqual([open, ...ours].slice(0, 50));
    expect(ours.length).toBeGreaterThan(300);
    expect(entries).toBeLessThan(cases / 4);
    expect(await whole(views, { personId: 'tang' }, 200)).toEqual([open, ...ours]);
  });
});

/** What the pages of a list cost. */
function counting(views: MemoryViews) {
  const cost = { calls: 0, entries: 0, pointers: 0, lines: 0 };
  const reader = {
    inStage: async (...asked: Parameters<MemoryViews['inStage']>) => {
      const read = await views.inStage(...asked);
      cost.calls += 1;
      cost.entries += read.length;
      return read;
    },
    concerning: async (...asked: Parameters<MemoryViews['concerning']>) => {
      const read = await views.concerning(...asked);
      cost.calls += 1;
      cost.pointers += read.size;
      return read;
    },
    dueKeys: async (...asked: Parameters<MemoryViews['dueKeys']>) => {
      cost.calls += Math.ceil(asked[1].length / 100);
      cost.lines += asked[1].length;
      return views.dueKeys(...asked);
    },
  };
  return { cost, reader };
}

describe('a list that is gone through', () => {
  const { views, keys } = filled(3000);
  const ours = keys.filter(({ isOurs }) => isOurs);

  it('over several stages reads no entry twice, however many pages it is', async () => {
    const { cost, reader } = counting(views);
    const listing = listingOf(reader, body, { stages: submittedStages }, { after: '', before: '~' });
    const seen: string[] = [];
    for (let page = await listing.next(50); page.length > 0; page = await listing.next(50)) seen.push(...page.map(({ dueKey }) => dueKey));
    const all = keys.filter(({ stage }) => stage !== 'draft').map(({ key }) => key);
    expect(seen).toEqual(all);
    expect(cost.entries).toBe(all.length);
  });

  it('of a party asks once which cases concern it', async () => {
    const { cost, reader } = counting(views);
    const listing = listingOf(reader, body, { personId: 'lin' }, { after: '', before: '~' });
    const seen: string[] = [];
    for (let page = await listing.next(80); page.length > 0; page = await listing.next(80)) seen.push(...page.map(({ dueKey }) => dueKey));
    expect(seen).toEqual(ours.map(({ key }) => key));
    expect(cost.pointers).toBe(ours.length);
  });

  it.each([['in-handling'], ['in-review'], ['awaiting-feedback']] as const)(
    'of what a party has in the stage %s goes through that stage alone, a few reads for a page',
    async (stage) => {
      const { cost, reader } = counting(views);
      const listing = listingOf(reader, body, { personId: 'lin', stages: [stage] }, { after: '', before: '~' });
      const page = await listing.next(50);
      const wanted = ours.filter((one) => one.stage === stage).map(({ key }) => key);
      expect(page.map(({ dueKey }) => dueKey)).toEqual(wanted.slice(0, 50));
      expect(cost.calls).toBeLessThanOrEqual(4);
    },
  );
});
