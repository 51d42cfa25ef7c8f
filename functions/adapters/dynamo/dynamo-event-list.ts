import type { EventList } from '#core/ports/webhook/event-list.ts';
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { proposalKey } from '#core/ledger/keys.ts';
import { parseStatusEventKey, statusEventPartition } from '#core/webhook/told/event-list.ts';
import { readAll } from './query-pages.ts';

// Clocks of two machines differ by less.
const CLOCKS_DIFFER_MS = 60_000;

/**
 * Status events on the list table: pk `<body>#events`, sk `<listed at>#<proposal>#<last sequence>`. Those of before lie in the
 * partition of each case, sk `event#<sequence>`, and are listed by the index `byParty`.
 */
export function dynamoEventList(client: DynamoDBClient, tableName: string): EventList {
  return {
    async lastListed({ body, proposalId }, since) {
      const from = new Date(Date.parse(since) - CLOCKS_DIFFER_MS).toISOString();
      const [items, { Items: older = [] }] = await Promise.all([
        readAll(client, {
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk AND sk > :from',
          // Of what the whole body lists in these minutes nothing else is sent.
          FilterExpression: 'attribute_not_exists(proposalId) OR proposalId = :proposal',
          ExpressionAttributeValues: { ':pk': { S: statusEventPartition(body) }, ':from': { S: from }, ':proposal': { S: proposalId } },
          ProjectionExpression: 'sk',
          ConsistentRead: true,
        }),
        client.send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: 'pk = :pk AND begins_with(sk, :event)',
            ExpressionAttributeValues: { ':pk': { S: `${proposalKey(body, proposalId)}#events` }, ':event': { S: OLDER } },
            ScanIndexForward: false,
            Limit: 1,
            ConsistentRead: true,
          }),
        ),
      ]);
      const listed = items.flatMap(({ sk }) => parseStatusEventKey(String(sk)) ?? []).filter((event) => event.proposalId === proposalId);
      const before = older.map(({ sk }) => Number(sk?.S?.slice(OLDER.length)));
      return Math.max(0, ...listed.map(({ sequence }) => sequence), ...before);
    },
  };
}

const OLDER = 'event#';
