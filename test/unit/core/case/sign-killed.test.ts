import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { giveAsPerson } from '#core/case/log/give-as-person.ts';
import { numberCase } from '#core/case/numbers/number-case.ts';
import { policyKey, registerKey } from '#core/ledger/keys.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { parseCommand } from '#core/steps/commands.ts';
import { chainPolicy, inClearance } from '#test/support/in-clearance.ts';
import { body, ofShare, p1, ProductInMemory } from '#test/support/product-in-memory.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-04-16T02:00:00.000Z') }));
afterEach(() => void vi.useRealTimers());

/** A product in which a draft waits for its signature. */
async function readyToSign(): Promise<ProductInMemory> {
  const product = await new ProductInMemory().recordsDirectory();
  const recorded = { type: 'PolicyRecorded', policy: chainPolicy(), inForceFrom: '2026-01-01' };
  await product.append(policyKey(body), '2026-01-01T00:00:00.000Z', [recorded]);
  return product.tells(inClearance('sign'));
}

/** Everything that signing is, as its pieces are tried again after a kill: the command, then the step that takes the number. */
async function signs({ cases, access }: ProductInMemory): Promise<void> {
  const { found, directory } = await cases.readWithDirectory(body, 'p1');
  const person = directory.people.get('transport-leader');
  if (person === undefined) throw new Error('no leader');
  const command = parseCommand('sign-letter', { assignmentId: 'a1' });
  await giveAsPerson(cases, { body, person, directory, key: 'sign' }, { proposalId: 'p1', command, found });
  await numberCase({ cases, registers: ledgerRegisters(access), digest: access.digest }, { execution: ofShare('a1') });
}

/** Dies at the n-th write of what signing writes: before it, or after it and before anybody hears of it. */
function dies({ ledger }: ProductInMemory, at: number, when: 'before' | 'after'): void {
  const append = ledger.append.bind(ledger);
  let writes = 0;
  ledger.append = async (commit) => {
    writes += 1;
    if (writes !== at) return append(commit);
    if (when === 'after') await append(commit);
    throw new Error('killed');
  };
}

const letters = { pk: registerKey(body, 'letter.云交.2026') };
const typesIn = (product: ProductInMemory): string[] =>
  product.ledger
    .log(p1)
    .flatMap(({ events }) => events as { type: string }[])
    .map(({ type }) => type)
    .filter((type) => ['ReplySigned', 'ReplyIssued', 'LetterNumberAssigned', 'LetterSealed'].includes(type));

describe('signing', () => {
  it('is three writes: the signature, the number, the letter with its number', async () => {
    const product = await readyToSign();
    dies(product, 4, 'before');
    await signs(product);
    expect(typesIn(product)).toEqual(['ReplySigned', 'ReplyIssued', 'LetterNumberAssigned', 'LetterSealed']);
  });

  it.each([1, 2, 3].flatMap((at) => [[at, 'before'] as const, [at, 'after'] as const]))(
    'killed at its write %i, %s it, leaves one letter and one number once it is tried again',
    async (at, when) => {
      const product = await readyToSign();
      dies(product, at, when);
      await expect(signs(product)).rejects.toThrow('killed');
      await signs(product);
      // And whoever is not sure tries once more.
      await signs(product);
      expect(typesIn(product)).toEqual(['ReplySigned', 'ReplyIssued', 'LetterNumberAssigned', 'LetterSealed']);
      expect(product.ledger.log(letters.pk)).toHaveLength(1);
      const sealed = product.ledger.log(p1).flatMap(({ events }) => events as { type: string; number?: string }[]);
      expect(sealed.find(({ type }) => type === 'LetterSealed')?.number).toBe('云交提复〔2026〕1号');
    },
  );
});
