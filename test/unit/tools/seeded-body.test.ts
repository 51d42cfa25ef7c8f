import { beforeAll, describe, expect, it } from 'vitest';
import { directoryKey, proposalKey } from '#core/ledger/keys.ts';
import { rehearse } from '#core/rehearsal/rehearse.ts';
import { noticeItem } from '#functions/adapters/dynamo/notice-item.ts';
import { gatherNotices } from '#functions/gather-notices/gather-notices.ts';
import { relayLog } from '#functions/platform/flow/relay-log.ts';
import { remembered } from '#functions/platform/flow/remembered.ts';
import { MemoryMails } from '#test/support/memory-mails.ts';
import { body, ProductInMemory } from '#test/support/product-in-memory.ts';
import { aRehearsal, seedBody } from '#test/support/seeded-body.ts';
import { rebuildViews } from '#tools/rebuild-views.ts';

const rehearsal = aRehearsal();
const ids = [...rehearse(rehearsal).cases()].map(({ proposalId }) => proposalId);
const product = new ProductInMemory();

beforeAll(async () => {
  await product.recordsDirectory();
  await relayLog(product, directoryKey(body));
  await seedBody(product, rehearsal);
});

const keys = (items: readonly Record<string, unknown>[]) => items.map(({ pk, sk, notice }) => JSON.stringify([pk, sk, notice])).sort();

describe('a seeded body', () => {
  it('has the lists that its ledger gives', async () => {
    const report = await rebuildViews(
      { ledger: product.ledger, views: product.views, now: () => rehearsal.now },
      ids.map((id) => proposalKey(body, id)),
      true,
    );
    expect(report).toEqual({ cases: 60, directories: 0, behind: [], differences: [] });
  });

  it('leaves the relay nothing to carry: no event, no execution, no list', async () => {
    const before = product.views.all;
    for (const id of ids) await relayLog(product, proposalKey(body, id));
    expect(product.views.all).toEqual(before);
    expect(product.workflows.executions.size).toBe(0);
    expect(product.news.published).toEqual([]);
  });

  it('has every notice that its log calls for, and no other', async () => {
    const mails = new MemoryMails();
    const { notices, marks } = mails;
    const { cases, endpoints, allocations } = product;
    const follower = { notices, marks, cases, endpoints, allocations, digests: async () => undefined, followed: remembered<number>(100) };
    for (const id of ids) await gatherNotices(follower, proposalKey(body, id));
    const gathered = [...mails.all.values()].map(({ notice }) => noticeItem(body, notice));
    const seeded = Object.values(product.views.all).filter(({ notice }) => notice !== undefined);
    expect(keys(seeded)).toEqual(keys(gathered));
  });

  it('lists every status event where it was told', async () => {
    const fresh = new ProductInMemory();
    await seedBody({ ledger: fresh.ledger, views: new ProductInMemory().views }, rehearsal);
    await fresh.recordsDirectory();
    for (const id of ids) await relayLog(fresh, proposalKey(body, id));
    const listed = await product.views.events(body, { after: '', before: '~', limit: Infinity });
    expect(fresh.news.published.length).toBe(listed.length);
    const known = fresh.news.published.map(({ proposalId, data }) => `${proposalId} ${data.sequence}`);
    expect(listed.map(({ proposalId, sequence }) => `${proposalId} ${sequence}`).sort()).toEqual(known.sort());
  });
});
