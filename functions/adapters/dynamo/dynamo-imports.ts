import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { importPartSchema, importReportSchema } from '#core/import/import-line.ts';
import type { ImportStore } from '#core/ports/import-store.ts';
import { now } from '#functions/platform/clock.ts';
import { eachOf } from '#functions/platform/flow/each-of.ts';
import { fromItem, toItem } from './dynamo-table.ts';

// A trial is good for a day, and its rows are looked up for a while after the run.
const KEPT_DAYS = 30;
const AT_ONCE = 4;
// An item ends at 400 KB, a character of Chinese has three bytes.
const PIECE = 100_000;

const pieceSchema = z.object({ json: z.string() });

const key = (body: string, importId: string, name: string, n: number) => ({
  pk: { S: `${body}#imports#${importId}` },
  sk: { S: `${name}#${String(n).padStart(4, '0')}` },
});

/** What files said, in the list table: an item a part, and the report in pieces. It goes by itself. */
export function dynamoImports(client: DynamoDBClient, tableName: string): ImportStore {
  const read = async (body: string, importId: string, name: string, n: number): Promise<string | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: key(body, importId, name, n), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : pieceSchema.parse(fromItem(Item)).json;
  };
  return {
    async put(body, importId, { parts, report }) {
      const expiresAt = Math.ceil(Date.parse(now()) / 1000) + KEPT_DAYS * 86_400;
      const whole = JSON.stringify(report);
      const pieces = Array.from({ length: Math.ceil(whole.length / PIECE) }, (_, n) => whole.slice(n * PIECE, (n + 1) * PIECE));
      const items = [
        ...parts.map((part, n) => ({ ...key(body, importId, 'part', n), ...toItem({ json: JSON.stringify(part), expiresAt }) })),
        ...pieces.map((json, n) => ({ ...key(body, importId, 'report', n), ...toItem({ json, expiresAt }) })),
      ];
      await eachOf(items, AT_ONCE, (Item) => client.send(new PutItemCommand({ TableName: tableName, Item })));
    },
    async part(body, importId, part) {
      const json = await read(body, importId, 'part', part);
      return json === undefined ? [] : importPartSchema.parse(JSON.parse(json));
    },
    async report(body, importId) {
      let whole = '';
      for (let n = 0; ; n += 1) {
        const piece = await read(body, importId, 'report', n);
        if (piece !== undefined) whole += piece;
        if (piece === undefined || piece.length < PIECE) break;
      }
      return whole === '' ? undefined : importReportSchema.parse(JSON.parse(whole));
    },
  };
}
