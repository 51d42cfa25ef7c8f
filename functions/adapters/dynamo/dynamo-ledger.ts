import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue, DynamoDBClient, QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import { commitSchema } from '#core/ledger/commit.ts';
import type { Commit } from '#core/ledger/commit.ts';
import type { Ledger, LogTail } from '#core/ports/ledger.ts';
import { batchGet } from './batch-get.ts';
import { fromItem, isConditionFailure, toItem } from './dynamo-table.ts';

// From so many logs on they are read by their commits' numbers, of each so many at first: a case that waits for dispatch has three or four.
const MANY = 10;
const WINDOW = 5;
// The most that one BatchGetItem takes.
const MOST_KEYS = 100;

// Sort keys compare as text, so the number is padded: ten digits hold any log.
const sortKey = (seq: number): string => String(seq).padStart(10, '0');

/** Where a log's commit of that number lies. */
export const ledgerKey = (pk: string, seq: number): Record<'pk' | 'sk', AttributeValue> => ({ pk: { S: pk }, sk: { S: sortKey(seq) } });

/** A commit as the table holds it. */
export function commitItem(commit: Commit): Commit & { readonly sk: string } {
  return { ...commit, sk: sortKey(commit.seq) };
}

/** The ledger on one DynamoDB table (`pk`, `sk`): append is one `PutItem` that fails when the number is taken. */
export function dynamoLedger(client: DynamoDBClient, tableName: string): Ledger {
  const read = async (pk: string, afterSeq = 0): Promise<Commit[]> => {
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
      commits.push(...(page.Items ?? []).map((item) => commitSchema.parse(storedCommit(item))));
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
    return commits;
  };
  /** Of logs that are known, those that have grown. Commits are numbered without gaps: it is the next one that tells. */
  const grown = async (tails: readonly LogTail[]): Promise<Set<string>> => {
    const keys = tails.map(({ pk, afterSeq }) => ({ pk, sk: sortKey(afterSeq + 1) }));
    const next = await batchGet(client, tableName, keys, { projection: 'pk' });
    return new Set(next.flatMap(({ pk }) => pk?.S ?? []));
  };
  /** Commits of a log that lie at once after what is known of each: asked for by their numbers, which need no query a log. */
  const nextOf = async (tails: readonly LogTail[]): Promise<Map<string, Map<number, Commit>>> => {
    const found = new Map<string, Map<number, Commit>>();
    const keys = tails.flatMap(({ pk, afterSeq }) =>
      Array.from({ length: WINDOW }, (_, index) => ({ pk, sk: sortKey(afterSeq + index + 1) })),
    );
    for (const item of await batchGet(client, tableName, keys)) {
      const commit = commitSchema.parse(storedCommit(item));
      found.set(commit.pk, (found.get(commit.pk) ?? new Map<number, Commit>()).set(commit.seq, commit));
    }
    return found;
  };
  const readTogether = async (tails: readonly LogTail[]): Promise<Commit[][]> => {
    const found = await nextOf(tails);
    return Promise.all(
      tails.map(async ({ pk, afterSeq }) => {
        const commits: Commit[] = [];
        const next = found.get(pk);
        for (let seq = afterSeq + 1; ; seq += 1) {
          const commit = next?.get(seq);
          if (commit === undefined) break;
          commits.push(commit);
        }
        return commits.length < WINDOW ? commits : [...commits, ...(await read(pk, afterSeq + WINDOW))];
      }),
    );
  };
  const readAll = async (tails: readonly LogTail[]): Promise<Commit[][]> =>
    tails.length < MANY
      ? Promise.all(tails.map(({ pk, afterSeq }) => read(pk, afterSeq)))
      : (await Promise.all(chunksOf(tails, MOST_KEYS / WINDOW).map(readTogether))).flat();
  return {
    read,
    async readTails(tails) {
      const known = tails.filter(({ isKnown }) => isKnown);
      // A log that is not known has to be read; asking for a single one costs as much as reading it.
      const asked = known.length > 1 ? known : [];
      const unknown = asked.length === 0 ? tails : tails.filter(({ isKnown }) => !isKnown);
      const [news, ofUnknown] = await Promise.all([Promise.all(chunksOf(asked, MOST_KEYS).map(grown)), readAll(unknown)]);
      const late = asked.filter(({ pk }) => news.some((some) => some.has(pk)));
      const ofLate = await readAll(late);
      const found = new Map([
        ...unknown.map(({ pk }, index) => [pk, ofUnknown[index] ?? []] as const),
        ...late.map(({ pk }, index) => [pk, ofLate[index] ?? []] as const),
      ]);
      return tails.map(({ pk }) => found.get(pk) ?? []);
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

/** What an item holds of a commit, read or carried by the stream. */
export function storedCommit(item: Record<string, AttributeValue>): unknown {
  const { sk: _sk, ...stored } = fromItem(item);
  return stored;
}

function chunksOf<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
}
