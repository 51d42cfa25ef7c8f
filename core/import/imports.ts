import { systemActor } from '#core/ledger/commit.ts';
import { foldedLogs } from '#core/ledger/folded-logs.ts';
import { giveCommand } from '#core/ledger/give-command.ts';
import type { Carried, CommandToGive } from '#core/ledger/give-command.ts';
import { importKey, importsKey } from '#core/ledger/keys.ts';
import type { LedgerAccess } from '#core/ledger/ledger-access.ts';
import type { Folded } from '#core/ledger/log-kind.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { importLog } from './import-log.ts';
import type { Import, ImportEvent } from './import-log.ts';
import { importsLog } from './imports-log.ts';
import type { ImportsEvent, ListedImport } from './imports-log.ts';

/** Imports in the ledger: a log each, and one of a body that lists those that were asked to run. */
export interface Imports {
  read(body: string, importId: string): Promise<Folded<Import, ImportEvent>>;
  give(
    body: string,
    importId: string,
    command: Omit<CommandToGive<Import, ImportEvent>, 'pk' | 'policyVersion'>,
  ): Promise<Carried<Import, ImportEvent>>;
  giveAsSystem(
    body: string,
    importId: string,
    commandId: string,
    decide: (found: Import | undefined) => readonly ImportEvent[],
  ): Promise<void>;
  listed(body: string): Promise<readonly ListedImport[]>;
  /** Lists it before it is asked to run, so that whoever looks for lost runs finds it. */
  list(body: string, importId: string, personId: string): Promise<void>;
  close(body: string, importId: string): Promise<void>;
}

const MOST_IMPORTS = 50;
const MOST_BODIES = 50;

export function ledgerImports(access: LedgerAccess): Imports {
  const logs = foldedLogs<Import, ImportEvent>({ ...access, kindOf: () => importLog, most: MOST_IMPORTS });
  const lists = foldedLogs<ReadonlyMap<string, ListedImport>, ImportsEvent>({ ...access, kindOf: () => importsLog, most: MOST_BODIES });
  // No rule of a policy is in it: what its lines do is ruled by that of the moment.
  const policyVersion = defaultPolicy.version;
  const give: Imports['give'] = (body, importId, command) =>
    giveCommand({ ...command, policyVersion, pk: importKey(body, importId) }, { ...access, logs });
  const onList = async (body: string, type: ImportsEvent['type'], importId: string, actor = systemActor): Promise<void> => {
    const commandId = `${type}:${importId}`;
    const decide = () => ({ actor, events: [{ type, importId }] });
    const command = { pk: importsKey(body), commandId, command: type, request: commandId, policyVersion, decide };
    await giveCommand(command, { ...access, logs: lists });
  };
  return {
    read: (body, importId) => logs.read(importKey(body, importId)),
    give,
    async giveAsSystem(body, importId, commandId, decide) {
      await give(body, importId, {
        commandId,
        command: 'run-import',
        request: commandId,
        decide: (found) => ({ actor: systemActor, events: decide(found) }),
      });
    },
    listed: async (body) => [...((await lists.read(importsKey(body))).state?.values() ?? [])],
    list: (body, importId, personId) => onList(body, 'ImportListed', importId, { personId, role: 'system' }),
    close: (body, importId) => onList(body, 'ImportClosed', importId),
  };
}
