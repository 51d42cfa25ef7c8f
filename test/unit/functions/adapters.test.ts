import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoLedger } from '#functions/adapters/dynamo/dynamo-ledger.ts';
import { dynamoViewReader } from '#functions/adapters/dynamo/dynamo-view-reader.ts';
import type { DeadlineQuery } from '#core/ports/view-reader.ts';
import { dynamoViewWriter } from '#functions/adapters/dynamo/dynamo-view-writer.ts';
import { dynamoWaits } from '#functions/adapters/dynamo/dynamo-waits.ts';
import type { Wait } from '#core/case/wait.ts';
import { caseView } from '#core/view/case-view.ts';
import { deadlinesOf } from '#core/view/deadline-view.ts';
import type { DeadlineView } from '#core/view/deadline-view.ts';
import { listKeys, viewItems } from '#core/view/view-items.ts';
import { findChainFault, hashOf } from '#core/ledger/hash-chain.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import { aLog } from '#test/support/a-log.ts';
import { caseIn } from '#test/support/case-in.ts';
import { embeddedTables } from '#test/support/embedded-tables.ts';
import type { EmbeddedTables } from '#test/support/embedded-tables.ts';
import { body, ofCase, ofShare, p1 } from '#test/support/product-in-memory.ts';
import { sha256 } from '#test/support/sha256.ts';

let tables: EmbeddedTables;
beforeAll(async () => void (tables = await embeddedTables()));
afterAll(() => tables.close());

const wait = (changes: Partial<Wait> = {}): Wait => ({
  pk: p1,
  sk: 'proposal',
  execution: ofCase,
  executionArn: 'arn:1',
  waitingIn: 'in-review',
  token: 't1',
  fence: '1',
  wakeAt: '2026-03-02T02:00:00.000Z',
  ...changes,
});

const itemsOf = (stage: 'in-review' | 'awaiting-dispatch', version: number, id: string) => {
  const { proposal } = caseIn(stage);
  return viewItems(body, { ...caseView(proposal, version), id }, deadlinesOf(proposal));
};
const write = async (id: string, stage: 'in-review' | 'awaiting-dispatch'): Promise<void> => {
  const writer = dynamoViewWriter(tables.client, 'Views');
  const pk = proposalKey(body, id);
  const { item, parties } = itemsOf(stage, 1, id);
  await writer.writeParties(pk, await writer.load(pk), parties);
  await writer.writeCase(pk, item, 0);
};
const list = async (partition: string, after = '', limit = 100) =>
  dynamoViewReader(tables.client, 'Views').list({ index: 'byStage', partition, after, before: '~', limit });

const item = (version: number) => itemsOf('in-review', version, 'p1').item;

describe('the ledger on DynamoDB', () => {
  it('gives back what was appended, in order, also after the ninth', async () => {
    const ledger = dynamoLedger(tables.client, 'Ledger');
    const log = aLog(12);
    for (const commit of log) expect(await ledger.append(commit)).toBe(true);
    expect(await ledger.read(log[0]!.pk)).toEqual(log);
    expect((await ledger.read(log[0]!.pk, 9)).map(({ seq }) => seq)).toEqual([10, 11, 12]);
  });

  it('takes each number once, whoever asks, and keeps the first', async () => {
    const ledger = dynamoLedger(tables.client, 'Ledger');
    const [commit] = aLog(1, 'one');
    const rival = { ...commit!, commandId: 'rival' };
    const took = await Promise.all([ledger.append(commit!), ledger.append(rival), ledger.append(rival)]);
    expect(took.filter(Boolean)).toHaveLength(1);
    expect(await ledger.read('one')).toHaveLength(1);
  });

  it('reads a log longer than one page of the answer', async () => {
    const ledger = dynamoLedger(tables.client, 'Ledger');
    const log = aLog(6, 'long').map((commit) => ({ ...commit, events: [{ type: 'ProposalFiled', text: '长'.repeat(80_000) }] }));
    for (const commit of log) await ledger.append(commit);
    expect(await ledger.read('long')).toEqual(log);
  });

  it('keeps fractions as they were hashed: every share and hour that a policy may have', async () => {
    const ledger = dynamoLedger(tables.client, 'Ledger');
    const numbers = [...Array.from({ length: 101 }, (_, n) => n / 100), ...Array.from({ length: 97 }, (_, n) => n / 4)];
    const { hash: _hash, ...commit } = { ...aLog(1, 'b#policy')[0]!, events: [{ type: 'PolicyRecorded', numbers }] };
    await ledger.append({ ...commit, hash: hashOf(commit, sha256) });
    expect(findChainFault(await ledger.read('b#policy'), sha256)).toBeUndefined();
  });

  it('lets a failure of the store out', async () => {
    await expect(dynamoLedger(tables.client, 'NoSuchTable').append(aLog(1)[0]!)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});

describe('the waits on DynamoDB', () => {
  it('keeps the later attempt and refuses the earlier', async () => {
    const waits = dynamoWaits(tables.client, 'Waits');
    expect(await waits.put(wait({ fence: '2', token: 't2' }))).toBe(true);
    expect(await waits.put(wait())).toBe(false);
    expect(await waits.put(wait({ fence: '2', token: 't2' }))).toBe(true);
    expect(await waits.put(wait({ sk: 'a1', execution: ofShare('a1') }))).toBe(true);
    expect(await waits.of(p1)).toEqual([wait({ sk: 'a1', execution: ofShare('a1') }), wait({ fence: '2', token: 't2' })]);
  });

  it('forgets a wait by its token only', async () => {
    const waits = dynamoWaits(tables.client, 'Waits');
    await waits.put(wait({ pk: 'x', fence: '2', token: 't2' }));
    await waits.forget({ pk: 'x', sk: 'proposal', token: 't1' });
    expect(await waits.of('x')).toHaveLength(1);
    await waits.forget({ pk: 'x', sk: 'proposal', token: 't2' });
    await waits.forget({ pk: 'x', sk: 'proposal', token: 't2' });
    expect(await waits.of('x')).toEqual([]);
  });
});

describe('the lists on DynamoDB', () => {
  it('answers a partition in the order of due dates, page by page, each once', async () => {
    for (const id of ['l1', 'l2', 'l3', 'l4', 'l5']) await write(id, 'in-review');
    const partition = listKeys.stage(body, 'in-review');
    const seen: string[] = [];
    for (let after = ''; ;) {
      const page = await list(partition, after, 2);
      seen.push(...page.map(({ proposalId }) => proposalId));
      if (page.length < 2) break;
      after = page.at(-1)!.dueKey;
    }
    expect(seen).toEqual(['l1', 'l2', 'l3', 'l4', 'l5']);
  });

  it('a cursor beyond the end of a list finds nothing', async () => {
    expect(await list(listKeys.stage(body, 'in-review'), '~')).toEqual([]);
  });

  it('a case moves from list to list, its old desk cleared', async () => {
    await write('m1', 'in-review');
    const pk = proposalKey(body, 'm1');
    const writer = dynamoViewWriter(tables.client, 'Views');
    const { item, parties } = itemsOf('awaiting-dispatch', 2, 'm1');
    await writer.writeParties(pk, await writer.load(pk), parties);
    expect(await writer.writeCase(pk, item, 1)).toBe(true);
    expect((await list(listKeys.stage(body, 'in-review'))).map(({ proposalId }) => proposalId)).not.toContain('m1');
    const desk = await dynamoViewReader(tables.client, 'Views').list({
      index: 'byParty',
      partition: listKeys.desk(body, { role: 'dispatcher' }),
      after: '',
      before: '~',
      limit: 10,
    });
    expect(desk).toMatchObject([{ proposalId: 'm1', task: { kind: 'dispatch' } }]);
    const clerks = await dynamoViewReader(tables.client, 'Views').list({
      index: 'byParty',
      partition: listKeys.desk(body, { role: 'committee-clerk' }),
      after: '',
      before: '~',
      limit: 10,
    });
    expect(clerks.map(({ proposalId }) => proposalId)).not.toContain('m1');
  });

  it('refuses an older case, and the same one unless it is restored', async () => {
    const writer = dynamoViewWriter(tables.client, 'Views');
    expect(await writer.writeCase('v', item(2), 0)).toBe(true);
    expect([
      await writer.writeCase('v', item(2), 0),
      await writer.writeCase('v', item(1), 0),
      await writer.restoreCase('v', item(1)),
    ]).toEqual([false, false, false]);
    expect(await writer.restoreCase('v', item(2))).toBe(true);
    expect((await writer.load('v')).version).toBe(2);
  });

  it('writes a case over the one that was seen and no other', async () => {
    const writer = dynamoViewWriter(tables.client, 'Views');
    const over = (version: number, seen: number) => writer.writeCase('o', item(version), seen);
    expect([await over(2, 1), await over(2, 0), await over(4, 1), await over(4, 3), await over(4, 2)]).toEqual([
      false,
      true,
      false,
      false,
      true,
    ]);
  });

  it('writes items of other lists together with those of the parties, and takes none of them for a party’s', async () => {
    const writer = dynamoViewWriter(tables.client, 'Views');
    const pk = proposalKey(body, 'a1');
    const listed = { pk: `${pk}#events`, sk: 'event#1', partyKey: `${body}#along`, dueKey: '2026-03-02' };
    const { parties } = itemsOf('in-review', 1, 'a1');
    await writer.writeParties(pk, await writer.load(pk), parties, [listed]);
    await writer.writeParties(pk, await writer.load(pk), parties);
    const along = { index: 'byParty', partition: `${body}#along`, after: '', before: '~', limit: 10 } as const;
    expect(await dynamoViewReader(tables.client, 'Views').list(along)).toEqual([{ proposalId: 'a1', dueKey: '2026-03-02' }]);
    expect([...(await writer.load(pk)).items.keys()].sort()).toEqual(parties.map(({ sk }) => sk).sort());
  });

  it('gives back more cases than one read answers, and leaves out what is not there', async () => {
    const ids = Array.from({ length: 103 }, (_, index) => `many${index}`);
    for (const id of ids) await write(id, 'in-review');
    const found = await dynamoViewReader(tables.client, 'Views').cases(body, [...ids, 'nobody', ids[0]!]);
    expect([...found.keys()].sort()).toEqual([...ids].sort());
  });

  it('gives the clocks of a holder with what calendars tell, the first or the last of many, over all pages', async () => {
    for (const id of ['d1', 'd2', 'd3']) await write(id, 'awaiting-dispatch');
    const reader = dynamoViewReader(tables.client, 'Views');
    const ids = async (query: Pick<DeadlineQuery, 'keep' | 'limit'>, from = '0'): Promise<string[]> => {
      const found = await reader.deadlines({ partition: listKeys.ended(body, { role: 'committee-clerk' }), from, ...query });
      expect(found.map(({ deadline }) => deadline)).toEqual(found.map(() => deadlinesOf(caseIn('awaiting-dispatch').proposal)[0]));
      return found.map(({ proposalId }) => proposalId).filter((id) => id.startsWith('d'));
    };
    expect(await ids({ keep: 'first', limit: 9 })).toEqual(['d1', 'd2', 'd3']);
    expect(await ids({ keep: 'first', limit: 2 })).toEqual(['d1', 'd2']);
    // Another test's case ended its review at the same instant and sorts after them.
    expect(await ids({ keep: 'last', limit: 3 })).toEqual(['d3', 'd2']);
    expect(await ids({ keep: 'first', limit: 9 }, '2026-01-20T02:00:00.000Z~')).toEqual([]);
  });

  it('leaves out an item that lacks what calendars tell, until its case moves on', async () => {
    const writer = dynamoViewWriter(tables.client, 'Views');
    const { parties } = itemsOf('in-review', 1, 'old');
    const [party] = parties.filter(({ task }) => task !== undefined);
    const { caseNumber: _, startOn: __, ...task } = party!.task!;
    const old = { ...party!, partyKey: 'old', task: task as DeadlineView };
    await writer.writeParties(proposalKey(body, 'old'), await writer.load(proposalKey(body, 'old')), [old]);
    const reader = dynamoViewReader(tables.client, 'Views');
    expect(await reader.deadlines({ partition: 'old', from: '0', keep: 'first', limit: 9 })).toEqual([]);
    expect(await reader.list({ index: 'byParty', partition: 'old', after: '', before: '~', limit: 9 })).toMatchObject([
      { task: { kind: 'review' } },
    ]);
  });

  it('finds the bodies a subject belongs to', async () => {
    const writer = dynamoViewWriter(tables.client, 'Views');
    await writer.writeSubject('someone', body, 'lin');
    await writer.writeSubject('someone', '990113', 'shen');
    expect(await dynamoViewReader(tables.client, 'Views').principals('someone')).toEqual([
      { body, personId: 'lin' },
      { body: '990113', personId: 'shen' },
    ]);
    expect(await dynamoViewReader(tables.client, 'Views').principals('nobody')).toEqual([]);
  });
});
