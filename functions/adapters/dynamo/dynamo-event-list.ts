import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { EventItem } from '#core/webhook/event-list.ts';
import { isConditionFailure, toItem } from './dynamo-table.ts';

/** Lists the status events of a body in the order in which they became known. */
export interface EventList {
  /** Lists an event; one that is listed already stays where it is, so that no cursor misses it. */
  add(item: EventItem): Promise<void>;
}

/** Pointers on the list table: pk `<body>#proposal#<id>#events`, sk `event#<sequence>`. */
export function dynamoEventList(client: DynamoDBClient, tableName: string): EventList {
  return {
    async add(item) {
      try {
        await client.send(
          new PutItemCommand({ TableName: tableName, Item: toItem({ ...item }), ConditionExpression: 'attribute_not_exists(sk)' }),
        );
      } catch (error) {
        if (!isConditionFailure(error)) throw error;
      }
    },
  };
}
