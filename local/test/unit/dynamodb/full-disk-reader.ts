import { join } from 'node:path';
import { DynamoDb } from '../../../dynamodb/dynamodb.ts';

// Run by itself, after the victim has ended: what a next start finds.
const [, , directory = ''] = process.argv;
const dynamodb = await DynamoDb.open({ path: join(directory, 'dynamodb.sqlite'), region: 'us-east-1', accountId: '0' });
const { Count: found } = await dynamodb.call('Scan', { TableName: 'Log' });
await dynamodb.close();
console.log(JSON.stringify({ found }));
