import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { addDays } from '#core/calendar/calendar-date.ts';
import { isOpen } from '#core/clock/clock.ts';
import { ledgerCases } from '#core/case/log/cases.ts';
import { dynamoLedger } from '#functions/adapters/dynamo/dynamo-ledger.ts';
import type { RunningCloud } from './running-cloud.ts';
import { sha256 } from './sha256.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * Moves the due day of an open clock in the ledger of a running cloud, as an extension would: no command does it yet. What follows
 * from it is the product's own doing.
 */
export async function extendDeadline(running: RunningCloud, proposalId: string, clockId: string, days: number): Promise<void> {
  const { cloud } = running;
  const tables = [...cloud.stack.resources.values()].filter(({ type }) => type === 'AWS::DynamoDB::Table');
  const table = tables.find(({ physicalId }) => physicalId.includes('Ledger'))?.physicalId ?? '';
  const client = new DynamoDBClient({
    endpoint: cloud.endpointUrl,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  const now = (): string => new Date(cloud.clock.now()).toISOString();
  const later = (instant: string): string => new Date(Date.parse(instant) + days * DAY_MS).toISOString();
  const cases = ledgerCases({ ledger: dynamoLedger(client, table), digest: sha256, now });
  await cases.giveAsSystem('990112', proposalId, {
    commandId: `extend:${proposalId}:${clockId}:${days}`,
    command: 'extend',
    decide: ({ clocks }) =>
      clocks
        .filter((clock) => clock.id === clockId && isOpen(clock))
        .map(({ deadline, dueAt, yellowAt }) => ({
          type: 'DeadlineMoved',
          clockId,
          deadline: { ...deadline, dueOn: addDays(deadline.dueOn, days) },
          dueAt: later(dueAt),
          yellowAt: later(yellowAt),
          cause: 'extension',
        })),
  });
  client.destroy();
  await running.settle();
}
