import { GetItemCommand, PutItemCommand, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { UploadStore } from '#core/ports/files/upload-store.ts';
import { uploadSchema } from '#core/steps/attachments/upload.ts';
import { fromItem, isConditionFailure, toItem } from './dynamo-table.ts';

// What nobody attached in a week nobody will.
const KEPT_DAYS = 7;
const MOST_LISTED = 100;

const partition = (body: string, proposalId: string): string => `${body}#files#${proposalId}`;
const keyOf = (body: string, proposalId: string, id: string) => toItem({ pk: partition(body, proposalId), sk: id });

/** Uploads in the list table, an item each; they go by themselves. */
export function dynamoUploads(client: DynamoDBClient, tableName: string): UploadStore {
  return {
    async begin(body, proposalId, upload) {
      const expiresAt = Math.ceil(Date.parse(upload.at) / 1000) + KEPT_DAYS * 86_400;
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: { ...toItem({ ...upload, expiresAt }), ...keyOf(body, proposalId, upload.id) },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
        return true;
      } catch (error) {
        if (!isConditionFailure(error)) throw error;
        return false;
      }
    },
    async get(body, proposalId, id) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: keyOf(body, proposalId, id), ConsistentRead: true }),
      );
      return Item === undefined ? undefined : uploadSchema.parse(fromItem(Item));
    },
    async list(body, proposalId) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: partition(body, proposalId) } },
          ConsistentRead: true,
          Limit: MOST_LISTED,
        }),
      );
      return Items.map((item) => uploadSchema.parse(fromItem(item))).toSorted((a, b) => b.at.localeCompare(a.at));
    },
    async settle(body, proposalId, id, check) {
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: keyOf(body, proposalId, id),
            UpdateExpression: 'SET #check = :check',
            ConditionExpression: '#check.#is = :awaited',
            ExpressionAttributeNames: { '#check': 'check', '#is': 'is' },
            ExpressionAttributeValues: toItem({ ':check': check, ':awaited': 'awaited' }),
          }),
        );
      } catch (error) {
        // It was checked before, or is gone.
        if (!isConditionFailure(error)) throw error;
      }
    },
  };
}
