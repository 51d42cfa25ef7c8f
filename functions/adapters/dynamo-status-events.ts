import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { isConditionFailure, toItem } from './dynamo-table.ts';

/** One status event of a body, by where it stands: what it says is recomputed from the ledger. */
export interface ListedEvent {
  readonly proposalId: string;
  readonly sequence: number;
}

/** Lists the status events of a body in the order in which they became known. */
export interface StatusEventList {
  /** Lists an event from `at` on; one that is listed already stays where it is, so that no cursor misses it. */
  add(body: string, event: ListedEvent, at: string): Promise<void>;
}

/** The partition of `byParty` that lists a body's events. */
export const statusEventPartition = (body: string): string => `${body}#events`;

// Ten digits, so that text compares as number.
const padded = (sequence: number): string => String(sequence).padStart(10, '0');

/** Where an event stands in that list: `<listed at>#<proposal>#<sequence>`. */
export function parseStatusEventKey(dueKey: string): (ListedEvent & { readonly at: string }) | undefined {
  const [at, proposalId, sequence, ...more] = dueKey.split('#');
  if (at === undefined || proposalId === undefined || sequence === undefined || more.length > 0) return undefined;
  return { at, proposalId, sequence: Number(sequence) };
}

/** A pointer on the list table: pk `<body>#proposal#<id>#events`, sk `event#<sequence>`. */
export function statusEventItem(body: string, { proposalId, sequence }: ListedEvent, at: string) {
  return {
    pk: `${body}#proposal#${proposalId}#events`,
    sk: `event#${padded(sequence)}`,
    partyKey: statusEventPartition(body),
    dueKey: `${at}#${proposalId}#${padded(sequence)}`,
  };
}

export function dynamoStatusEvents(client: DynamoDBClient, tableName: string): StatusEventList {
  return {
    async add(body, { proposalId, sequence }, at) {
      const item = statusEventItem(body, { proposalId, sequence }, at);
      try {
        await client.send(
          new PutItemCommand({ TableName: tableName, Item: toItem(item), ConditionExpression: 'attribute_not_exists(sk)' }),
        );
      } catch (error) {
        if (!isConditionFailure(error)) throw error;
      }
    },
  };
}
