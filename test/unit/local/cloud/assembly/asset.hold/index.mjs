import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

const dynamodb = new DynamoDBClient({});

export async function handler({ id, token }) {
  await dynamodb.send(new PutItemCommand({ TableName: process.env.VIEWS, Item: { pk: { S: `token#${id}` }, token: { S: token } } }));
}
