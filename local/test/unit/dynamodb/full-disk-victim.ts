import { closeSync, fstatSync, openSync, rmSync, writeSync, type PathLike } from 'node:fs';
import { join } from 'node:path';
import { DynamoDb } from '../../../dynamodb/dynamodb.ts';
import type { WriteBatch } from '../../../dynamodb/group-commit.ts';

// Run by itself: fills its disk, writes until twelve writes are refused, makes room, writes on, and ends as it is told.
const [, , directory = '', ending, how] = process.argv;
let isFull = false;
const FILLER = join(directory, 'filler');

/** Where no small file system can be made, a disk that refuses. */
const refusing =
  (write: WriteBatch): WriteBatch =>
  async (operations, options) => {
    if (isFull) throw new Error('no space left');
    await write(operations, options);
  };

const disk = how === 'refusing' ? { disk: refusing } : {};
const dynamodb = await DynamoDb.open({ path: join(directory, 'dynamodb.sqlite'), region: 'us-east-1', accountId: '0', ...disk });
const keySchema = [{ AttributeName: 'pk', KeyType: 'HASH' as const }];
const attributes = [{ AttributeName: 'pk', AttributeType: 'S' }];
await dynamodb.provision([{ name: 'Log', arn: 'arn', keySchema, attributes, globalIndexes: [], localIndexes: [], stream: undefined }]);

// Sizes matter: with 3,000 characters a log that tears at the failed write lost nothing by chance, with 1,000 all that followed.
const put = (pk: string) => dynamodb.call('PutItem', { TableName: 'Log', Item: { pk: { S: pk }, text: { S: 'x'.repeat(1000) } } });

function fill(file: PathLike): void {
  isFull = true;
  if (how === 'refusing') return;
  const descriptor = openSync(file, 'w');
  for (let size = 65_536; size > 0;) {
    try {
      writeSync(descriptor, Buffer.alloc(size, 1), 0, size, fstatSync(descriptor).size);
    } catch {
      size = Math.floor(size / 2);
    }
  }
  closeSync(descriptor);
}

for (let at = 0; at < 20; at += 1) await put(`before-${at}`);
fill(FILLER);
let acknowledged = 20;
for (let refused = 0, at = 0; refused < 12; at += 1) {
  try {
    await put(`full-${at}`);
    acknowledged += 1;
  } catch {
    refused += 1;
  }
}
const { Count: readable } = await dynamodb.call('Scan', { TableName: 'Log' });
rmSync(FILLER, { force: true });
isFull = false;
for (let at = 0; at < 60; at += 1) await put(`after-${at}`);
acknowledged += 60;
console.log(JSON.stringify({ acknowledged, readable }));
if (ending === 'killed') process.kill(process.pid, 'SIGKILL');
await dynamodb.close();
