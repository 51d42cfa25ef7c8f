import type { AfterCommit } from '#core/ports/after-commit.ts';
import { BatchGetItemCommand } from '@aws-sdk/client-dynamodb';
import type { BatchGetItemCommandInput, BatchGetItemCommandOutput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ledgerKey } from './dynamo-ledger.ts';
import { fromItem } from './dynamo-table.ts';
import { readWait } from './dynamo-waits.ts';
import { resending } from './resending.ts';
import type { Pauses } from './resending.ts';
import type { Wait } from '#core/case/waits/wait.ts';

// BatchGetItem takes at most 100 keys (DynamoDB API reference); one of them is the log's.
const MOST_KEYS = 99;

export function dynamoAfterCommit(
  client: DynamoDBClient,
  tables: { readonly waits: string; readonly ledger: string },
  pauses?: Pauses,
): AfterCommit {
  return {
    async read(pk, keys, tail) {
      const waits: Wait[] = [];
      let grown = false;
      const again = resending(pauses);
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
          await again(Object.values(UnprocessedKeys).reduce((sum, { Keys = [] }) => sum + Keys.length, 0));
          asked = UnprocessedKeys;
        } else asked = more.length === 0 ? undefined : { [tables.waits]: { Keys: more, ConsistentRead: true } };
      }
      return { waits, grown };
    },
  };
}
