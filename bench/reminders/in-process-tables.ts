import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { viewIndexes } from '#core/ports/view-reader.ts';
import { lean, withOneSigner } from '#functions/adapters/lean-client.ts';
import { DynamoDb } from '#local';

/** Lets a request through, or fails it before or after it took effect. */
type RequestGate = <T>(operation: string, act: () => Promise<T>) => Promise<T>;

export interface InProcessTables {
  readonly client: DynamoDBClient;
  /** Requests by operation and table or index, e.g. `Query Views.byParty`; `reset` begins anew. */
  readonly counts: Map<string, number>;
  gate: RequestGate;
  close(): Promise<void>;
}

const TARGET = 'DynamoDB_20120810.';
const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
const keySchema = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
];

interface SdkRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * The embedded DynamoDB in memory with the tables that reminders use, asked through the product's client of the AWS SDK without a
 * socket between: serialization, conditions and errors are the real ones.
 */
export async function inProcessTables(): Promise<InProcessTables> {
  const dynamodb = await DynamoDb.open({ path: undefined, region: 'us-east-1', accountId: '000000000000' });
  const counts = new Map<string, number>();
  const tables: InProcessTables = {
    client: withOneSigner(
      new DynamoDBClient({
        ...lean,
        region: 'us-east-1',
        credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
        maxAttempts: 1,
        requestHandler: { handle: async (request: unknown) => ({ response: await answer(request as SdkRequest) }) },
      }),
    ),
    counts,
    gate: (_operation, act) => act(),
    async close() {
      tables.client.destroy();
      await dynamodb.close();
    },
  };
  const answer = async ({ headers, body }: SdkRequest): Promise<never> => {
    const operation = (headers['x-amz-target'] ?? '').slice(TARGET.length);
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    const asked = `${operation} ${tableOf(text.toString())}`;
    counts.set(asked, (counts.get(asked) ?? 0) + 1);
    const { status, ...rest } = await tables.gate(operation, () =>
      dynamodb.handle({ method: 'POST', path: '/', query: '', headers, body: text }),
    );
    // The SDK's own class is no public import; it knows an answer by these fields.
    return { statusCode: status, headers: rest.headers, body: Buffer.from(rest.body) } as never;
  };
  await createTables(tables.client);
  return tables;
}

/** Adds counts whose names begin so. */
export function countOf(counts: ReadonlyMap<string, number>, beginning: string): number {
  return [...counts].reduce((sum, [name, count]) => (name.startsWith(beginning) ? sum + count : sum), 0);
}

function tableOf(body: string): string {
  const { TableName = '', IndexName, RequestItems = {} } = JSON.parse(body) as Record<string, never>;
  const table = TableName === '' ? Object.keys(RequestItems).join('+') : TableName;
  return IndexName === undefined ? table : `${table}.${String(IndexName)}`;
}

async function createTables(client: DynamoDBClient): Promise<void> {
  const BillingMode = 'PAY_PER_REQUEST' as const;
  await client.send(
    new CreateTableCommand({
      TableName: 'Ledger',
      BillingMode,
      KeySchema: keySchema('pk', 'sk'),
      AttributeDefinitions: ['pk', 'sk'].map(attribute),
    }),
  );
  await client.send(
    new CreateTableCommand({
      TableName: 'Views',
      BillingMode,
      KeySchema: keySchema('pk', 'sk'),
      AttributeDefinitions: ['pk', 'sk', 'dueKey', ...Object.values(viewIndexes)].map(attribute),
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
}
