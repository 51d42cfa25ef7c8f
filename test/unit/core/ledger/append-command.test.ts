import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Refusal } from '#core/errors/refusal.ts';
import { appendCommand } from '#core/ledger/append-command.ts';
import type { Appended, CommandToAppend, LogKind } from '#core/ledger/append-command.ts';
import { systemActor } from '#core/ledger/commit.ts';
import { findChainFault } from '#core/ledger/hash-chain.ts';
import { MemoryLedger } from '#test/support/memory-ledger.ts';
import { sha256 } from '#test/support/sha256.ts';

const addedSchema = z.strictObject({ type: z.literal('Added'), n: z.int() });
type Added = z.infer<typeof addedSchema>;

/** A log whose state is the sum of what was added. */
const sums: LogKind<number, Added> = {
  readEvents: ({ events }) => events.map((stored) => addedSchema.parse(stored)),
  apply: (sum, { n }) => (sum ?? 0) + n,
};

const pk = '990112#sum#s';

function add(n: number, changes: Partial<CommandToAppend<number, Added>> = {}): CommandToAppend<number, Added> {
  const decide = (): { actor: typeof systemActor; events: Added[] } => ({ actor: systemActor, events: [{ type: 'Added', n }] });
  return { pk, commandId: `add ${n}`, command: 'add', request: `add ${n}`, policyVersion: 'default-1', decide, ...changes };
}

class Desk {
  readonly ledger = new MemoryLedger();
  now = '2026-03-02T02:00:00.000Z';
  append = (command: CommandToAppend<number, Added>): Promise<Appended<number, Added>> =>
    appendCommand(sums, command, { ledger: this.ledger, digest: sha256, now: () => this.now });
}

const refusalOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => (error instanceof Refusal ? { name: error.name, ...error.facts } : error),
  );

describe('a command', () => {
  it('becomes one commit, linked to the one before', async () => {
    const desk = new Desk();
    await desk.append(add(1));
    const appended = await desk.append(add(2));
    expect(appended).toMatchObject({
      state: 3,
      version: 2,
      repeated: false,
      commit: {
        seq: 2,
        commandId: 'add 2',
        events: [{ type: 'Added', n: 2 }],
        fingerprint: sha256('add 2'),
        policyVersion: 'default-1',
        schema: 3,
      },
    });
    expect(desk.ledger.log(pk)).toEqual([expect.objectContaining({ seq: 1, prevHash: '' }), appended.commit]);
    expect(findChainFault(desk.ledger.log(pk), sha256)).toBeUndefined();
  });

  it('that decides nothing leaves no commit', async () => {
    const desk = new Desk();
    await desk.append(add(1));
    const nothing = await desk.append(add(2, { decide: () => ({ actor: systemActor, events: [] }) }));
    expect(nothing).toEqual({ commit: undefined, state: 1, version: 1, repeated: false });
    expect(desk.ledger.log(pk)).toHaveLength(1);
  });

  it('that is refused leaves no commit', async () => {
    const desk = new Desk();
    const refused = desk.append(
      add(1, {
        decide: () => {
          throw new Refusal('NothingToDispatchError', { n: 1 });
        },
      }),
    );
    expect(await refusalOf(refused)).toEqual({ name: 'NothingToDispatchError', n: 1 });
    expect(desk.ledger.log(pk)).toEqual([]);
  });
});

describe('a command id', () => {
  it('seen again answers what it did then, for ever', async () => {
    const desk = new Desk();
    const first = await desk.append(add(1));
    for (let n = 2; n < 30; n += 1) await desk.append(add(n));
    const again = await desk.append(
      add(1, {
        decide: () => {
          throw new Error('decided twice');
        },
      }),
    );
    expect(again).toEqual({ ...first, repeated: true });
    expect(again).toMatchObject({ version: 1, state: 1 });
    expect(desk.ledger.log(pk)).toHaveLength(29);
  });

  it('seen again answers also when the caller’s version is long past', async () => {
    const desk = new Desk();
    await desk.append(add(1, { expectedVersion: 0 }));
    await desk.append(add(2));
    expect(await desk.append(add(1, { expectedVersion: 0 }))).toMatchObject({ version: 1, repeated: true });
  });

  it('used for another request is refused', async () => {
    const desk = new Desk();
    await desk.append(add(1));
    expect(await refusalOf(desk.append(add(2, { commandId: 'add 1' })))).toEqual({ name: 'CommandIdReusedError', command: 'add' });
  });

  it('sent twice at the same time makes one commit', async () => {
    const desk = new Desk();
    const both = await Promise.all([desk.append(add(1)), desk.append(add(1))]);
    expect(both.map(({ version, repeated }) => [version, repeated])).toEqual([
      [1, false],
      [1, true],
    ]);
    expect(desk.ledger.log(pk)).toHaveLength(1);
  });
});

describe('a version the caller saw', () => {
  it('must still be the head', async () => {
    const desk = new Desk();
    await desk.append(add(1));
    expect(await refusalOf(desk.append(add(2, { expectedVersion: 0 })))).toEqual({ name: 'VersionConflictError', expected: 0, actual: 1 });
    expect(await refusalOf(desk.append(add(2, { expectedVersion: 2 })))).toMatchObject({ name: 'VersionConflictError' });
    expect(await desk.append(add(2, { expectedVersion: 1 }))).toMatchObject({ version: 2 });
  });

  it('lets one of two different commands win, and the other lose nothing', async () => {
    const desk = new Desk();
    await desk.append(add(1));
    const results = await Promise.all([2, 3].map((n) => refusalOf(desk.append(add(n, { expectedVersion: 1 })))));
    expect(results).toEqual([undefined, { name: 'VersionConflictError', expected: 1, actual: 2 }]);
    expect(desk.ledger.log(pk).map(({ commandId }) => commandId)).toEqual(['add 1', 'add 2']);
    expect(await desk.append(add(3, { expectedVersion: 2 }))).toMatchObject({ version: 3, state: 6 });
  });
});

describe('a lost race', () => {
  it('is decided again on what the other one left', async () => {
    const desk = new Desk();
    const doubling = add(0, { decide: (sum = 0) => ({ actor: systemActor, events: [{ type: 'Added', n: sum }] }) });
    desk.ledger.beforeAppend = async (): Promise<void> => {
      desk.ledger.beforeAppend = async () => {};
      await desk.append(add(5));
    };
    expect(await desk.append(doubling)).toMatchObject({ version: 2, state: 10 });
  });

  it('reads only what is new', async () => {
    const desk = new Desk();
    for (let n = 1; n <= 3; n += 1) await desk.append(add(n));
    const from: (number | undefined)[] = [];
    const { ledger } = desk;
    const watched = {
      read: (key: string, afterSeq?: number) => (from.push(afterSeq), ledger.read(key, afterSeq)),
      append: ledger.append.bind(ledger),
    };
    ledger.beforeAppend = async (): Promise<void> => {
      ledger.beforeAppend = async () => {};
      await desk.append(add(4));
    };
    await appendCommand(sums, add(5), { ledger: watched, digest: sha256, now: () => desk.now });
    expect(from).toEqual([0, 3]);
  });

  it('twelve times over is given up, by name', async () => {
    const desk = new Desk();
    let others = 0;
    desk.ledger.beforeAppend = async ({ commandId }): Promise<void> => {
      if (commandId !== 'add 1') return;
      others += 1;
      await desk.append(add(100 + others));
    };
    expect(await refusalOf(desk.append(add(1)))).toEqual({ name: 'TooMuchContentionError', tries: 12 });
    expect(others).toBe(12);
    desk.ledger.beforeAppend = async () => {};
    expect(await desk.append(add(1))).toMatchObject({ version: 13 });
  });
});

describe('the instants of a log', () => {
  it('never go back, whatever the machine’s clock says', async () => {
    const desk = new Desk();
    await desk.append(add(1));
    desk.now = '2026-03-01T02:00:00.000Z';
    await desk.append(add(2));
    desk.now = '2026-03-03T02:00:00.000Z';
    await desk.append(add(3));
    expect(desk.ledger.log(pk).map(({ at }) => at)).toEqual([
      '2026-03-02T02:00:00.000Z',
      '2026-03-02T02:00:00.000Z',
      '2026-03-03T02:00:00.000Z',
    ]);
  });
});

describe('a stored event of unknown shape', () => {
  it('stops the reading: a newer program wrote it', async () => {
    const desk = new Desk();
    await desk.append(add(1));
    const [commit] = desk.ledger.log(pk);
    await desk.ledger.append({ ...commit!, seq: 2, commandId: 'newer', events: [{ type: 'Multiplied' }] });
    await expect(desk.append(add(2))).rejects.toThrow(z.ZodError);
  });
});
