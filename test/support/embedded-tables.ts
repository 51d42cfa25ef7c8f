import { CreateTableCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { viewIndexes } from '#core/ports/view-reader.ts';
import { DynamoDb, serveHttp } from '#local';

export interface EmbeddedTables {
  readonly client: DynamoDBClient;
  readonly url: string;
  /** Every item of a table, in the order of its keys. */
  all(tableName: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

const key = (name: string) => ({ AttributeName: name, AttributeType: 'S' as const });
const keySchema = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
];

/** The embedded DynamoDB in memory with tables `Ledger`, `Views`, `Waits` and `Secrets`, shaped as the stack shapes them. */
export async function embeddedTables(): Promise<EmbeddedTables> {
  const dynamodb = await DynamoDb.open({ path: undefined, region: 'us-east-1', accountId: '000000000000' });
  const server = await serveHttp({ port: 0, handle: dynamodb.handle, now: Date.now, onError: console.error });
  const client = new DynamoDBClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
  for (const TableName of ['Ledger', 'Waits', 'Secrets']) {
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: keySchema('pk', 'sk'),
        AttributeDefinitions: [key('pk'), key('sk')],
      }),
    );
  }
  await client.send(
    new CreateTableCommand({
      TableName: 'Views',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keySchema('pk', 'sk'),
      AttributeDefinitions: ['pk', 'sk', 'dueKey', ...Object.values(viewIndexes)].map(key),
      GlobalSecondaryIndexes: Object.entries(viewIndexes).map(([IndexName, partition]) => ({
        IndexName,
        KeySchema: keySchema(partition, 'dueKey'),
        Projection:
          IndexName === 'byParty'
            ? { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: ['task'] }
            : { ProjectionType: 'KEYS_ONLY' as const },
      })),
    }),
  );
  return {
    client,
    url: server.url,
    async all(TableName) {
      const { Items = [] } = await client.send(new ScanCommand({ TableName }));
      const named = Items.map((item) => ({ name: `${item['pk']?.S} ${item['sk']?.S}`, item: unmarshall(item) }));
      return named.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ item }) => item);
    },
    async close() {
      client.destroy();
      await server.close();
      await dynamodb.close();
    },
  };
}
