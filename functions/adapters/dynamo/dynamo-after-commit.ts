import { BatchGetItemCommand } from '@aws-sdk/client-dynamodb';
import type { BatchGetItemCommandInput, BatchGetItemCommandOutput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { LogTail } from '#core/ledger/ledger.ts';
import { ledgerKey } from './dynamo-ledger.ts';
import { fromItem } from './dynamo-table.ts';
import { readWait } from './dynamo-waits.ts';
import type { Wait } from './dynamo-waits.ts';

export interface AfterCommit {
  /**
   * What the relay asks once a commit is there, strongly consistent and in one call: the open waits of a case by the sort keys
   * they may have, and whether another log has grown.
   */
  read(pk: string, keys: readonly string[], tail: LogTail): Promise<{ readonly waits: readonly Wait[]; readonly grown: boolean }>;
}

// BatchGetItem takes at most 100 keys (DynamoDB API reference); one of them is the log's.
const MOST_KEYS = 99;

export function dynamoAfterCommit(client: DynamoDBClient, tables: { readonly waits: string; readonly ledger: string }): AfterCommit {
  return {
    async read(pk, keys, tail) {
      const waits: Wait[] = [];
      let grown = false;
      const rest = keys.map((sk) => ({ pk: { S: pk }, sk: { S: sk } }));
      let asked: BatchGetItemCommandInput['RequestItems'] = {
        [tables.waits]: { Keys: rest.splice(0, MOST_KEYS), ConsistentRead: true },
        [tables.ledger]: { Keys: [ledgerKey(tail.pk, tail.afterSeq + 1)], ConsistentRead: true, ProjectionExpression: 'pk' },
      };
      while (asked !== undefined) {
        const answer: BatchGetItemCommandOutput = await client.send(new BatchGetItemCommand({ RequestItems: asked }));
        const { Responses, UnprocessedKeys = {} } = answer;
        waits.push(...(Responses?.[tables.waits] ?? []).map((item) => readWait(fromItem(item))));
        grown ||= (Responses?.[tables.ledger] ?? []).length > 0;
        const more = rest.splice(0, MOST_KEYS);
        if (Object.keys(UnprocessedKeys).length > 0) {
          rest.unshift(...more);
          asked = UnprocessedKeys;
        } else asked = more.length === 0 ? undefined : { [tables.waits]: { Keys: more, ConsistentRead: true } };
      }
      return { waits, grown };
    },
  };
}
