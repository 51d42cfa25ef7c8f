import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Refusal } from '#core/errors/refusal.ts';
import { systemActor } from '#core/ledger/commit.ts';
import { foldedLogs } from '#core/ledger/folded-logs.ts';
import { giveCommand } from '#core/ledger/give-command.ts';
import type { CommandToGive, Carried } from '#core/ledger/give-command.ts';
import { findChainFault } from '#core/ledger/hash-chain.ts';
import type { Ledger } from '#core/ports/ledger.ts';
import { nothingFolded } from '#core/ledger/log-kind.ts';
import type { LogKind } from '#core/ledger/log-kind.ts';
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

function add(n: number, changes: Partial<CommandToGive<number, Added>> = {}): CommandToGive<number, Added> {
  const decide = (): { actor: typeof systemActor; events: Added[] } => ({ actor: systemActor, events: [{ type: 'Added', n }] });
  return { pk, commandId: `add ${n}`, command: 'add', request: `add ${n}`, policyVersion: 'default-1', decide, ...changes };
}

/** Whoever gives commands, with a memory of its own. */
class Instance {
  readonly ledger: MemoryLedger;
  now = '2026-03-02T02:00:00.000Z';
  readonly give: (command: CommandToGive<number, Added>) => Promise<Carried<number, Added>>;

  constructor(ledger = new MemoryLedger(), store: Ledger = ledger) {
    this.ledger = ledger;
    const access = { ledger: store, digest: sha256, now: () => this.now };
    const logs = foldedLogs<number, Added>({ ...access, kindOf: () => sums, most: 10 });
    this.give = (command) => giveCommand(command, { ...access, logs });
  }
}

const refusalOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => (error instanceof Refusal ? { name: error.name, ...error.facts } : error),
  );

describe('a command', () => {
  it('becomes one commit, linked to the one before', async () => {
    const instance = new Instance();
    await instance.give(add(1));
    const given = await instance.give(add(2));
    expect(given).toMatchObject({
      state: 3,
      version: 2,
      repeated: false,
      commit: {
        seq: 2,
        commandId: 'add 2',
        events: [{ type: 'Added', n: 2 }],
        fingerprint: sha256('add 2'),
        policyVersion: 'default-1',
        schema: 4,
      },
    });
    expect(instance.ledger.log(pk)).toEqual([expect.objectContaining({ seq: 1, prevHash: '' }), given.commit]);
    expect(findChainFault(instance.ledger.log(pk), sha256)).toBeUndefined();
  });

  it('that decides nothing leaves no commit', async () => {
    const instance = new Instance();
    await instance.give(add(1));
    const nothing = await instance.give(add(2, { decide: () => ({ actor: systemActor, events: [] }) }));
    expect(nothing).toEqual({ commit: undefined, state: 1, version: 1, repeated: false });
    expect(instance.ledger.log(pk)).toHaveLength(1);
  });

  it('that is refused leaves no commit', async () => {
    const instance = new Instance();
    const refused = instance.give(
      add(1, {
        decide: () => {
          throw new Refusal('NothingToDispatchError', { n: 1 });
        },
      }),
    );
    expect(await refusalOf(refused)).toEqual({ name: 'NothingToDispatchError', n: 1 });
    expect(instance.ledger.log(pk)).toEqual([]);
  });
});

describe('a command id', () => {
  it('seen again answers what it did then, for ever', async () => {
    const instance = new Instance();
    const first = await instance.give(add(1));
    for (let n = 2; n < 30; n += 1) await instance.give(add(n));
    const again = await instance.give(
      add(1, {
        decide: () => {
          throw new Error('decided twice');
        },
      }),
    );
    expect(again).toEqual({ ...first, repeated: true });
    expect(again).toMatchObject({ version: 1, state: 1 });
    expect(instance.ledger.log(pk)).toHaveLength(29);
  });

  it('seen again answers also when the caller’s version is long past', async () => {
    const instance = new Instance();
    await instance.give(add(1, { expectedVersion: 0 }));
    await instance.give(add(2));
    expect(await instance.give(add(1, { expectedVersion: 0 }))).toMatchObject({ version: 1, repeated: true });
  });

  it('used for another request is refused', async () => {
    const instance = new Instance();
    await instance.give(add(1));
    expect(await refusalOf(instance.give(add(2, { commandId: 'add 1' })))).toEqual({ name: 'CommandIdReusedError', command: 'add' });
  });

  it('sent twice at the same time makes one commit', async () => {
    const instance = new Instance();
    const both = await Promise.all([instance.give(add(1)), instance.give(add(1))]);
    expect(both.map(({ version, repeated }) => [version, repeated])).toEqual([
      [1, false],
      [1, true],
    ]);
    expect(instance.ledger.log(pk)).toHaveLength(1);
  });
});

describe('a version the caller saw', () => {
  it('must still be the head', async () => {
    const instance = new Instance();
    await instance.give(add(1));
    expect(await refusalOf(instance.give(add(2, { expectedVersion: 0 })))).toEqual({
      name: 'VersionConflictError',
      expected: 0,
      actual: 1,
    });
    expect(await refusalOf(instance.give(add(2, { expectedVersion: 2 })))).toMatchObject({ name: 'VersionConflictError' });
    expect(await instance.give(add(2, { expectedVersion: 1 }))).toMatchObject({ version: 2 });
  });

  it('lets one of two different commands win, and the other lose nothing', async () => {
    const instance = new Instance();
    await instance.give(add(1));
    const results = await Promise.all([2, 3].map((n) => refusalOf(instance.give(add(n, { expectedVersion: 1 })))));
    expect(results).toEqual([undefined, { name: 'VersionConflictError', expected: 1, actual: 2 }]);
    expect(instance.ledger.log(pk).map(({ commandId }) => commandId)).toEqual(['add 1', 'add 2']);
    expect(await instance.give(add(3, { expectedVersion: 2 }))).toMatchObject({ version: 3, state: 6 });
  });
});

describe('a lost race', () => {
  it('is decided again on what the other one left', async () => {
    const instance = new Instance();
    const doubling = add(0, { decide: (sum = 0) => ({ actor: systemActor, events: [{ type: 'Added', n: sum }] }) });
    instance.ledger.beforeAppend = async (): Promise<void> => {
      instance.ledger.beforeAppend = async () => {};
      await instance.give(add(5));
    };
    expect(await instance.give(doubling)).toMatchObject({ version: 2, state: 10 });
  });

  it('reads only what is new', async () => {
    const instance = new Instance();
    for (let n = 1; n <= 3; n += 1) await instance.give(add(n));
    const from: number[] = [];
    const { ledger } = instance;
    const watched: Ledger = {
      read: (key, afterSeq) => ledger.read(key, afterSeq),
      readTails: (tails) => (from.push(...tails.map(({ afterSeq }) => afterSeq)), ledger.readTails(tails)),
      append: (commit) => ledger.append(commit),
    };
    ledger.beforeAppend = async (): Promise<void> => {
      ledger.beforeAppend = async () => {};
      await instance.give(add(4));
    };
    const other = new Instance(ledger, watched);
    await other.give(add(5));
    expect(from).toEqual([0, 3]);
    await other.give(add(6));
    expect(from).toEqual([0, 3, 5]);
  });

  it('of a log that was read for the command shows when it is appended, and only then it is read', async () => {
    const instance = new Instance();
    await instance.give(add(1));
    const found = nothingFolded;
    const { reads } = instance.ledger;
    expect(await new Instance(instance.ledger).give(add(2, { found }))).toMatchObject({ version: 2, state: 3 });
    expect(await new Instance(instance.ledger).give(add(1, { found }))).toMatchObject({ version: 1, repeated: true });
    expect(instance.ledger.reads - reads).toBe(2);
    expect(await new Instance(new MemoryLedger()).give(add(1, { found }))).toMatchObject({ version: 1, state: 1 });
  });

  it('twelve times over is given up, by name', async () => {
    const instance = new Instance();
    let others = 0;
    instance.ledger.beforeAppend = async ({ commandId }): Promise<void> => {
      if (commandId !== 'add 1') return;
      others += 1;
      await instance.give(add(100 + others));
    };
    expect(await refusalOf(instance.give(add(1)))).toEqual({ name: 'TooMuchContentionError', tries: 12 });
    expect(others).toBe(12);
    instance.ledger.beforeAppend = async () => {};
    expect(await instance.give(add(1))).toMatchObject({ version: 13 });
  });
});

describe('the instants of a log', () => {
  it('never go back, whatever the machine’s clock says', async () => {
    const instance = new Instance();
    await instance.give(add(1));
    instance.now = '2026-03-01T02:00:00.000Z';
    await instance.give(add(2));
    instance.now = '2026-03-03T02:00:00.000Z';
    await instance.give(add(3));
    expect(instance.ledger.log(pk).map(({ at }) => at)).toEqual([
      '2026-03-02T02:00:00.000Z',
      '2026-03-02T02:00:00.000Z',
      '2026-03-03T02:00:00.000Z',
    ]);
  });
});

describe('a commit', () => {
  it('has one instant: what is decided by is what the log says, also when others come first', async () => {
    const instance = new Instance();
    await instance.give(add(1));
    const instants: string[] = [];
    const late = add(2, {
      decide: (_, { at }) => {
        instants.push(at);
        return { actor: systemActor, events: [{ type: 'Added', n: 2 }] };
      },
    });
    instance.ledger.beforeAppend = async (): Promise<void> => {
      instance.ledger.beforeAppend = async () => {};
      instance.now = '2026-03-05T02:00:00.000Z';
      await instance.give(add(3));
    };
    const given = await instance.give(late);
    expect(instants).toEqual(['2026-03-02T02:00:00.000Z', '2026-03-05T02:00:00.000Z']);
    expect(given.commit?.at).toBe(instants[1]);
  });
});

describe('a stored event of unknown shape', () => {
  it('stops the reading: a newer program wrote it', async () => {
    const instance = new Instance();
    await instance.give(add(1));
    const [commit] = instance.ledger.log(pk);
    await instance.ledger.append({ ...commit!, seq: 2, commandId: 'newer', events: [{ type: 'Multiplied' }] });
    await expect(instance.give(add(2))).rejects.toThrow(z.ZodError);
  });
});
