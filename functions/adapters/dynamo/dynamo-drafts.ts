import { DeleteItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient, QueryCommandInput } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { DraftStore, SavedDraft } from '#core/ports/draft-store.ts';
import { fromItem, isConditionFailure, toItem } from './dynamo-table.ts';

const heads = { version: z.int().positive(), at: z.string(), by: z.string(), since: z.string(), key: z.string() };
const headSchema = z.object(heads);
const savedSchema = z.object({ ...heads, value: z.unknown() });

// A reply is under way for six months at most, and is looked up for a while after.
const KEPT_DAYS = 400;

const partition = (body: string, thing: string): string => `${body}#drafts#${thing}`;
const sortKey = (version: number): string => String(version).padStart(10, '0');

/** Drafts in the list table, an item a version; they go by themselves when nobody has written on for long. */
export function dynamoDrafts(client: DynamoDBClient, tableName: string): DraftStore {
  const query = async (body: string, thing: string, more: Partial<QueryCommandInput>, version?: number) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: version === undefined ? 'pk = :pk' : 'pk = :pk AND sk = :sk',
        ExpressionAttributeValues: {
          ':pk': { S: partition(body, thing) },
          ...(version === undefined ? {} : { ':sk': { S: sortKey(version) } }),
        },
        ConsistentRead: true,
        ScanIndexForward: false,
        ...more,
      }),
    );
    return Items.map(fromItem);
  };
  const one = (items: readonly Record<string, unknown>[]): SavedDraft | undefined =>
    items[0] === undefined ? undefined : savedSchema.parse(items[0]);
  return {
    latest: async (body, thing) => one(await query(body, thing, { Limit: 1 })),
    version: async (body, thing, version) => one(await query(body, thing, {}, version)),
    async versions(body, thing, most) {
      const names = { '#version': 'version', '#at': 'at', '#by': 'by', '#since': 'since', '#key': 'key' };
      const items = await query(body, thing, {
        Limit: most,
        ProjectionExpression: Object.keys(names).join(', '),
        ExpressionAttributeNames: names,
      });
      return items.map((item) => headSchema.parse(item));
    },
    async add(body, thing, draft) {
      const expiresAt = Math.ceil(Date.parse(draft.at) / 1000) + KEPT_DAYS * 86_400;
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: { ...toItem({ ...draft, expiresAt }), pk: { S: partition(body, thing) }, sk: { S: sortKey(draft.version) } },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
        return true;
      } catch (error) {
        if (!isConditionFailure(error)) throw error;
        return false;
      }
    },
    async drop(body, thing, version) {
      await client.send(
        new DeleteItemCommand({ TableName: tableName, Key: { pk: { S: partition(body, thing) }, sk: { S: sortKey(version) } } }),
      );
    },
  };
}
