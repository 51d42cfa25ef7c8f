import type { FeedStore } from '#core/ports/feed-store.ts';
import { DeleteItemCommand, PutItemCommand, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient, QueryCommandOutput, UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { calendarFeedSchema } from '#core/feed/calendar-feed.ts';
import type { CalendarFeed } from '#core/feed/calendar-feed.ts';
import { fromItem, isConditionFailure, toItem } from './dynamo-table.ts';

const storedSchema = calendarFeedSchema.extend({ secretHash: z.string().exactOptional() });
const pointerSchema = z.object({ body: z.string(), personId: z.string(), id: z.string() });

type Owner = Pick<CalendarFeed, 'body' | 'personId'>;

const partition = ({ body, personId }: Owner): string => `${body}#feeds#${personId}`;
const key = (feed: CalendarFeed) => ({ pk: { S: partition(feed) }, sk: { S: feed.id } });
const pointerKey = (hash: string) => ({ pk: { S: `feed#${hash}` }, sk: { S: 'feed' } });

/**
 * Feeds in the list table. The feed's own item is what counts; a second item leads from the hash to it and is written first,
 * so a crash in between leaves a pointer to nothing, whose secret nobody was ever told.
 */
export function dynamoFeeds(client: DynamoDBClient, tableName: string): FeedStore {
  const query = async (pk: string, sk?: string) => {
    const items: Record<string, unknown>[] = [];
    let from: QueryCommandOutput['LastEvaluatedKey'];
    do {
      const page: QueryCommandOutput = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: sk === undefined ? 'pk = :pk' : 'pk = :pk AND sk = :sk',
          ExpressionAttributeValues: { ':pk': { S: pk }, ...(sk === undefined ? {} : { ':sk': { S: sk } }) },
          ConsistentRead: true,
          ExclusiveStartKey: from,
        }),
      );
      items.push(...(page.Items ?? []).map(fromItem));
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
    return items;
  };
  const stored = async (feed: z.output<typeof pointerSchema>) => {
    const [item] = await query(partition(feed), feed.id);
    return item === undefined ? undefined : storedSchema.parse(item);
  };
  const update = async (feed: CalendarFeed, how: Pick<UpdateItemCommandInput, 'UpdateExpression' | 'ExpressionAttributeValues'>) => {
    try {
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: key(feed),
          ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(revokedAt)',
          ...how,
        }),
      );
    } catch (error) {
      if (!isConditionFailure(error)) throw error;
    }
  };
  const removePointer = async (hash: string): Promise<void> => {
    await client.send(new DeleteItemCommand({ TableName: tableName, Key: pointerKey(hash) }));
  };
  return {
    async add(feed, hash) {
      const { body, personId, id } = feed;
      await client.send(new PutItemCommand({ TableName: tableName, Item: { ...toItem({ body, personId, id }), ...pointerKey(hash) } }));
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: { ...toItem({ ...feed, secretHash: hash }), ...key(feed) },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
        return true;
      } catch (error) {
        if (!isConditionFailure(error)) throw error;
        await removePointer(hash);
        return false;
      }
    },
    async of(body, personId) {
      const feeds = (await query(partition({ body, personId }))).map((item) => calendarFeedSchema.parse(item));
      return feeds.sort((a, b) => (`${a.createdAt} ${a.id}` < `${b.createdAt} ${b.id}` ? -1 : 1));
    },
    async find(hash) {
      const [pointer] = await query(`feed#${hash}`, 'feed');
      if (pointer === undefined) return undefined;
      const { secretHash, ...feed } = (await stored(pointerSchema.parse(pointer))) ?? {};
      return secretHash === hash ? calendarFeedSchema.parse(feed) : undefined;
    },
    async revoke(feed, at) {
      const { secretHash } = (await stored(feed)) ?? {};
      await update(feed, { UpdateExpression: 'SET revokedAt = :at REMOVE secretHash', ExpressionAttributeValues: { ':at': { S: at } } });
      if (secretHash !== undefined) await removePointer(secretHash);
    },
    async markRead(feed, on) {
      await update(feed, { UpdateExpression: 'SET lastReadOn = :on', ExpressionAttributeValues: { ':on': { S: on } } });
    },
  };
}
