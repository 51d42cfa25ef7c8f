import type { StoredSketch, ViewReader } from '#core/ports/view-reader.ts';
import { BatchGetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient, KeysAndAttributes } from '@aws-sdk/client-dynamodb';
import { runningStages } from '#core/case/stages.ts';
import type { CaseView } from '#core/view/case-view.ts';
import { caseViewSchema } from '#core/view/stored-view.ts';
import { listedId, listKeys } from '#core/view/view-items.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import { listedIn, parseStatusEventKey, statusEventPartition } from '#core/webhook/told/event-list.ts';
import { dynamoDesks } from './dynamo-desks.ts';
import { dynamoFigures, eachOnce } from './dynamo-figures.ts';
import type { CountedCase } from './dynamo-figures.ts';
import { idOf, olderLists } from './older-lists.ts';
import { idCuts, inIndex, readAll, readPartition } from './query-pages.ts';
import { fromItem } from './dynamo-table.ts';
import { resending } from './resending.ts';
import type { Pauses } from './resending.ts';

// BatchGetItem takes at most 100 keys (DynamoDB API reference).
const BATCH = 100;

type AskedOfLine = Pick<KeysAndAttributes, 'ProjectionExpression' | 'ExpressionAttributeNames'>;

const whereItSorts: AskedOfLine = { ProjectionExpression: 'pk, dueKey' };
// Not what is counted of it. VIEW is a reserved word of DynamoDB.
const whatItShows: AskedOfLine = { ProjectionExpression: '#view', ExpressionAttributeNames: { '#view': 'view' } };

export function dynamoViewReader(client: DynamoDBClient, tableName: string, pauses?: Pauses): ViewReader {
  const older = olderLists(client, tableName);
  const figuresOf = dynamoFigures(client, tableName);
  /** Some attributes of the cases that are there, batches side by side. */
  const lines = async (body: string, ids: readonly string[], asked: AskedOfLine): Promise<Record<string, unknown>[]> => {
    const unique = [...new Set(ids)];
    const batches = Array.from({ length: Math.ceil(unique.length / BATCH) }, (_, index) =>
      unique.slice(index * BATCH, (index + 1) * BATCH),
    );
    const read = batches.map(async (batch) => {
      const found: Record<string, unknown>[] = [];
      const again = resending(pauses);
      let keys = batch.map((id) => ({ pk: { S: proposalKey(body, id) }, sk: { S: 'case' } }));
      while (keys.length > 0) {
        const request = { RequestItems: { [tableName]: { Keys: keys, ...asked } } };
        const { Responses, UnprocessedKeys } = await client.send(new BatchGetItemCommand(request));
        found.push(...(Responses?.[tableName] ?? []).map(fromItem));
        keys = (UnprocessedKeys?.[tableName]?.Keys ?? []).map((key) => ({ pk: { S: key['pk']?.S ?? '' }, sk: { S: 'case' } }));
        if (keys.length > 0) await again(keys.length);
      }
      return found;
    });
    return (await Promise.all(read)).flat();
  };
  return {
    ...dynamoDesks(client, tableName),
    async inStage(body, stage, page) {
      const partition = listKeys.stage(body, stage);
      const runs = runningStages.includes(stage);
      // The key holds the id: of thousands that are gone through nothing else is sent.
      const own = { index: runs ? 'byParty' : 'byStage', partition, projection: 'dueKey' } as const;
      const [now, before] = await Promise.all([inIndex(client, tableName, own, page), runs ? older.inStage(partition, page) : []]);
      const keys = [...now, ...before].map((item) => String(item['dueKey']));
      const listed = [...new Set(keys)].sort().slice(0, page.limit);
      return listed.map((dueKey) => ({ proposalId: listedId(dueKey), dueKey }));
    },
    async concerning(body, party) {
      const pk = 'personId' in party ? listKeys.member(body, party.personId) : listKeys.unit(body, party.unitId);
      const [items, before] = await Promise.all([
        readAll(client, { TableName: tableName, ...whole(pk), ProjectionExpression: 'sk' }),
        older.concerning(pk),
      ]);
      return new Set([...items.map((item) => String(item['sk'])), ...before]);
    },
    async titles(body, personId) {
      const pk = listKeys.member(body, personId);
      const [items, before] = await Promise.all([
        readAll(client, { TableName: tableName, ...whole(pk), ProjectionExpression: 'sk, titled' }),
        older.concerning(pk),
      ]);
      const marked = items.map(({ sk, titled }) => ({ proposalId: String(sk), ...(typeof titled === 'string' ? { titled } : {}) }));
      return [...marked, ...before.map((proposalId) => ({ proposalId }))];
    },
    async dueKeys(body, ids) {
      return (await lines(body, ids, whereItSorts)).map((item) => ({ proposalId: idOf(item), dueKey: String(item['dueKey']) }));
    },
    async events(body, page) {
      const pk = statusEventPartition(body);
      const [items, before] = await Promise.all([
        client.send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: 'pk = :pk AND sk BETWEEN :after AND :before',
            ExpressionAttributeValues: { ':pk': { S: pk }, ':after': { S: `${page.after}\u0000` }, ':before': { S: `${page.before}~` } },
            Limit: page.limit,
          }),
        ),
        older.events(pk, page),
      ]);
      const listed = (items.Items ?? []).map(fromItem).flatMap(({ sk, first }) => listedIn({ sk: String(sk), first: Number(first) }));
      return [...listed, ...before.flatMap((dueKey) => parseStatusEventKey(dueKey) ?? [])]
        .filter(({ dueKey }) => dueKey > page.after && dueKey <= page.before)
        .sort((a, b) => (a.dueKey < b.dueKey ? -1 : 1))
        .slice(0, page.limit);
    },
    async cases(body, ids) {
      const found = new Map<string, CaseView>();
      for (const { view } of await lines(body, ids, whatItShows)) {
        const read = caseViewSchema.parse(view);
        found.set(read.id, read);
      }
      return found;
    },
    // What runs is read first: a case that ends meanwhile is found among those that are over.
    async figures(body, session) {
      const running = await figuresOf.running(body, session);
      return [...eachOnce(running, await figuresOf.over(body, session)).values()].map(({ figures }) => figures);
    },
    async sketches(body, sessions) {
      const running = await figuresOf.running(body);
      const reads = sessions.map(async (session) => ({
        session,
        sketches: await readPartition(client, listKeys.sketches(body, session), { TableName: tableName }, idCuts),
        over: await figuresOf.over(body, session),
      }));
      const ofSessions = await Promise.all(reads);
      const counted = eachOnce(
        running,
        ofSessions.flatMap(({ over }) => over),
      );
      return ofSessions.flatMap(({ session, sketches }) => joinSketches(session, sketches, counted));
    },
    async wordings(body, session) {
      return joinSketches(session, await readPartition(client, listKeys.sketches(body, session), { TableName: tableName }, idCuts));
    },
    async principals(subject) {
      const items = await readAll(client, { TableName: tableName, ...whole(`subject#${subject}`) });
      return items.map((item) => ({ body: String(item['sk']), personId: String(item['personId']) }));
    },
  };
}

/** What is counted of each case with how it is worded. */
export function joinSketches(
  session: string,
  sketches: readonly Record<string, unknown>[],
  counted: ReadonlyMap<string, CountedCase> = new Map(),
): StoredSketch[] {
  return sketches.map(({ sk, sketch }) => {
    const proposalId = String(sk);
    const own = counted.get(proposalId);
    return { session, proposalId, sketch: String(sketch), ...(own === undefined ? {} : { figures: own.figures }) };
  });
}

function whole(pk: string) {
  return { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': { S: pk } } };
}
