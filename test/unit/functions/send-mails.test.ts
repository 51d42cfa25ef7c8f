import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { directoryKey } from '#core/ledger/keys.ts';
import { sendMails } from '#functions/send-mail/send-mails.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { caseIn, dispatchBoth } from '#test/support/case-in.ts';
import { MemoryMails } from '#test/support/memory-mails.ts';
import { body, p1, ProductInMemory } from '#test/support/product-in-memory.ts';

const dispatched = () => caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);

async function withMails(story = dispatched(), directory = aDirectory()) {
  const product = await (await new ProductInMemory().recordsDirectory(directory)).tells(story);
  const mails = new MemoryMails(product.crash);
  return { product, mails, send: () => sendMails({ desk: product.desk, mails, mailer: mails }, p1) };
}

const lines = vi.fn<(line: string) => void>();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:01.000Z') });
  lines.mockReset();
  vi.spyOn(console, 'log').mockImplementation(lines);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('sending mails', () => {
  it('sends what each commit calls for, to the people responsible, in the order of the log', async () => {
    const { mails, send } = await withMails();
    await send();
    expect(mails.sent.map(({ mail }) => `${mail.kind} ${mail.to.personId}`)).toEqual([
      'filed lin',
      'assigned transport-clerk',
      'assigned parks-clerk',
    ]);
    expect(mails.sent.every(({ proposalId }) => proposalId === 'p1')).toBe(true);
  });

  it('marks each mail and moves the cursor last', async () => {
    const { product, mails, send } = await withMails();
    await send();
    expect(new Set(mails.statuses.values())).toEqual(new Set(['sent']));
    expect(mails.cursors.get(p1)).toBe(product.ledger.log(p1).length);
    expect(product.crash.effects.at(-1)).toBe('advance');
  });

  it('a hint without news sends nothing and reads no further', async () => {
    const { product, mails, send } = await withMails();
    await send();
    const effects = product.crash.effects.length;
    await send();
    expect(product.crash.effects).toHaveLength(effects);
    expect(mails.sent).toHaveLength(3);
  });

  it('goes on after its cursor', async () => {
    const { product, mails, send } = await withMails(caseIn('awaiting-dispatch'));
    await send();
    await product.tells(dispatched());
    await send();
    expect(mails.sent.map(({ mail }) => mail.kind)).toEqual(['filed', 'assigned', 'assigned']);
  });

  it('a crash at any point sends every mail, and one at most a second time, which it tells', async () => {
    const { product: undisturbed, mails: usual, send: sendAll } = await withMails();
    await sendAll();
    for (let point = 1; point <= undisturbed.crash.effects.length * 2; point += 1) {
      lines.mockReset();
      const { product, mails, send } = await withMails();
      product.crash.crashAt = point;
      await expect(send(), `point ${point}`).rejects.toThrow('crash');
      const uncertain = [...mails.statuses.values()].includes('claimed');
      await send();
      expect(new Set(mails.keys), `point ${point}`).toEqual(new Set(usual.keys));
      const told = lines.mock.calls.filter(([line]) => line.includes('mail sent again'));
      expect(told, `point ${point}`).toHaveLength(uncertain ? 1 : 0);
      expect(
        mails.sent.filter(({ again }) => again),
        `point ${point}`,
      ).toHaveLength(uncertain ? 1 : 0);
      expect(mails.keys.length - usual.keys.length, `point ${point}`).toBeLessThanOrEqual(told.length);
      expect(mails.cursors.get(p1)).toBe(undisturbed.ledger.log(p1).length);
    }
  });

  it('people without an address get none, and hold nobody up', async () => {
    const directory = aDirectory();
    const people = new Map(directory.people);
    const { email: _none, ...clerk } = people.get('transport-clerk')!;
    people.set('transport-clerk', clerk);
    const { mails, send } = await withMails(dispatched(), { ...directory, people });
    await send();
    expect(mails.sent.map(({ mail }) => mail.to.personId)).toEqual(['lin', 'parks-clerk']);
  });

  it('a mail the transport refuses for good is settled as that and tried no more', async () => {
    const { product, mails, send } = await withMails();
    mails.answers.set('lin', { refused: 'InvalidParameterValue' });
    await send();
    expect([...mails.statuses.values()]).toEqual(['refused', 'sent', 'sent']);
    expect(mails.cursors.get(p1)).toBe(product.ledger.log(p1).length);
  });

  it('a mail the transport cannot take now holds up no other, and goes at the next try', async () => {
    const { product, mails, send } = await withMails();
    mails.answers.set('lin', new Error('Throttling'));
    await expect(send()).rejects.toThrow('Throttling');
    expect(mails.sent.map(({ mail }) => mail.to.personId)).toEqual(['transport-clerk', 'parks-clerk']);
    expect(mails.cursors.get(p1)).toBeUndefined();
    mails.answers.clear();
    await send();
    expect(mails.sent.map(({ mail }) => mail.to.personId)).toEqual(['transport-clerk', 'parks-clerk', 'lin']);
    expect(mails.cursors.get(p1)).toBe(product.ledger.log(p1).length);
  });

  it('other logs call for none', async () => {
    const { product, mails } = await withMails();
    await sendMails({ desk: product.desk, mails, mailer: mails }, directoryKey(body));
    expect(mails.sent).toEqual([]);
  });
});
