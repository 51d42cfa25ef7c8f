import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { giveAsPerson } from '#core/case/log/give-as-person.ts';
import { numberCorrections } from '#core/case/numbers/number-corrections.ts';
import { policyKey, registerKey } from '#core/ledger/keys.ts';
import { parseCommand } from '#core/steps/commands.ts';
import { relayLog } from '#functions/platform/flow/relay-log.ts';
import { aCorrection, chainPolicy, signedAndNumbered } from '#test/support/in-clearance.ts';
import { body, p1, ProductInMemory } from '#test/support/product-in-memory.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-04-20T02:00:00.000Z') }));
afterEach(() => void vi.useRealTimers());

const register = registerKey(body, 'letter.云交.2026');

/** A product whose letter is out and was corrected by its signer; nobody has taken the number yet. */
async function correctionSigned(): Promise<ProductInMemory> {
  const product = await new ProductInMemory().recordsDirectory();
  const recorded = { type: 'PolicyRecorded', policy: chainPolicy(), inForceFrom: '2026-01-01' };
  await product.append(policyKey(body), '2026-01-01T00:00:00.000Z', [recorded]);
  await product.tells(signedAndNumbered());
  const { found, directory } = await product.cases.readWithDirectory(body, 'p1');
  const person = directory.people.get('transport-leader');
  if (person === undefined) throw new Error('no leader');
  const command = parseCommand('correct-reply', aCorrection);
  await giveAsPerson(product.cases, { body, person, directory, key: 'correct' }, { proposalId: 'p1', command, found });
  return product;
}

const numbered = ({ ledger }: ProductInMemory) =>
  ledger
    .log(p1)
    .flatMap(({ events }) => events as { type: string; text?: string }[])
    .filter(({ type }) => type === 'CorrectionNumbered');

describe('the number of a correcting letter', () => {
  it('is taken by whoever carries the case through, and the letter goes out with it', async () => {
    const product = await correctionSigned();
    await relayLog(product.relay, p1);
    expect(numbered(product)).toMatchObject([{ text: '云交提复〔2026〕1号', corrects: '云交提复〔2026〕48号' }]);
    await relayLog(product.relay, p1);
    expect(numbered(product)).toHaveLength(1);
  });

  it.each([1, 2].flatMap((at) => [[at, 'before'] as const, [at, 'after'] as const]))(
    'is one, and its letter one, though the relay is killed at its write %i, %s it',
    async (at, when) => {
      const product = await correctionSigned();
      const append = product.ledger.append.bind(product.ledger);
      let writes = 0;
      product.ledger.append = async (commit) => {
        writes += 1;
        if (writes !== at) return append(commit);
        if (when === 'after') await append(commit);
        throw new Error('killed');
      };
      await expect(relayLog(product.relay, p1)).rejects.toThrow('killed');
      await relayLog(product.relay, p1);
      await relayLog(product.relay, p1);
      expect(numbered(product)).toMatchObject([{ text: '云交提复〔2026〕1号' }]);
      expect(product.ledger.log(register)).toHaveLength(1);
    },
  );

  it('is one though several take it at once', async () => {
    const product = await correctionSigned();
    const { state } = await product.cases.read(body, 'p1');
    if (state === undefined) throw new Error('no case');
    await Promise.all([1, 2, 3].map(() => numberCorrections(product.relay, { body, proposalId: 'p1' }, state)));
    expect(numbered(product)).toHaveLength(1);
    expect(product.ledger.log(register)).toHaveLength(1);
  });
});
