import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { wakeInFor } from '#core/case/waits/stand-now.ts';
import { proposalKey, registerKey } from '#core/ledger/keys.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { numberCase } from '#core/case/numbers/number-case.ts';
import { aReply, caseIn } from '#test/support/case-in.ts';
import { body, ofCase, ofShare, p1, ProductInMemory } from '#test/support/product-in-memory.ts';

const caseRegister = registerKey(body, 'case.6-1');
const letterRegister = registerKey(body, 'letter.云交.2026');
const dependencies = ({ cases, access }: ProductInMemory) => ({ cases, registers: ledgerRegisters(access), digest: access.digest });
const numberOf = (product: ProductInMemory, pk = p1) =>
  product.ledger
    .log(pk)
    .flatMap(({ events }) => events as { type: string; number: number; text: string }[])
    .find(({ type }) => type.endsWith('NumberAssigned'));

async function filed(...ids: string[]): Promise<ProductInMemory> {
  const product = await new ProductInMemory().recordsDirectory();
  for (const id of ids) await product.tells(caseIn('awaiting-number'), proposalKey(body, id));
  return product;
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-21T02:00:00.000Z') }));
afterEach(() => void vi.useRealTimers());

describe('taking a number', () => {
  it('answers the time to the next alarm of whom it was for', async () => {
    const product = await filed('p1');
    const { wakeIn } = await numberCase(dependencies(product), { execution: ofCase });
    const { state } = await product.cases.read(body, 'p1');
    expect(wakeIn).toBe(wakeInFor(state, {}, await product.cases.rules(body)));
    expect(wakeIn).toBeLessThan(30 * 86_400);
  });

  it('takes the next of the register and writes it on the case', async () => {
    const product = await filed('p1', 'p2');
    await numberCase(dependencies(product), { execution: { ...ofCase, proposalId: 'p2' } });
    await numberCase(dependencies(product), { execution: ofCase });
    expect(numberOf(product)).toMatchObject({ series: 'case.6-1', number: 2, text: '2' });
    expect(product.ledger.log(caseRegister).map(({ events }) => events)).toEqual([
      [{ type: 'NumberTaken', for: 'p2' }],
      [{ type: 'NumberTaken', for: 'p1' }],
    ]);
  });

  it('run again takes no other number', async () => {
    const product = await filed('p1');
    await numberCase(dependencies(product), { execution: ofCase });
    const log = product.ledger.log(p1);
    await numberCase(dependencies(product), { execution: ofCase });
    expect(product.ledger.log(p1)).toEqual(log);
    expect(product.ledger.log(caseRegister)).toHaveLength(1);
  });

  it.each(['before', 'after'])('stopped %s the number is written, is tried again and leaves no gap', async (when) => {
    const product = await filed('p1', 'p2');
    const { ledger } = product;
    const append = ledger.append.bind(ledger);
    ledger.append = async (commit) => {
      if (commit.command === 'take-number' && commit.pk === p1) {
        ledger.append = append;
        if (when === 'after') await append(commit);
        throw new Error('out of time');
      }
      return append(commit);
    };
    await expect(numberCase(dependencies(product), { execution: ofCase })).rejects.toThrow('out of time');
    await numberCase(dependencies(product), { execution: { ...ofCase, proposalId: 'p2' } });
    await numberCase(dependencies(product), { execution: ofCase });
    expect([numberOf(product)?.number, numberOf(product, proposalKey(body, 'p2'))?.number]).toEqual([1, 2]);
    expect(ledger.log(caseRegister)).toHaveLength(2);
  });

  it('many cases at once get 1 to n, each once', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `p${index + 1}`);
    const product = await filed(...ids);
    const wired = dependencies(product);
    const attempt = async (proposalId: string): Promise<void> => {
      // As the step's Retry would: a lost race is no failure.
      for (let lost = true; lost;)
        lost = await numberCase(wired, { execution: { ...ofCase, proposalId } }).then(
          () => false,
          () => true,
        );
    };
    await Promise.all(ids.map(attempt));
    const numbers = ids.map((id) => numberOf(product, proposalKey(body, id))?.number ?? 0);
    expect(numbers.sort((a, b) => a - b)).toEqual(ids.map((_, index) => index + 1));
  });

  it('a letter takes its number from its unit’s register of the year, and the member may judge', async () => {
    const product = await new ProductInMemory().recordsDirectory();
    const story = caseIn('in-handling')
      .at('2026-03-20T02:00:00.000Z')
      .does('give-opinion', { assignmentId: 'a2', text: '同意。' })
      .does('issue-reply', aReply);
    await product.tells(story);
    await numberCase(dependencies(product), { execution: ofShare('a1') });
    expect(product.ledger.log(letterRegister)[0]?.events).toEqual([{ type: 'NumberTaken', for: 'p1.a1.r0' }]);
    expect(product.ledger.log(p1).at(-1)?.events).toMatchObject([
      { type: 'LetterNumberAssigned', assignmentId: 'a1', number: 1, text: '云交提复〔2026〕1号' },
      { type: 'ClockOpened', clock: { kind: 'feedback', holder: { personId: 'lin' } } },
    ]);
  });

  it.each([
    ['a case that has one', caseIn('awaiting-dispatch'), ofCase],
    ['a share without a letter', caseIn('in-handling'), ofShare('a1')],
  ])('%s takes none', async (_what, story, execution) => {
    const product = await (await new ProductInMemory().recordsDirectory()).tells(story);
    const commits = product.ledger.log(p1).length;
    expect(await numberCase(dependencies(product), { execution })).toEqual({ wakeIn: expect.any(Number) });
    expect(product.ledger.log(p1)).toHaveLength(commits);
    expect([...product.ledger.log(caseRegister), ...product.ledger.log(letterRegister)]).toEqual([]);
  });

  it('a case without a log takes none', async () => {
    const product = await filed();
    expect(await numberCase(dependencies(product), { execution: ofCase })).toEqual({ wakeIn: 90 * 86_400 });
    expect(product.ledger.log(caseRegister)).toEqual([]);
  });
});
