import type { MailMarks } from '#core/ports/mail/mail-marks.ts';
import { GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { isConditionFailure } from './dynamo-table.ts';
import { casePartition } from './notice-item.ts';

type Key = Record<'pk' | 'sk', AttributeValue>;

const key = (pk: string, sk: string): Key => ({ pk: { S: pk }, sk: { S: sk } });
const followKey = (body: string, proposalId: string): Key => key(casePartition(body, proposalId), 'cursor');
const roundKey = (body: string): Key => key(`${body}#round`, 'cursor');
const threadKey = (body: string, proposalId: string, recipientId: string): Key =>
  key(casePartition(body, proposalId), `thread#${recipientId}`);

/** The follower's cursor of a case that was followed up to this commit. */
export function followMark(body: string, proposalId: string, seq: number) {
  return { pk: casePartition(body, proposalId), sk: 'cursor', value: seq };
}

/** The cursor of the morning's rounds. */
export function roundMark(body: string, instant: string) {
  return { pk: `${body}#round`, sk: 'cursor', value: instant };
}

export function dynamoMailMarks(client: DynamoDBClient, tableName: string): MailMarks {
  const valueOf = async (at: Key): Promise<AttributeValue | undefined> => {
    const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key: at, ConsistentRead: true }));
    return Item?.['value'];
  };
  const set = async (at: Key, value: AttributeValue, condition: string): Promise<void> => {
    try {
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: at,
          UpdateExpression: 'SET #value = :value',
          ConditionExpression: condition,
          ExpressionAttributeNames: { '#value': 'value' },
          ExpressionAttributeValues: { ':value': value },
        }),
      );
    } catch (error) {
      if (!isConditionFailure(error)) throw error;
    }
  };
  const onward = 'attribute_not_exists(#value) OR #value < :value';
  return {
    followed: async (body, proposalId) => Number((await valueOf(followKey(body, proposalId)))?.N ?? 0),
    advance: (body, proposalId, seq) => set(followKey(body, proposalId), { N: String(seq) }, onward),
    round: async (body) => (await valueOf(roundKey(body)))?.S ?? '',
    roundIsUpTo: (body, instant) => set(roundKey(body), { S: instant }, onward),
    thread: async (body, proposalId, recipientId) => (await valueOf(threadKey(body, proposalId, recipientId)))?.S,
    beginThread: (body, proposalId, recipientId, messageId) =>
      set(threadKey(body, proposalId, recipientId), { S: messageId }, 'attribute_not_exists(#value)'),
  };
}
