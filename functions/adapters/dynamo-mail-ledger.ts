import { GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Mail } from '#core/reminder/mails.ts';
import { isConditionFailure, toItem } from './dynamo-table.ts';
import type { Handed } from './ses-mailer.ts';

/** What was sent of a proposal, and how far its log was read for mails. */
export interface MailLedger {
  cursor(pk: string): Promise<number>;
  /** Moves the cursor on; never back. */
  advance(pk: string, seq: number): Promise<void>;
  /** `claimed` to send now, `settled` long ago, `uncertain` when an earlier claim never heard whether the mail went. */
  claim(pk: string, mail: Mail, at: string): Promise<'claimed' | 'settled' | 'uncertain'>;
  /** Records that it was sent, or refused for good. */
  settle(pk: string, mail: Mail, handed: Handed, at: string): Promise<void>;
}

const cursorKey = 'mail-cursor';
const key = (pk: string, sk: string) => ({ pk: { S: `${pk}#mail` }, sk: { S: sk } });

export function dynamoMailLedger(client: DynamoDBClient, tableName: string): MailLedger {
  const status = async (pk: string, sk: string): Promise<string | undefined> => {
    const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key: key(pk, sk), ConsistentRead: true }));
    return Item?.['status']?.S;
  };
  return {
    async cursor(pk) {
      const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key: key(pk, cursorKey), ConsistentRead: true }));
      return Number(Item?.['seq']?.N ?? 0);
    },
    async advance(pk, seq) {
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: key(pk, cursorKey),
            UpdateExpression: 'SET seq = :seq',
            ConditionExpression: 'attribute_not_exists(seq) OR seq < :seq',
            ExpressionAttributeValues: { ':seq': { N: String(seq) } },
          }),
        );
      } catch (error) {
        if (!isConditionFailure(error)) throw error;
      }
    },
    async claim(pk, mail, at) {
      const { personId } = mail.to;
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: toItem({ pk: `${pk}#mail`, sk: `mail#${mail.key}`, status: 'claimed', kind: mail.kind, personId, at }),
            ConditionExpression: 'attribute_not_exists(sk)',
          }),
        );
        return 'claimed';
      } catch (error) {
        if (!isConditionFailure(error)) throw error;
        return (await status(pk, `mail#${mail.key}`)) === 'claimed' ? 'uncertain' : 'settled';
      }
    },
    async settle(pk, mail, handed, at) {
      const [status, detail] = 'refused' in handed ? ['refused', handed.refused] : ['sent', handed.messageId];
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: key(pk, `mail#${mail.key}`),
          UpdateExpression: 'SET #status = :status, detail = :detail, settledAt = :at',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: { ':status': { S: status }, ':detail': { S: detail }, ':at': { S: at } },
        }),
      );
    },
  };
}
