import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';

const dynamodb = new DynamoDBClient({});
const states = new SFNClient({});
const { LEDGER, VIEWS, MACHINE, GREETING, PUBLIC_URL } = process.env;

async function append(id, seq) {
  const Item = { pk: { S: id }, sk: { S: seq }, at: { N: String(Date.now()) } };
  await dynamodb.send(new PutItemCommand({ TableName: LEDGER, Item, ConditionExpression: 'attribute_not_exists(sk)' }));
}

export async function handler({ requestContext: { http } }) {
  const [, kind, id, seq] = http.path.split('/');
  if (kind === 'greeting') return { text: GREETING, url: PUBLIC_URL };
  if (kind === 'append') await append(id, seq);
  if (kind === 'wait') await states.send(new StartExecutionCommand({ stateMachineArn: MACHINE, name: id, input: JSON.stringify({ id }) }));
  if (kind !== 'view') return { statusCode: 201, body: '{}' };
  const { Item } = await dynamodb.send(new GetItemCommand({ TableName: VIEWS, Key: { pk: { S: id } } }));
  return { seen: Item?.seen?.SS ?? [] };
}
