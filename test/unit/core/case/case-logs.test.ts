import { expect, it } from 'vitest';
import { caseReader, remembers } from '#core/case/log/case-logs.ts';
import type { Ledger } from '#core/ports/ledger.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import { CaseStory } from '#test/support/case-story.ts';
import { MemoryLedger } from '#test/support/memory-ledger.ts';
import { ProductInMemory, p1 } from '#test/support/product-in-memory.ts';

const at = '2026-03-02T02:00:00.000Z';

/** A reader over so many cases of one commit each, and from which commit on it asked for them. */
async function readerOf(count: number, most?: number) {
  const ledger = new MemoryLedger();
  const ids = Array.from({ length: count }, (_, n) => `p${n + 1}`);
  const product = await new ProductInMemory().tells(new CaseStory().begins('submitted'));
  const [first] = product.ledger.log(p1);
  if (first === undefined) throw new Error('a story begins with a commit');
  for (const id of ids) await ledger.append({ ...first, pk: proposalKey('990112', id) });
  const asked: number[] = [];
  const readTails: Ledger['readTails'] = (tails) => (asked.push(...tails.map(({ afterSeq }) => afterSeq)), ledger.readTails(tails));
  const cases = caseReader({ ledger: { readTails }, now: () => at }, most);
  return { ids, asked, cases };
}

it('a plan of as many lines as there may be is read twice, and the second time only for what came since', async () => {
  const { ids, asked, cases } = await readerOf(1000, remembers.session);
  for (const id of ids) await cases.read('990112', id);
  expect(asked.splice(0)).toEqual(ids.map(() => 0));
  for (const id of ids) await cases.read('990112', id);
  expect(asked).toEqual(ids.map(() => 1));
});

it('what serves one case after another remembers the last three hundred, and reads an earlier one from its beginning', async () => {
  const { ids, asked, cases } = await readerOf(301);
  for (const id of ids) await cases.read('990112', id);
  asked.splice(0);
  for (const id of ['p301', 'p2', 'p1']) await cases.read('990112', id);
  expect(asked).toEqual([1, 1, 0]);
});
