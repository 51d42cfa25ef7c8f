import { ledgerCases } from '#core/case/log/cases.ts';
import type { Cases } from '#core/case/log/cases.ts';
import type { LedgerAccess } from '#core/ledger/ledger-access.ts';
import { tailsTogether } from '#core/ledger/tails-together.ts';
import { dynamoLedger } from '#functions/adapters/dynamo/dynamo-ledger.ts';
import type { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import { now } from '#functions/platform/clock.ts';

type Client = ReturnType<typeof dynamoClient>;

/** The ledger table with what appending to it needs. */
export function storedLedger(client: Client, tableName: string): LedgerAccess {
  return { ledger: tailsTogether(dynamoLedger(client, tableName)), digest: sha256, now };
}

/** The cases in the ledger table. */
export function storedCases(client: Client, tableName: string): Cases {
  return ledgerCases(storedLedger(client, tableName));
}
