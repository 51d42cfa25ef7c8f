import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { PublishedReplies } from '#core/ports/files/published-replies.ts';
import { publishedReplySchema } from '#core/publication/published-reply.ts';
import { listKeys } from '#core/view/view-items.ts';
import { fromItem } from './dynamo-table.ts';

const itemSchema = z.object({
  sk: z.string(),
  published: z.string().transform((said) => publishedReplySchema.parse(JSON.parse(said))),
});

/** Published replies in the list table. */
export function dynamoPublishedReplies(client: DynamoDBClient, tableName: string): PublishedReplies {
  const query = async (pk: string, limit: number, before?: string) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: before === undefined ? 'pk = :pk' : 'pk = :pk AND sk < :before',
        ExpressionAttributeValues: { ':pk': { S: pk }, ...(before === undefined ? {} : { ':before': { S: before } }) },
        ScanIndexForward: false,
        Limit: limit,
      }),
    );
    return Items.map((item) => itemSchema.parse(fromItem(item)));
  };
  return {
    async list(body, limit, before) {
      const found = await query(listKeys.published(body), limit + 1, before);
      const shown = found.slice(0, limit);
      const next = found.length > limit ? shown.at(-1)?.sk : undefined;
      return { replies: shown.map(({ published }) => published), ...(next === undefined ? {} : { next }) };
    },
    async find(body, code) {
      const [found] = await query(listKeys.publishedReply(body, code), 1);
      return found?.published;
    },
  };
}
