import * as z from 'zod';
import { systemActor } from '#core/ledger/commit.ts';
import { foldedLogs } from '#core/ledger/folded-logs.ts';
import { giveCommand } from '#core/ledger/give-command.ts';
import { registerKey } from '#core/ledger/keys.ts';
import type { LedgerAccess } from '#core/ledger/ledger-access.ts';
import type { LogKind } from '#core/ledger/log-kind.ts';

const numberTakenSchema = z.strictObject({ type: z.literal('NumberTaken'), for: z.string() });
type NumberTaken = z.infer<typeof numberTakenSchema>;

/** A register's state is nothing but its length: the commit's number *is* the number taken. */
const registerLog: LogKind<number, NumberTaken> = {
  readEvents: ({ events }) => events.map((event) => numberTakenSchema.parse(event)),
  apply: (taken) => (taken ?? 0) + 1,
};

interface NumberToTake {
  readonly body: string;
  readonly series: string;
  /** A proposal, or a proposal's letter of one round: asked again for the same one, it is the number taken then. */
  readonly owner: string;
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

export interface RegisterReader {
  /** Who took the numbers of a series: the first took 1. */
  owners(body: string, series: string): Promise<readonly string[]>;
}

/** What a register is told when an owner takes its next number. */
export function numberTaking(owner: string) {
  const events: NumberTaken[] = [{ type: 'NumberTaken', for: owner }];
  return { commandId: `take:${owner}`, command: 'take-number', request: owner, actor: systemActor, events };
}

const MOST_REGISTERS = 200;

/**
 * Registers grow all year, and a warm function knows theirs. It appends to what it knows without asking: somebody else's number
 * makes the append fail, and then the log is read on.
 */
export function ledgerRegisters(access: LedgerAccess): Registers & RegisterReader {
  const logs = foldedLogs<number, NumberTaken>({ ...access, kindOf: () => registerLog, most: MOST_REGISTERS });
  return {
    async take({ body, series, owner, policyVersion }) {
      const pk = registerKey(body, series);
      const known = logs.known(pk);
      const { actor, events, ...command } = numberTaking(owner);
      const { version } = await giveCommand<number, NumberTaken>(
        { pk, policyVersion, ...command, ...(known.seq === 0 ? {} : { found: known }), decide: () => ({ actor, events }) },
        { ...access, logs },
      );
      return version;
    },
    async owners(body, series) {
      const { commits } = await logs.read(registerKey(body, series));
      return commits.flatMap(({ events }) => events.map((event) => event.for));
    },
  };
}
