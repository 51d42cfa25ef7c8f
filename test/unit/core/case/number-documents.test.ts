import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { proposalKey, registerKey } from '#core/ledger/keys.ts';
import type { Commit } from '#core/ledger/commit.ts';
import { findChainFault } from '#core/ledger/hash-chain.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { soundAlarm } from '#core/case/waits/sound-alarm.ts';
import { caseIn } from '#test/support/case-in.ts';
import { body, ofShare, p1, ProductInMemory } from '#test/support/product-in-memory.ts';
import { sha256 } from '#test/support/sha256.ts';

interface Numbered {
  readonly type: string;
  readonly document: string;
  readonly rule: string;
  readonly number: number;
  readonly text: string;
}

const chasers = registerKey(body, 'paper.提案催〔2026〕{n}号');
const supervisions = registerKey(body, 'paper.提案督〔2026〕{n}号');
const wired = ({ cases, access }: ProductInMemory) => ({ cases, registers: ledgerRegisters(access) });
const ofLead = { execution: ofShare('a1'), waitingIn: 'in-handling' };
const writes = ['alarm', 'register', 'number'] as const;
const which = ({ pk, command }: Commit): (typeof writes)[number] =>
  pk !== p1 ? 'register' : command === 'sound-alarm' ? 'alarm' : 'number';
const papersOf = (product: ProductInMemory, pk = p1): Numbered[] =>
  product.ledger
    .log(pk)
    .flatMap(({ events }) => events as Numbered[])
    .filter(({ type }) => type === 'DocumentNumbered');

async function inHandling(...ids: string[]): Promise<ProductInMemory> {
  const product = await new ProductInMemory().recordsDirectory();
  const story = caseIn('in-handling').does('give-opinion', { assignmentId: 'a2', text: '同意。' });
  for (const id of ids) await product.tells(story, proposalKey(body, id));
  return product;
}

// The reply is due on Tuesday 2 June: the office is told on the working day after, the supervising leader five after.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-03T02:00:00.000Z') }));
afterEach(() => void vi.useRealTimers());

describe('papers of an escalation', () => {
  it('take their numbers with the alarm: a chaser for the office, a supervision notice for the leader', async () => {
    const product = await inHandling('p1');
    await soundAlarm(wired(product), ofLead);
    expect(papersOf(product)).toMatchObject([{ document: 'chaser', rule: 'office', dueOn: '2026-06-02', text: '提案催〔2026〕1号' }]);
    vi.setSystemTime('2026-06-09T02:00:00.000Z');
    await soundAlarm(wired(product), ofLead);
    expect(papersOf(product).map(({ text }) => text)).toEqual(['提案催〔2026〕1号', '提案督〔2026〕1号']);
    expect(product.ledger.log(p1).at(-1)).toMatchObject({ command: 'take-number', actor: { personId: 'system' } });
    expect(findChainFault(product.ledger.log(p1), sha256)).toBeUndefined();
  });

  it('are both taken when nights were lost, and none twice however often the step runs', async () => {
    const product = await inHandling('p1');
    vi.setSystemTime('2026-06-24T02:00:00.000Z');
    await soundAlarm(wired(product), ofLead);
    const log = product.ledger.log(p1);
    await soundAlarm(wired(product), ofLead);
    await soundAlarm(wired(product), { ...ofLead, execution: { ...ofLead.execution, epoch: 2 } });
    expect(product.ledger.log(p1)).toEqual(log);
    expect(papersOf(product).map(({ document }) => document)).toEqual(['chaser', 'supervision']);
    expect([product.ledger.log(chasers), product.ledger.log(supervisions)].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('are left to reminders below the escalation: none', async () => {
    const product = await inHandling('p1');
    vi.setSystemTime('2026-06-02T02:00:00.000Z');
    await soundAlarm(wired(product), ofLead);
    expect(papersOf(product)).toEqual([]);
    expect(product.ledger.log(chasers)).toEqual([]);
  });
});

describe('a step that stops on the way', () => {
  it.each(writes.flatMap((write) => [['before', write] as const, ['after', write] as const]))(
    '%s the %s is written, run again leaves one paper and no gap',
    async (when, write) => {
      const product = await inHandling('p1', 'p2');
      const { ledger } = product;
      const append = ledger.append.bind(ledger);
      ledger.append = async (commit) => {
        if (which(commit) !== write) return append(commit);
        ledger.append = append;
        if (when === 'after') await append(commit);
        throw new Error('out of time');
      };
      await expect(soundAlarm(wired(product), ofLead)).rejects.toThrow('out of time');
      const other = { ...ofLead, execution: { ...ofLead.execution, proposalId: 'p2' } };
      await soundAlarm(wired(product), other);
      await soundAlarm(wired(product), ofLead);
      const numbers = [...papersOf(product), ...papersOf(product, proposalKey(body, 'p2'))].map(({ number }) => number);
      expect(numbers.sort((a, b) => a - b)).toEqual([1, 2]);
      expect(ledger.log(chasers)).toHaveLength(2);
    },
  );

  it('and meets a deadline that was moved since, still gives the number it took to the escalation it was for', async () => {
    const product = await inHandling('p1');
    const { ledger } = product;
    const append = ledger.append.bind(ledger);
    ledger.append = async (commit) => {
      if (which(commit) === 'number') throw new Error('out of time');
      return append(commit);
    };
    await expect(soundAlarm(wired(product), ofLead)).rejects.toThrow('out of time');
    ledger.append = append;
    const { clocks } = caseIn('in-handling').proposal;
    const { deadline, dueAt, yellowAt } = clocks.find(({ id }) => id === 'a1.reply')!;
    const moved = {
      type: 'DeadlineMoved',
      clockId: 'a1.reply',
      deadline: { ...deadline, dueOn: '2026-07-01' },
      dueAt,
      yellowAt,
      cause: 'extension',
    };
    await product.append(p1, '2026-06-03T02:01:00.000Z', [moved]);
    await soundAlarm(wired(product), ofLead);
    expect(papersOf(product)).toMatchObject([{ dueOn: '2026-06-02', number: 1 }]);
    expect(ledger.log(chasers)).toHaveLength(1);
  });
});

describe('many escalations at once', () => {
  it('get 1 to 20, each once, whoever is faster', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `p${index + 1}`);
    const product = await inHandling(...ids);
    const dependencies = wired(product);
    const attempt = async (proposalId: string): Promise<void> => {
      // As the step's Retry would: a lost race is no failure.
      for (let lost = true; lost;)
        lost = await soundAlarm(dependencies, { ...ofLead, execution: { ...ofLead.execution, proposalId } }).then(
          () => false,
          () => true,
        );
    };
    await Promise.all([...ids, ...ids].map(attempt));
    const numbers = ids.flatMap((id) => papersOf(product, proposalKey(body, id)).map(({ number }) => number));
    expect(numbers.sort((a, b) => a - b)).toEqual(ids.map((_, index) => index + 1));
    expect(product.ledger.log(chasers)).toHaveLength(20);
  });
});
