import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient, QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import { caseLog } from '#core/case/log/case-log.ts';
import type { Case } from '#core/case/case.ts';
import { applyCommit } from '#core/ledger/log-kind.ts';
import { noticesFor } from '#core/notices/notices.ts';
import { fromItem } from '#functions/adapters/dynamo/dynamo-table.ts';
import { casePartition, noticeSortPrefix, readNoticeItem } from '#functions/adapters/dynamo/notice-item.ts';
import { refOf, refText } from '#core/notices/stored-notice.ts';
import type { StoredNotice } from '#core/notices/stored-notice.ts';
import type { Taken } from './bench-transport.ts';
import type { ReminderWorld } from './reminder-world.ts';

export interface Outcomes {
  readonly notices: number;
  /** Notices that were called for and are not there, are pending still, or are on record as sent without having gone. */
  readonly lost: readonly string[];
  /** Notices that went a second time in a mail that did not say so. */
  readonly unmarkedDuplicates: readonly string[];
  readonly marked: number;
  /** The most mails that one recipient got in one local day. */
  readonly busiest: number;
}

/** Compares what the ledger calls for with what is on record, and that with what the transport really took. */
export async function checkOutcomes(world: ReminderWorld, client: DynamoDBClient, proposalIds: readonly string[]): Promise<Outcomes> {
  const stored = await storedNotices(world, client, proposalIds);
  const lost = [...(await calledFor(world, proposalIds))].filter((ref) => !stored.has(ref)).map((ref) => `${ref}: never there`);
  const unmarkedDuplicates: string[] = [];
  const mailsWith = Map.groupBy(
    world.transport.taken.flatMap((mail) => mail.notices.map((ref) => ({ ref, mail }))),
    ({ ref }) => ref,
  );
  for (const [ref, { status }] of stored) {
    const mails = (mailsWith.get(ref) ?? []).map(({ mail }) => mail);
    if (status === 'pending') lost.push(`${ref}: pending`);
    if (status === 'sent' && mails.length === 0) lost.push(`${ref}: sent, but never went`);
    if (mails.slice(1).some(({ again }) => !again)) unmarkedDuplicates.push(ref);
  }
  const { taken } = world.transport;
  return { notices: stored.size, lost, unmarkedDuplicates, marked: taken.filter(({ again }) => again).length, busiest: busiestOf(taken) };
}

/** Mails by recipient and local day. */
export function mailsByDay(taken: readonly Taken[]): Map<string, number> {
  const days = new Map<string, number>();
  for (const { recipientId, on } of taken) days.set(`${on} ${recipientId}`, (days.get(`${on} ${recipientId}`) ?? 0) + 1);
  return days;
}

function busiestOf(taken: readonly Taken[]): number {
  return Math.max(0, ...mailsByDay(taken).values());
}

/** References of every notice that the ledgers of these cases call for. */
async function calledFor({ cases, body }: ReminderWorld, proposalIds: readonly string[]): Promise<Set<string>> {
  const context = await cases.context(body, 'system');
  const refs = new Set<string>();
  for (const id of proposalIds) {
    const log = caseLog(id);
    let state: Case | undefined;
    for (const commit of (await cases.read(body, id)).commits) {
      state = applyCommit(log, state, commit);
      if (state !== undefined) for (const notice of noticesFor(state, commit, context)) refs.add(refText(refOf(notice)));
    }
  }
  return refs;
}

async function storedNotices({ body }: ReminderWorld, client: DynamoDBClient, proposalIds: readonly string[]) {
  const found = new Map<string, StoredNotice>();
  for (const id of proposalIds) {
    let from: QueryCommandOutput['LastEvaluatedKey'];
    do {
      const page: QueryCommandOutput = await client.send(
        new QueryCommand({
          TableName: 'Views',
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :notices)',
          ExpressionAttributeValues: { ':pk': { S: casePartition(body, id) }, ':notices': { S: noticeSortPrefix } },
          ConsistentRead: true,
          ExclusiveStartKey: from,
        }),
      );
      for (const item of page.Items ?? []) {
        const stored = readNoticeItem(fromItem(item));
        found.set(refText(refOf(stored.notice)), stored);
      }
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
  }
  return found;
}
