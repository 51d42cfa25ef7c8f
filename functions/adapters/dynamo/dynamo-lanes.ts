import type { LaneStore } from '#core/ports/mail/mail-lanes.ts';
import { freshLane, laneSchema } from '#core/notices/lane/mail-lane.ts';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { fromItem, isConditionFailure, toItem } from './dynamo-table.ts';

const key = (body: string, recipientId: string) => ({ pk: `${body}#lane#${recipientId}`, sk: 'lane' });

export function dynamoLanes(client: DynamoDBClient, tableName: string): LaneStore {
  return {
    async read(body, recipientId) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: toItem(key(body, recipientId)), ConsistentRead: true }),
      );
      return Item === undefined ? freshLane : laneSchema.parse(fromItem(Item));
    },
    async write(body, recipientId, lane) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: toItem({ ...key(body, recipientId), ...lane }),
            ...(lane.version === 1
              ? { ConditionExpression: 'attribute_not_exists(version)' }
              : {
                  ConditionExpression: 'version = :before',
                  ExpressionAttributeValues: { ':before': { N: String(lane.version - 1) } },
                }),
          }),
        );
        return true;
      } catch (error) {
        if (isConditionFailure(error)) return false;
        throw error;
      }
    },
  };
}
