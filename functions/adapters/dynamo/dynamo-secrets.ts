import type { SecretStore } from '#core/ports/secret-store.ts';
import { DeleteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { fromItem, isConditionFailure, toItem } from './dynamo-table.ts';

const storedSecret = z.record(z.string(), z.string());

/** Partition of a unit's robots. */
export const robotSecretKey = (body: string, unitId: string): string => `${body}#robot#${unitId}`;

/** Partition of a person's mobile numbers. */
export const mobileSecretKey = (body: string, personId: string): string => `${body}#mobile#${personId}`;

/** Secrets on one DynamoDB table (`pk`, `sk`), which encrypts them with a key of its own (infra/constructs/secrets-table.ts). */
export function dynamoSecrets(client: DynamoDBClient, tableName: string): SecretStore {
  const keyOf = (pk: string, sk: string) => ({ TableName: tableName, Key: { pk: { S: pk }, sk: { S: sk } } });
  return {
    async put(pk, sk, secret) {
      await client.send(new PutItemCommand({ TableName: tableName, Item: toItem({ pk, sk, secret }) }));
    },
    async putOnce(pk, sk, secret) {
      const item = toItem({ pk, sk, secret });
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: item,
            ConditionExpression: 'attribute_not_exists(sk) OR secret = :secret',
            ExpressionAttributeValues: toItem({ ':secret': secret }),
          }),
        );
        return true;
      } catch (error) {
        if (isConditionFailure(error)) return false;
        throw error;
      }
    },
    async get(pk, sk) {
      const { Item } = await client.send(new GetItemCommand({ ...keyOf(pk, sk), ConsistentRead: true }));
      return Item === undefined ? undefined : storedSecret.parse(fromItem(Item)['secret']);
    },
    async remove(pk, sk) {
      await client.send(new DeleteItemCommand(keyOf(pk, sk)));
    },
  };
}
