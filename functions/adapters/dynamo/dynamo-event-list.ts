import type { EventList } from '#core/ports/event-list.ts';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { isConditionFailure, toItem } from './dynamo-table.ts';

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
