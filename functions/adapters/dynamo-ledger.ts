import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient, QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import { commitSchema } from '#core/ledger/commit.ts';
import type { Commit } from '#core/ledger/commit.ts';
import type { Ledger } from '#core/ledger/ledger.ts';
import { fromItem, isConditionFailure, toItem } from './dynamo-table.ts';

// Sort keys compare as text, so the number is padded: ten digits hold any log.
const sortKey = (seq: number): string => String(seq).padStart(10, '0');

/** A commit as the table holds it. */
export function commitItem(commit: Commit): Commit & { readonly sk: string } {
  return { ...commit, sk: sortKey(commit.seq) };
}

/** The ledger on one DynamoDB table (`pk`, `sk`): append is one `PutItem` that fails when the number is taken. */
export function dynamoLedger(client: DynamoDBClient, tableName: string): Ledger {
  return {
    async read(pk, afterSeq = 0) {
      const commits: Commit[] = [];
      let from: QueryCommandOutput['LastEvaluatedKey'];
      do {
        const page: QueryCommandOutput = await client.send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: 'pk = :pk AND sk > :after',
            ExpressionAttributeValues: { ':pk': { S: pk }, ':after': { S: sortKey(afterSeq) } },
            ConsistentRead: true,
            ExclusiveStartKey: from,
          }),
        );
        for (const item of page.Items ?? []) {
          const { sk: _sk, ...stored } = fromItem(item);
          commits.push(commitSchema.parse(stored));
        }
        from = page.LastEvaluatedKey;
      } while (from !== undefined);
      return commits;
    },
    async append(commit) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: toItem(commitItem(commit)),
            ConditionExpression: 'attribute_not_exists(sk)',
          }),
        );
        return true;
      } catch (error) {
        if (isConditionFailure(error)) return false;
        throw error;
      }
    },
  };
}
