import { expect, it } from 'vitest';
import { caseReader } from '#core/case/log/case-logs.ts';
import type { Ledger } from '#core/ports/ledger.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import { CaseStory } from '#test/support/case-story.ts';
import { MemoryLedger } from '#test/support/memory-ledger.ts';
import { ProductInMemory, p1 } from '#test/support/product-in-memory.ts';

it('a plan of as many lines as there may be is read twice, and the second time only for what came since', async () => {
  const ledger = new MemoryLedger();
  const ids = Array.from({ length: 1000 }, (_, n) => `p${n + 1}`);
  const product = await new ProductInMemory().tells(new CaseStory().begins('submitted'));
  const [first] = product.ledger.log(p1);
  if (first === undefined) throw new Error('a story begins with a commit');
  for (const id of ids) await ledger.append({ ...first, pk: proposalKey('990112', id) });
  const asked: number[] = [];
  const read: Ledger['read'] = (pk, afterSeq = 0) => (asked.push(afterSeq), ledger.read(pk, afterSeq));
  const cases = caseReader({ ledger: { read }, now: () => '2026-03-02T02:00:00.000Z' });
  for (const id of ids) await cases.read('990112', id);
  expect(asked.splice(0)).toEqual(ids.map(() => 0));
  for (const id of ids) await cases.read('990112', id);
  expect(asked).toEqual(ids.map(() => 1));
});
