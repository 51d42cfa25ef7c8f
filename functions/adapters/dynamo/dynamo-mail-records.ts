import type { MailRecords } from '#core/ports/mail/mail-records.ts';
import { mailRecordSchema } from '#core/notices/lane/mail-record.ts';
import type { MailName, MailRecord } from '#core/notices/lane/mail-record.ts';
import { GetItemCommand, PutItemCommand, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { fromItem, isConditionFailure, toItem } from './dynamo-table.ts';

/** The mails to one recipient: one partition, sorted by day and number. */
export const mailsPartition = (body: string, recipientId: string): string => `${body}#mails#${recipientId}`;

// Up to 999 a day: the policy allows 20.
const sortKey = ({ on, n }: MailName): string => `mail#${on}#${String(n).padStart(3, '0')}`;

/** Primary key of a mail's record. */
export function mailRecordKey(name: MailName): { readonly pk: string; readonly sk: string } {
  return { pk: mailsPartition(name.body, name.recipientId), sk: sortKey(name) };
}

export function dynamoMailRecords(client: DynamoDBClient, tableName: string): MailRecords {
  return {
    async claim(name, record) {
      await client.send(new PutItemCommand({ TableName: tableName, Item: toItem({ ...mailRecordKey(name), ...record }) }));
    },
    async note(name, facts) {
      const entries = Object.entries(facts);
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: toItem(mailRecordKey(name)),
            UpdateExpression: `SET ${entries.map(([field]) => `#${field} = if_not_exists(#${field}, :${field})`).join(', ')}`,
            ConditionExpression: 'attribute_exists(mailId)',
            ExpressionAttributeNames: Object.fromEntries(entries.map(([field]) => [`#${field}`, field])),
            ExpressionAttributeValues: toItem(Object.fromEntries(entries.map(([field, value]) => [`:${field}`, value]))),
          }),
        );
        return true;
      } catch (error) {
        if (isConditionFailure(error)) return false;
        throw error;
      }
    },
    async read(name) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: toItem(mailRecordKey(name)), ConsistentRead: true }),
      );
      return Item === undefined ? undefined : readMailRecord(fromItem(Item));
    },
    async latest(body, recipientId, most) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: mailsPartition(body, recipientId) } },
          ScanIndexForward: false,
          ConsistentRead: true,
          Limit: most,
        }),
      );
      return Items.map((item) => readMailRecord(fromItem(item)));
    },
  };
}

export function readMailRecord(item: Record<string, unknown>): MailRecord {
  return mailRecordSchema.parse(item);
}
