import { systemActor } from '#core/ledger/commit.ts';
import type { CommitOf } from '#core/ledger/commit.ts';
import { foldedLogs } from '#core/ledger/folded-logs.ts';
import { giveCommand } from '#core/ledger/give-command.ts';
import { registerKey } from '#core/ledger/keys.ts';
import type { LedgerAccess } from '#core/ledger/ledger-access.ts';
import { emptyRegister, holderOf, registerLog } from './register-log.ts';
import type { Register, RegisterEvent } from './register-log.ts';

interface NumberToTake {
  readonly body: string;
  readonly series: string;
  /** A proposal, or a proposal's letter of one round: asked again for the same one, it is the number taken then. */
  readonly owner: string;
  readonly policyVersion: string;
}

interface NumbersToTake extends Omit<NumberToTake, 'owner'> {
  readonly owners: readonly string[];
}

interface NumbersToBring {
  readonly body: string;
  readonly series: string;
  /** The caller's name for this: brought again under it, nothing happens. */
  readonly key: string;
  readonly numbers: readonly { readonly number: number; readonly owner: string }[];
  readonly policyVersion: string;
}

/** Registers of numbers without gaps. */
export interface Registers {
  /**
   * The next number of a series: an append to the register's log.
   * @throws Refusal `TooMuchContentionError` when the register is busier than the retries allow; ask again.
   */
  take(number: NumberToTake): Promise<number>;
}

/** Registers that give several owners their numbers in one append. */
export interface RegistersForEach {
  /** The number of each owner. @throws Refusal `TooMuchContentionError` */
  takeEach(numbers: NumbersToTake): Promise<ReadonlyMap<string, number>>;
}

/** Registers into which numbers from elsewhere come as well. */
export interface OpenRegisters extends Registers {
  /** The register as it is now. */
  read(body: string, series: string): Promise<Register>;
  /** Whose a number from elsewhere is: that never changes, so what is known here is asked first. */
  broughtFor(body: string, series: string, number: number): Promise<string | undefined>;
  /**
   * Takes in numbers that were given elsewhere, those that are free: none of them is ever given again, and the register goes on behind
   * the highest. Answers the register after it.
   * @throws Refusal `TooMuchContentionError`
   */
  bring(numbers: NumbersToBring): Promise<Register>;
}

export interface RegisterReader {
  /** Who took the numbers of a series, in their order; of one into which none were brought, the first took 1. */
  owners(body: string, series: string): Promise<readonly string[]>;
}

/** What a register is told when an owner takes its next number. */
export function numberTaking(owner: string) {
  const events: RegisterEvent[] = [{ type: 'NumberTaken', for: owner }];
  return { commandId: `take:${owner}`, command: 'take-number', request: owner, actor: systemActor, events };
}

const MOST_REGISTERS = 200;

/**
 * Registers grow all year, and a warm function knows theirs. It appends to what it knows without asking: somebody else's number
 * makes the append fail, and then the log is read on.
 */
export function ledgerRegisters(access: LedgerAccess): OpenRegisters & RegistersForEach & RegisterReader {
  const logs = foldedLogs<Register, RegisterEvent>({ ...access, kindOf: () => registerLog, most: MOST_REGISTERS });
  const read: OpenRegisters['read'] = async (body, series) => (await logs.read(registerKey(body, series))).state ?? emptyRegister;
  return {
    read,
    broughtFor: async (body, series, number) =>
      logs.known(registerKey(body, series)).state?.brought.get(number) ?? (await read(body, series)).brought.get(number),
    async take({ body, series, owner, policyVersion }) {
      const pk = registerKey(body, series);
      const known = logs.known(pk);
      const { actor, events, ...command } = numberTaking(owner);
      const { state } = await giveCommand<Register, RegisterEvent>(
        { pk, policyVersion, ...command, ...(known.seq === 0 ? {} : { found: known }), decide: () => ({ actor, events }) },
        { ...access, logs },
      );
      return state?.given ?? 0;
    },
    async takeEach({ body, series, owners, policyVersion }) {
      const pk = registerKey(body, series);
      const known = logs.known(pk);
      const commandId = `take:${owners.join('+')}`;
      await giveCommand<Register, RegisterEvent>(
        {
          pk,
          policyVersion,
          commandId,
          command: 'take-number',
          request: commandId,
          ...(known.seq === 0 ? {} : { found: known }),
          decide: (_register, { commits }) => {
            const there = numbersTaken(commits);
            const events = owners.flatMap((owner): RegisterEvent[] => (there.has(owner) ? [] : [{ type: 'NumberTaken', for: owner }]));
            return { actor: systemActor, events };
          },
        },
        { ...access, logs },
      );
      const taken = numbersTaken(logs.known(pk).commits);
      return new Map([...taken].filter(([owner]) => owners.includes(owner)));
    },
    async bring({ body, series, key, numbers, policyVersion }) {
      const commandId = `bring:${key}`;
      await giveCommand<Register, RegisterEvent>(
        {
          pk: registerKey(body, series),
          policyVersion,
          commandId,
          command: 'bring-numbers',
          request: commandId,
          decide: (register = emptyRegister) => ({ actor: systemActor, events: decideBringing(register, numbers) }),
        },
        { ...access, logs },
      );
      return read(body, series);
    },
    async owners(body, series) {
      const { commits } = await logs.read(registerKey(body, series));
      return commits.flatMap(({ events }) => events.flatMap((event) => (event.type === 'NumberTaken' ? [event.for] : [])));
    },
  };
}

/** The number that each owner was given. */
function numbersTaken(commits: readonly CommitOf<RegisterEvent>[]): Map<string, number> {
  const taken = new Map<string, number>();
  let register = emptyRegister;
  for (const { events, at, actor: by } of commits) {
    for (const event of events) {
      register = registerLog.apply(register, event, { at, by }) ?? register;
      if (event.type === 'NumberTaken') taken.set(event.for, register.given);
    }
  }
  return taken;
}

function decideBringing(register: Register, numbers: NumbersToBring['numbers']): RegisterEvent[] {
  const free = new Map<number, string>();
  for (const { number, owner } of numbers) {
    if (holderOf(register, number) === undefined && !free.has(number)) free.set(number, owner);
  }
  return free.size === 0 ? [] : [{ type: 'NumbersBroughtIn', numbers: [...free].map(([number, owner]) => ({ number, for: owner })) }];
}
