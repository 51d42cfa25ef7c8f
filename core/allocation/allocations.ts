import * as z from 'zod';
import { foldedLogs } from '#core/ledger/folded-logs.ts';
import { giveCommand } from '#core/ledger/give-command.ts';
import type { Carried, CommandToGive } from '#core/ledger/give-command.ts';
import { allocationKey, allocationsKey } from '#core/ledger/keys.ts';
import type { Actor } from '#core/ledger/commit.ts';
import type { LedgerAccess } from '#core/ledger/ledger-access.ts';
import type { Folded, LogKind } from '#core/ledger/log-kind.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { allocationLog } from './allocation-log.ts';
import type { AllocationEvent } from './allocation-log.ts';
import type { Allocation } from './allocation.ts';

const listedSchema = z.strictObject({ type: z.literal('AllocationListed'), allocationId: z.string() });
type Listed = z.infer<typeof listedSchema>;

/** Which allocations a body has. */
const allocationsLog: LogKind<readonly string[], Listed> = {
  readEvents: ({ events }) => events.map((event) => listedSchema.parse(event)),
  apply: (ids = [], { allocationId }) => [...ids, allocationId],
};

/** Draft allocations in the ledger: a log each, and one of a body that lists them. */
export interface Allocations {
  read(body: string, allocationId: string): Promise<Folded<Allocation, AllocationEvent>>;
  give(
    body: string,
    allocationId: string,
    command: Omit<CommandToGive<Allocation, AllocationEvent>, 'pk' | 'policyVersion'>,
  ): Promise<Carried<Allocation, AllocationEvent>>;
  /** In the order in which they were begun. */
  listed(body: string): Promise<readonly string[]>;
  list(body: string, allocationId: string, actor: Actor): Promise<void>;
}

// A thousand lines, each changed a few times, are some MB.
const MOST_ALLOCATIONS = 10;
const MOST_BODIES = 50;

export function ledgerAllocations(access: LedgerAccess): Allocations {
  const logs = foldedLogs<Allocation, AllocationEvent>({ ...access, kindOf: () => allocationLog, most: MOST_ALLOCATIONS });
  const lists = foldedLogs<readonly string[], Listed>({ ...access, kindOf: () => allocationsLog, most: MOST_BODIES });
  const policyVersion = defaultPolicy.version;
  return {
    read: (body, id) => logs.read(allocationKey(body, id)),
    give: (body, id, command) => giveCommand({ ...command, policyVersion, pk: allocationKey(body, id) }, { ...access, logs }),
    listed: async (body) => (await lists.read(allocationsKey(body))).state ?? [],
    async list(body, allocationId, actor) {
      const commandId = `list:${allocationId}`;
      const decide = () => ({ actor, events: [{ type: 'AllocationListed', allocationId } as const] });
      const command = { commandId, command: 'list-allocation', request: commandId, policyVersion, decide };
      await giveCommand({ ...command, pk: allocationsKey(body) }, { ...access, logs: lists });
    },
  };
}
