import type { WebhookLaneStore } from '#core/ports/webhook/webhook-lanes.ts';
import { BatchGetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { healthy } from '#core/webhook/lane/breaker.ts';
import type { EndpointHealth } from '#core/webhook/lane/breaker.ts';
import { newLane } from '#core/webhook/lane/lane.ts';
import type { Lane } from '#core/webhook/lane/lane.ts';
import { fromItem, isConditionFailure, toItem } from './dynamo-table.ts';
import { resending } from './resending.ts';
import type { Pauses } from './resending.ts';

const laneSchema = z.object({
  version: z.int().min(0),
  cursor: z.int().min(0),
  state: z.enum(['clear', 'retrying', 'parked']),
  attempts: z.int().min(0),
  firstFailureAt: z.string().exactOptional(),
  nextAttemptAt: z.string().exactOptional(),
  leaseOwner: z.string().exactOptional(),
  leaseUntil: z.string().exactOptional(),
});

const healthSchema = z.object({
  version: z.int().min(0),
  failures: z.int().min(0),
  failingSince: z.string().exactOptional(),
  holdUntil: z.string().exactOptional(),
  slow: z.literal(true).exactOptional(),
});

const partition = (body: string, endpointId: string): string => `${body}#webhook-lanes#${endpointId}`;
// No identifier begins so.
const HEALTH = '!health';
const behindPartition = (body: string, endpointId: string): string => `${body}#behind#${endpointId}`;
// BatchGetItem takes at most 100 keys (DynamoDB API reference).
const MOST_KEYS = 100;

/** Lanes of webhooks and the health of endpoints on the list table; `byParty` lists the lanes that are behind. */
export function dynamoWebhookLanes(client: DynamoDBClient, tableName: string, pauses?: Pauses): WebhookLaneStore {
  const get = async (keys: readonly Record<string, AttributeValue>[]): Promise<Map<string, Record<string, unknown>>> => {
    const found = new Map<string, Record<string, unknown>>();
    const again = resending(pauses);
    for (let start = 0; start < keys.length; start += MOST_KEYS) {
      let left = keys.slice(start, start + MOST_KEYS);
      while (left.length > 0) {
        const { Responses, UnprocessedKeys } = await client.send(
          new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: left, ConsistentRead: true } } }),
        );
        for (const item of Responses?.[tableName] ?? []) found.set(String(item['sk']?.S), fromItem(item));
        left = UnprocessedKeys?.[tableName]?.Keys ?? [];
        if (left.length > 0) await again(left.length);
      }
    }
    return found;
  };
  const write = async (item: Record<string, unknown> & { readonly version: number }): Promise<boolean> => {
    try {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: toItem(item),
          ...(item.version === 1
            ? { ConditionExpression: 'attribute_not_exists(version)' }
            : {
                ConditionExpression: 'version = :before',
                ExpressionAttributeValues: { ':before': { N: String(item.version - 1) } },
              }),
        }),
      );
      return true;
    } catch (error) {
      if (isConditionFailure(error)) return false;
      throw error;
    }
  };
  return {
    async read({ body, endpointId, proposalId }) {
      const pk = partition(body, endpointId);
      const items = await get([toItem({ pk, sk: proposalId }), toItem({ pk, sk: HEALTH })]);
      return { lane: laneIn(items.get(proposalId)), health: healthIn(items.get(HEALTH)) };
    },
    write: ({ body, endpointId, proposalId }, lane) =>
      write({ pk: partition(body, endpointId), sk: proposalId, ...lane, ...behindKeys(body, endpointId, proposalId, lane) }),
    async health(body, endpointId) {
      return healthIn((await get([toItem({ pk: partition(body, endpointId), sk: HEALTH })])).get(HEALTH));
    },
    writeHealth: (body, endpointId, health) => write({ pk: partition(body, endpointId), sk: HEALTH, ...health }),
    async behind(body, endpointId, { after, before, limit }) {
      // DynamoDB refuses a BETWEEN whose ends are the wrong way round.
      if (after >= before) return [];
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: 'byParty',
          KeyConditionExpression: 'partyKey = :partition AND dueKey BETWEEN :after AND :before',
          ExpressionAttributeValues: {
            ':partition': { S: behindPartition(body, endpointId) },
            // U+0000 makes the lower end exclusive: no key ends in it.
            ':after': { S: `${after}\u0000` },
            ':before': { S: before },
          },
          Limit: limit,
        }),
      );
      return Items.map(fromItem).map((item) => ({ proposalId: String(item['sk']), dueKey: String(item['dueKey']) }));
    },
    async many(body, endpointId, proposalIds) {
      const pk = partition(body, endpointId);
      const items = await get([...new Set(proposalIds)].map((sk) => toItem({ pk, sk })));
      return new Map([...items].map(([proposalId, item]) => [proposalId, laneSchema.parse(item)]));
    },
  };
}

function laneIn(item: Record<string, unknown> | undefined): Lane {
  return item === undefined ? newLane : laneSchema.parse(item);
}

function healthIn(item: Record<string, unknown> | undefined): EndpointHealth {
  return item === undefined ? healthy : healthSchema.parse(item);
}

/** A lane that is behind is listed, by since when; one that is not has no such keys. */
function behindKeys(body: string, endpointId: string, proposalId: string, { state, firstFailureAt }: Lane): Record<string, string> {
  if (state === 'clear') return {};
  return { partyKey: behindPartition(body, endpointId), dueKey: `${firstFailureAt ?? ''}#${proposalId}` };
}
