import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dynamoLedger } from '#functions/adapters/dynamo/dynamo-ledger.ts';
import { dynamoViewReader } from '#functions/adapters/dynamo/dynamo-view-reader.ts';
import { titleMark } from '#core/case/title-mark.ts';
import type { DeskQuery } from '#core/ports/view-reader.ts';
import { dynamoViewWriter } from '#functions/adapters/dynamo/dynamo-view-writer.ts';
import { dynamoWaits } from '#functions/adapters/dynamo/dynamo-waits.ts';
import type { Wait } from '#core/case/waits/wait.ts';
import { caseItem } from '#core/view/case-item.ts';
import { caseView } from '#core/view/case-view.ts';
import { deadlinesOf, withNumber } from '#core/view/deadline-view.ts';
import { keyText, listItems, listKeys } from '#core/view/view-items.ts';
import type { Stage } from '#core/case/stages.ts';
import { eventItems } from '#core/webhook/told/event-list.ts';
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
  const found = { ...proposal, id };
  return { item: caseItem(body, found, version), lists: listItems(body, caseView(found, version), deadlinesOf(found)) };
};
const write = async (id: string, stage: 'in-review' | 'awaiting-dispatch'): Promise<void> => {
  const writer = dynamoViewWriter(tables.client, 'Views');
  const pk = proposalKey(body, id);
  const { item, lists } = itemsOf(stage, 1, id);
  await writer.writeLists({ puts: lists, removes: [] });
  await writer.writeCase(pk, item, 0);
};
const reader = () => dynamoViewReader(tables.client, 'Views');
const page = { after: '', before: '~', limit: 100 };
const list = async (stage: Stage, after = '', limit = 100) => reader().inStage(body, stage, { after, before: '~', limit });
const deskOf = (role: 'dispatcher' | 'committee-clerk') => reader().desk(body, { role }, page);
/** An item as a release before wrote it, in the case's partition and the index `byParty`. */
const put = async (item: object): Promise<void> =>
  void (await tables.client.send(new PutItemCommand({ TableName: 'Views', Item: marshall(item, { removeUndefinedValues: true }) })));

const endedAt = (n: number) => `2026-02-${String(10 + n)}T02:00:00.000Z`;
const item = (version: number) => itemsOf('in-review', version, 'p1').item;

describe('the ledger on DynamoDB', () => {
  it('gives back what was appended, in order, also after the ninth', async () => {
    const ledger = dynamoLedger(tables.client, 'Ledger');
    const log = aLog(12);
    for (const commit of log) expect(await ledger.append(commit)).toBe(true);
    expect(await ledger.read(log[0]!.pk)).toEqual(log);
    expect((await ledger.read(log[0]!.pk, 9)).map(({ seq }) => seq)).toEqual([10, 11, 12]);
  });

  it('reads many logs in few calls: what is known of each and what is not, short ones and long ones, those that are not there', async () => {
    const ledger = dynamoLedger(tables.client, 'Ledger');
    const names = Array.from({ length: 45 }, (_, n) => `many-${n}`);
    const logs = names.map((name, n) => aLog(n % 13, name));
    for (const log of logs) for (const commit of log) await ledger.append(commit);
    const tails = names.map((pk, n) => ({ pk, afterSeq: Math.min(n % 3, n % 13), isKnown: n % 3 > 0 }));
    const sent = vi.spyOn(tables.client, 'send');
    const read = await ledger.readTails(tails);
    expect(read).toEqual(logs.map((log, n) => log.slice(tails[n]?.afterSeq)));
    const long = logs.filter((log, n) => log.length - (tails[n]?.afterSeq ?? 0) >= 5).length;
    // One whether those that are known have grown, one for the others, two for those that have; those that are longer still by themselves.
    expect(sent.mock.calls.length).toBe(4 + long);
    sent.mockRestore();
  });

  it('asks in one call whether logs that are known have grown, those that were empty too', async () => {
    const ledger = dynamoLedger(tables.client, 'Ledger');
    const [commit] = aLog(1, 'rules-2');
    const tails = ['rules-1', 'rules-2'].map((pk) => ({ pk, afterSeq: 0, isKnown: true }));
    const sent = vi.spyOn(tables.client, 'send');
    expect(await ledger.readTails(tails)).toEqual([[], []]);
    expect(sent.mock.calls.length).toBe(1);
    sent.mockRestore();
    await ledger.append(commit!);
    expect(await ledger.readTails(tails)).toEqual([[], [commit]]);
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

  it('finds many by their keys, those that are there', async () => {
    const waits = dynamoWaits(tables.client, 'Waits');
    const many = Array.from({ length: 130 }, (_, n) => wait({ pk: `many-${n}`, token: `t-${n}` }));
    for (const one of many) await waits.put(one);
    const found = await waits.those([...many, { pk: 'many-1', sk: 'a9' }].map(({ pk, sk }) => ({ pk, sk })));
    expect(found.map(({ token }) => token).sort()).toEqual(many.map(({ token }) => token).sort());
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
    const seen: string[] = [];
    for (let after = ''; ;) {
      const page = await list('in-review', after, 2);
      seen.push(...page.map(({ proposalId }) => proposalId));
      if (page.length < 2) break;
      after = page.at(-1)!.dueKey;
    }
    expect(seen).toEqual(['l1', 'l2', 'l3', 'l4', 'l5']);
  });

  it('a cursor beyond the end of a list finds nothing', async () => {
    expect(await list('in-review', '~')).toEqual([]);
  });

  it('a case moves from list to list, its old desk cleared', async () => {
    await write('m1', 'in-review');
    const pk = proposalKey(body, 'm1');
    const writer = dynamoViewWriter(tables.client, 'Views');
    const [before, { item, lists }] = [itemsOf('in-review', 1, 'm1').lists, itemsOf('awaiting-dispatch', 2, 'm1')];
    const kept = new Set(lists.map(keyText));
    await writer.writeLists({ puts: lists, removes: before.filter((one) => !kept.has(keyText(one))) });
    expect(await writer.writeCase(pk, item, 1)).toBe(true);
    expect((await list('in-review')).map(({ proposalId }) => proposalId)).not.toContain('m1');
    expect(await deskOf('dispatcher')).toMatchObject([{ proposalId: 'm1', task: { kind: 'dispatch' } }]);
    expect((await deskOf('committee-clerk')).map(({ proposalId }) => proposalId)).not.toContain('m1');
  });

  it('a desk has what runs, in pages that hold each clock once, of the older layout too', async () => {
    const holder = { unitId: 'lights' };
    const [, task] = itemsOf('in-review', 1, 'x').lists;
    const items = ['k1', 'k2', 'k3', 'k4', 'k5', 'k6'].map((id, n) => {
      const sk = `2026-02-0${n + 1}T16:00:00.000Z#${id}.review`;
      const ended = n % 2 === 1 ? { expiresAt: 1, task: { ...task!.task!, endedAt: '2026-01-20T02:00:00.000Z' } } : {};
      return { pk: listKeys.desk(body, holder), sk, proposalId: id, task: task!.task!, ...ended };
    });
    await dynamoViewWriter(tables.client, 'Views').writeLists({ puts: items, removes: [] });
    const older = { partyKey: listKeys.desk(body, holder), dueKey: '2026-02-04T16:00:00.000Z#old.review', task: task!.task };
    await put({ pk: proposalKey(body, 'old'), sk: 'task#review', ...older });
    // It has gone over, and the older item is still to be taken away.
    await put({ pk: proposalKey(body, 'k1'), sk: 'task#review', ...older, dueKey: items[0]!.sk });
    const seen: string[] = [];
    for (let after = ''; ;) {
      const found = await reader().desk(body, holder, { ...page, after, limit: 2 });
      seen.push(...found.map(({ proposalId }) => proposalId));
      if (found.length < 2) break;
      after = found.at(-1)!.dueKey;
    }
    expect(seen).toEqual(['k1', 'k3', 'old', 'k5']);
    const { dueOn } = task!.task!;
    expect(await reader().dueOnDesk(body, holder, page)).toEqual(['k1', 'k3', 'old', 'k5'].map((proposalId) => ({ proposalId, dueOn })));
    expect(await reader().dueOnDesk(body, holder, { ...page, limit: 2 })).toHaveLength(2);
    expect(await reader().desk(body, holder, { ...page, after: '~', before: '2026' })).toEqual([]);
  });

  it('tells whom cases concern, of the older layout too, and where they sort', async () => {
    await write('c1', 'in-review');
    await put({
      pk: proposalKey(body, 'c2'),
      sk: 'party#x',
      partyKey: listKeys.member(body, 'lin'),
      dueKey: '2026-02-24T16:00:00.000Z#c2',
    });
    const ids = await reader().concerning(body, { personId: 'lin' });
    expect([ids.has('c1'), ids.has('c2'), ids.has('nobody')]).toEqual([true, true, false]);
    const titles = new Map((await reader().titles(body, 'lin')).map((one) => [one.proposalId, one.titled]));
    expect([titles.get('c1'), titles.has('c2'), titles.get('c2')]).toEqual([
      titleMark(caseIn('in-review').proposal.content),
      true,
      undefined,
    ]);
    expect(await reader().dueKeys(body, ['c1', 'nobody'])).toEqual([{ proposalId: 'c1', dueKey: '2026-02-24T16:00:00.000Z#c1' }]);
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

  it('writes what is listed besides in the same call, and finds what is there by its key', async () => {
    const writer = dynamoViewWriter(tables.client, 'Views');
    const { lists } = itemsOf('in-review', 1, 'a1');
    const [event] = eventItems([{ proposalId: 'a1', data: { body, sequence: 1 } }], '2026-03-02T02:00:00.000Z');
    await writer.writeLists({ puts: lists, removes: [] }, [event!]);
    expect((await reader().events(body, page)).map(({ proposalId }) => proposalId)).toEqual(['a1']);
    const many = Array.from({ length: 120 }, (_, n) => ({ pk: 'nowhere', sk: String(n) }));
    expect(new Map(await writer.find([...many, ...lists]))).toEqual(new Map(lists.map((one) => [keyText(one), one])));
    await writer.writeLists({ puts: [], removes: lists });
    expect(await writer.find(lists)).toEqual(new Map());
  });

  it('gives back more cases than one read answers, and leaves out what is not there', async () => {
    const ids = Array.from({ length: 103 }, (_, index) => `many${index}`);
    for (const id of ids) await write(id, 'in-review');
    const found = await dynamoViewReader(tables.client, 'Views').cases(body, [...ids, 'nobody', ids[0]!]);
    expect([...found.keys()].sort()).toEqual([...ids].sort());
  });

  it('gives the clocks of a holder with what calendars tell, the first that run and the last that ended', async () => {
    for (const id of ['d1', 'd2', 'd3']) await write(id, 'awaiting-dispatch');
    const bounds = { endedFrom: '2026-01-01', mostOpen: 9, mostEnded: 9 };
    const found = async (role: 'committee-clerk' | 'dispatcher', query: Partial<DeskQuery> = {}) =>
      (await reader().deadlines(body, { role }, { ...bounds, ...query })).filter(({ proposalId }) => proposalId.startsWith('d'));
    const [review, dispatch] = deadlinesOf(caseIn('awaiting-dispatch').proposal);
    const ended = await found('committee-clerk', { mostOpen: 0 });
    expect(ended.map(({ proposalId }) => proposalId).sort()).toEqual(['d1', 'd2', 'd3']);
    expect(ended.map(({ deadline }) => deadline)).toEqual(ended.map(() => review));
    const open = await found('dispatcher');
    // Without the number, which came after it was opened: who reads it takes it from the line.
    expect(open.map(({ deadline }) => withNumber(deadline, caseView(caseIn('awaiting-dispatch').proposal, 1)))).toEqual([
      dispatch,
      dispatch,
      dispatch,
    ]);
    expect(await found('dispatcher', { mostOpen: 2 })).toHaveLength(2);
    expect(await found('committee-clerk', { endedFrom: '2026-01-20T02:00:00.001Z', mostOpen: 0 })).toEqual([]);
  });

  it('of what ended gives those that ended last, whenever they were due, and asks for the whole of no other', async () => {
    const [review] = deadlinesOf(caseIn('awaiting-dispatch').proposal);
    const pk = listKeys.desk(body, { unitId: 'ended' });
    for (const n of [3, 1, 4, 2, 5]) {
      const sk = `2026-03-${String(20 - n)}T09:00:00.000Z#e${n}.review`;
      const expiresAt = Math.ceil(Date.parse(endedAt(n)) / 1000) + 75 * 86_400;
      await put({ pk, sk, proposalId: `e${n}`, task: { ...review, endedAt: endedAt(n) }, expiresAt });
    }
    const query = { endedFrom: endedAt(1), mostOpen: 0, mostEnded: 2 };
    const last = await reader().deadlines(body, { unitId: 'ended' }, query);
    expect(last.map(({ proposalId }) => proposalId)).toEqual(['e5', 'e4']);
  });

  it('gives those of the older layout too, and leaves out what lacks a part that calendars tell', async () => {
    const holder = { unitId: 'older' };
    const [task] = deadlinesOf(caseIn('awaiting-dispatch').proposal);
    const { startOn: _, ...short } = task!;
    const pk = proposalKey(body, 'old1');
    const { endedAt: __, ...open } = task!;
    await put({ pk, sk: 'task#1', partyKey: listKeys.desk(body, holder), dueKey: '2026-02-24#old1.1', task: open });
    await put({ pk, sk: 'task#2', partyKey: listKeys.ended(body, holder), dueKey: '2026-01-20T02:00:00.000Z#old1.2', task });
    await put({ pk, sk: 'task#3', partyKey: listKeys.desk(body, holder), dueKey: '2026-02-24#old1.3', task: short });
    const bounds = { endedFrom: '2026-01-01', mostOpen: 9, mostEnded: 9 };
    expect((await reader().deadlines(body, holder, bounds)).map(({ deadline }) => deadline)).toEqual([open, task]);
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
