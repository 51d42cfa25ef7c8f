import { randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { isJsonObject, parseJson, toText, type JsonObject } from '../template/json.ts';
import type { WireRequest, WireResponse } from '../wire.ts';
import { consumedUnits, type ConsumedUnits } from './consumed-capacity.ts';
import type { ChangeStreams } from './change-streams.ts';
import { DynaliteEngine, type EngineOptions } from './dynalite-engine.ts';
import { DynamoDbError } from './dynamodb-error.ts';
import { loadItems } from './load-items.ts';
import type { PlainItem } from './plain-item.ts';
import { provisionTable } from './provision-table.ts';
import { RequestCounts, type RequestCount } from './request-counts.ts';
import type { TableDefinition } from './table-definition.ts';

export type DynamoDbOptions = EngineOptions;

const TARGET = 'DynamoDB_20120810.';

/** DynamoDB on loopback: dynalite's operations over SQLite, AWS JSON 1.0 on the wire. */
export class DynamoDb {
  readonly #engine: DynaliteEngine;
  readonly #requests = new RequestCounts();
  readonly #streamed = new Map<string, TableDefinition>();

  private constructor(engine: DynaliteEngine) {
    this.#engine = engine;
  }

  static async open(options: DynamoDbOptions): Promise<DynamoDb> {
    return new DynamoDb(await DynaliteEngine.open(options));
  }

  /** Creates or changes the template's tables. @throws TemplateError when a stored table cannot become what it says */
  async provision(tables: readonly TableDefinition[]): Promise<void> {
    for (const table of tables) {
      await provisionTable(this.#engine, table);
      if (table.stream !== undefined) this.#streamed.set(table.name, table);
    }
  }

  /** One operation in process, in and out as on the wire. @throws DynamoDbError when the service refuses */
  async call(operation: string, input: JsonObject): Promise<JsonObject> {
    if (operation === 'CreateTable') refuseStream(input);
    if (operation === 'UpdateTable') refuseIndexChanges(input);
    const asked = toText(input['ReturnConsumedCapacity'] ?? 'NONE');
    const seen = this.#engine.facade();
    let output: JsonObject = {};
    let consumed: Map<string, ConsumedUnits> = new Map();
    try {
      output = await this.#engine.run(operation, input, seen);
    } finally {
      consumed = consumedUnits(operation, input, output, seen);
      this.#requests.add(operation, input, consumed);
    }
    // Dynalite counts characters, not bytes, so its figures are wrong for Chinese text; ours replace them.
    if (asked === 'TOTAL' || asked === 'INDEXES') {
      const capacity = [...consumed].map(([table, units]) => ({ TableName: table, CapacityUnits: units.readUnits + units.writeUnits }));
      output['ConsumedCapacity'] = operation.startsWith('Batch') ? capacity : (capacity[0] ?? null);
    }
    return operation === 'DescribeTable' ? this.#withStream(output) : output;
  }

  readonly handle = async (request: WireRequest): Promise<WireResponse> => {
    const operation = (request.headers['x-amz-target'] ?? '').slice(TARGET.length);
    try {
      const input = parseJson(request.body.toString());
      if (!isJsonObject(input)) throw new SyntaxError('not an object');
      return answer(200, await this.call(operation, input));
    } catch (error) {
      if (error instanceof DynamoDbError) return answer(error.statusCode, error.body);
      if (error instanceof SyntaxError)
        return answer(400, { __type: 'com.amazon.coral.service#SerializationException', message: error.message });
      throw error;
    }
  };

  /** Fills a table that nobody else writes to: no conditions, no streams (see `loadItems`). */
  load(table: string, items: readonly PlainItem[]): Promise<void> {
    return loadItems(this.#engine, table, items);
  }

  /** What is written to the tables, for functions to read. */
  get streams(): ChangeStreams {
    return this.#engine.streams;
  }

  /** What was asked since the process began. */
  requests(): RequestCount[] {
    return this.#requests.list();
  }

  async close(): Promise<void> {
    await this.#engine.close();
  }

  #withStream(output: JsonObject): JsonObject {
    const description = output['Table'];
    const table = isJsonObject(description) ? this.#streamed.get(toText(description['TableName'])) : undefined;
    if (!isJsonObject(description) || table?.stream === undefined) return output;
    return { ...output, Table: { ...description, StreamSpecification: { StreamEnabled: true, StreamViewType: table.stream } } };
  }
}

function refuseStream(input: JsonObject): void {
  const stream = input['StreamSpecification'];
  if (isJsonObject(stream) && stream['StreamEnabled'] === true) {
    throw DynamoDbError.unsupported('StreamSpecification of CreateTable: streams come from a template');
  }
  delete input['StreamSpecification'];
}

/** dynalite would accept these and do nothing. */
function refuseIndexChanges(input: JsonObject): void {
  const updates = input['GlobalSecondaryIndexUpdates'];
  const change = Array.isArray(updates) && updates.find((update) => isJsonObject(update) && update['Update'] === undefined);
  if (change) throw DynamoDbError.unsupported('creating or deleting an index by UpdateTable: change the template');
}

function answer(status: number, output: JsonObject): WireResponse {
  const body = JSON.stringify(output);
  return {
    status,
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-crc32': String(crc32(body)),
      'x-amzn-requestid': randomUUID(),
    },
    body,
  };
}
