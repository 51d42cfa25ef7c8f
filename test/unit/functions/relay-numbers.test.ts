import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ledgerCases } from '#core/case/log/cases.ts';
import { numberCase } from '#core/case/numbers/number-case.ts';
import { proposalKey, registerKey } from '#core/ledger/keys.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { remembered } from '#functions/platform/flow/remembered.ts';
import { relayLog } from '#functions/platform/flow/relay-log.ts';
import type { Carried } from '#functions/platform/flow/relay-log.ts';
import { anOpinion, aReply, caseIn, dispatchBoth } from '#test/support/case-in.ts';
import { body, ofCase, ofShare, p1, ProductInMemory } from '#test/support/product-in-memory.ts';

const caseRegister = registerKey(body, 'case.6-1');
const letterRegister = registerKey(body, 'letter.云交.2026');
const opinion = caseIn('in-handling').at('2026-03-20T02:00:00.000Z').does('give-opinion', anOpinion);
const replied = caseIn('in-handling')
  .at('2026-03-20T02:00:00.000Z')
  .does('give-opinion', anOpinion)
  .at('2026-03-21T02:00:00.000Z')
  .does('issue-reply', aReply);

const lineOf = (product: ProductInMemory) =>
  product.views.of(p1).get('case') as { version: number; dueKey: string; view: Record<string, unknown> } | undefined;
const typesOf = (product: ProductInMemory, pk = p1) =>
  product.ledger.log(pk).flatMap(({ events }) => (events as { type: string }[]).map(({ type }) => type));
const taken = (product: ProductInMemory, register = caseRegister) =>
  product.ledger.log(register).flatMap(({ events }) => (events as { for: string }[]).map((event) => event.for));
/** Everything but when which events became known together. */
const listsOf = ({ views }: ProductInMemory) => Object.entries(views.all).filter(([key]) => !key.startsWith(`${body}#events`));
const another = (product: ProductInMemory) => ({
  ...product.relay,
  cases: ledgerCases(product.access),
  registers: ledgerRegisters(product.access),
  remembered: remembered<Carried>(500),
});

/** A case that was carried through and waits in review; then it was filed. */
async function filed(): Promise<ProductInMemory> {
  const product = await (await new ProductInMemory().recordsDirectory()).tells(caseIn('in-review'));
  await relayLog(product, p1);
  await product.waitsIn('in-review');
  product.crash.effects.length = 0;
  return product.tells(caseIn('awaiting-number'));
}

/** The same of a case whose lead unit replied. */
async function answered(): Promise<ProductInMemory> {
  const product = await (await new ProductInMemory().recordsDirectory()).tells(opinion);
  await relayLog(product, p1);
  await product.waitsIn('in-handling', ofCase, { wakeAt: '2026-06-02T02:00:00.000Z' });
  await product.waitsIn('in-handling', ofShare('a1'), { wakeAt: '2026-06-02T02:00:00.000Z' });
  product.crash.effects.length = 0;
  return product.tells(replied);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-21T02:00:01.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('what waits for a number', () => {
  it('a case has it before anybody is told: listed, woken and told of once, with its number', async () => {
    const product = await filed();
    await relayLog(product, p1, product.ledger.log(p1).slice(-1));
    expect(typesOf(product)).toEqual(typesOf(await new ProductInMemory().tells(caseIn('awaiting-dispatch'))));
    expect(lineOf(product)).toMatchObject({ version: 3, view: { stage: 'awaiting-dispatch', caseNumber: '1' } });
    expect(product.workflows.answers).toMatchObject([{ outcome: { outcome: 'awaiting-dispatch' } }]);
    expect(product.crash.effects.filter((effect) => effect === 'write case')).toHaveLength(1);
    expect(product.crash.effects.filter((effect) => effect.startsWith(`write ${body}#events`))).toHaveLength(1);
  });

  it('and the record of the number finds nothing left to do', async () => {
    const product = await filed();
    await relayLog(product, p1, product.ledger.log(p1).slice(-1));
    const { length } = product.crash.effects;
    await relayLog(product, p1, product.ledger.log(p1).slice(-1));
    await relayLog(another(product), p1, product.ledger.log(p1).slice(-1));
    expect(product.crash.effects).toHaveLength(length);
  });

  it('a letter goes out with the same relay: the member may judge, and the share is done', async () => {
    const product = await answered();
    await relayLog(product, p1, product.ledger.log(p1).slice(-1));
    expect(taken(product, letterRegister)).toEqual(['p1.a1.r0']);
    expect(lineOf(product)?.view).toMatchObject({ stage: 'awaiting-feedback' });
    expect(lineOf(product)?.dueKey).not.toMatch(/^9999/);
    expect(product.workflows.answers.map(({ outcome }) => outcome?.outcome).sort()).toEqual(['awaiting-feedback', 'done']);
  });

  it.each([
    ['the register is too busy', (product: ProductInMemory) => product.busyRelay],
    [
      'the ledger is away for it',
      ({ relay }: ProductInMemory) => ({ ...relay, registers: { take: () => Promise.reject(new Error('away')) } }),
    ],
  ])('where %s the rest goes on, and the workflow is woken to take it', async (_why, relayOf) => {
    const product = await filed();
    await relayLog(relayOf(product), p1);
    expect(lineOf(product)).toMatchObject({ version: 2, view: { stage: 'awaiting-number' } });
    expect(product.workflows.answers).toMatchObject([{ outcome: { outcome: 'awaiting-number' } }]);
    expect(vi.mocked(console.log).mock.calls.flat().join()).toContain('number left to the workflow');
    await numberCase(product.relay, { execution: ofCase });
    await relayLog(product, p1);
    expect(lineOf(product)).toMatchObject({ version: 3, view: { stage: 'awaiting-dispatch', caseNumber: '1' } });
  });

  it('a letter whose register is too busy is the workflow’s as well', async () => {
    const product = await answered();
    await relayLog(product.busyRelay, p1);
    expect(lineOf(product)?.view).toMatchObject({ stage: 'in-handling' });
    expect(product.workflows.answers).toMatchObject([{ outcome: { outcome: 'awaiting-letter-number' } }]);
    await numberCase(product.relay, { execution: ofShare('a1') });
    await relayLog(product, p1);
    expect(lineOf(product)?.view).toMatchObject({ stage: 'awaiting-feedback' });
  });

  it('a case that waits for one and has no execution any more gets it by whoever relays it', async () => {
    const product = await filed();
    await relayLog(product.busyRelay, p1);
    await relayLog(another(product), p1);
    expect(lineOf(product)).toMatchObject({ version: 3, view: { stage: 'awaiting-dispatch', caseNumber: '1' } });
  });

  it.each([
    ['case', filed, caseRegister, 'awaiting-dispatch'],
    ['letter', answered, letterRegister, 'awaiting-feedback'],
  ])(
    'a %s whose relay is killed before or after any of its appends gets one number, without a gap',
    async (_what, until, register, stage) => {
      for (const [nth, when] of [1, 2].flatMap((append) => [[append, 'before'] as const, [append, 'after'] as const])) {
        const product = await until();
        const { ledger, crash } = product;
        const append = ledger.append.bind(ledger);
        const effects = vi.spyOn(crash, 'around');
        let appends = 0;
        ledger.append = async (commit) => {
          appends += 1;
          if (appends !== nth) return append(commit);
          if (when === 'after') await append(commit);
          // Nothing it does after this comes to anything.
          effects.mockRejectedValue(new Error('killed'));
          throw new Error('killed');
        };
        await expect(relayLog(product, p1), `${when} append ${nth}`).rejects.toThrow('killed');
        ledger.append = append;
        effects.mockRestore();
        await relayLog(another(product), p1);
        expect(taken(product, register), `${when} append ${nth}`).toHaveLength(1);
        expect(typesOf(product).filter((type) => type.endsWith('NumberAssigned')).length).toBe(register === caseRegister ? 1 : 2);
        expect(lineOf(product)?.view, `${when} append ${nth}`).toMatchObject({ stage });
        expect(product.workflows.answers.map(({ outcome }) => outcome?.outcome)).toContain(stage);
      }
    },
  );

  it.each([1, 2, 3])('%i instances in turn, each with what it remembers, tell what one tells that knows nothing', async (instances) => {
    const dispatched = caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);
    const acts = [caseIn('in-review'), caseIn('awaiting-number'), dispatched];
    const product = await new ProductInMemory().recordsDirectory();
    const relays = Array.from({ length: instances }, () => another(product));
    let turn = 0;
    for (const story of acts) {
      const { length } = product.ledger.log(p1);
      // Its own number is in the log by then, in the place of the story's.
      await product.tells(story);
      for (const commit of product.ledger.log(p1).slice(length)) {
        await relayLog(relays[turn % instances]!, p1, [commit]);
        turn += 1;
      }
    }
    const expected = await new ProductInMemory().recordsDirectory();
    for (const commit of product.ledger.log(p1)) await expected.ledger.append(commit);
    await relayLog(expected, p1);
    expect(listsOf(product)).toEqual(listsOf(expected));
    expect(lineOf(product)?.view).toMatchObject({ stage: 'in-handling', caseNumber: '1' });
    expect(taken(product)).toEqual(['p1']);
  });

  it('a workflow that takes it at the same moment, and relays side by side, agree on one', async () => {
    const product = await filed();
    await product.tells(caseIn('awaiting-number'), proposalKey(body, 'p2'));
    await Promise.all([
      numberCase({ ...another(product) }, { execution: ofCase }),
      relayLog(product, p1, product.ledger.log(p1).slice(-1)),
      relayLog(another(product), p1),
      relayLog(another(product), proposalKey(body, 'p2')),
    ]);
    expect(taken(product).sort()).toEqual(['p1', 'p2']);
    expect(typesOf(product).filter((type) => type === 'CaseNumberAssigned')).toHaveLength(1);
    expect(lineOf(product)?.view).toMatchObject({ stage: 'awaiting-dispatch' });
  });
});
