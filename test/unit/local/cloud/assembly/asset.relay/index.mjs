import { DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';

const dynamodb = new DynamoDBClient({});
const states = new SFNClient({});
const { VIEWS } = process.env;

async function relay({ Keys: { pk, sk } }) {
  if (pk.S === 'poison') throw new Error('cannot be relayed');
  await dynamodb.send(
    new UpdateItemCommand({ TableName: VIEWS, Key: { pk }, UpdateExpression: 'ADD seen :sk', ExpressionAttributeValues: { ':sk': { SS: [sk.S] } } }),
  );
  const { Item } = await dynamodb.send(new GetItemCommand({ TableName: VIEWS, Key: { pk: { S: `token#${pk.S}` } }, ConsistentRead: true }));
  if (Item !== undefined) await states.send(new SendTaskSuccessCommand({ taskToken: Item.token.S, output: '{"outcome":"answered"}' }));
}

export async function handler({ Records }) {
  for (const { dynamodb: change } of Records) {
    try {
      await relay(change);
    } catch {
      return { batchItemFailures: [{ itemIdentifier: change.SequenceNumber }] };
    }
  }
  return { batchItemFailures: [] };
}
