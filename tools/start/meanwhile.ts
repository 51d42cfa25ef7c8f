import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { Cloud } from '#local';
import { isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { caseReader } from '#core/case/log/case-logs.ts';
import type { Term } from '#core/contracts/term.ts';
import { parseProposalKey } from '#core/ledger/keys.ts';
import { ruleTerm } from '#core/notices/reminder-texts.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { clockTerms } from '#core/steps/texts.ts';
import { dynamoLedger } from '#functions/adapters/dynamo/dynamo-ledger.ts';

/** A case in which something happened by itself. */
interface Moved {
  readonly id: string;
  readonly title: string;
  readonly number?: string;
  readonly commits: number;
  /** Which clocks sounded, by which rule. */
  readonly alarms: readonly { readonly clock: Term; readonly rule: Term }[];
}

/** What happened while the clock was moved. */
export interface Meanwhile {
  readonly commits: number;
  readonly alarms: number;
  readonly mails: number;
  /** Those with the most alarms first. */
  readonly cases: readonly Moved[];
  /** Cases beyond those that are named. */
  readonly more: number;
}

// So many can be looked through.
const MOST_NAMED = 20;
const MOST_MAILS = 5000;

/** Reads from the ledger what time itself did in a body from one instant (excluded) to another. */
export async function meanwhile(
  { endpointUrl, mailbox, clock, dynamodb }: Pick<Cloud, 'endpointUrl' | 'mailbox' | 'clock' | 'dynamodb'>,
  ledger: string,
  { body, from, to }: { readonly body: string; readonly from: number; readonly to: number },
): Promise<Meanwhile> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint: endpointUrl, region: 'us-east-1', credentials });
  try {
    const cases = caseReader({ ledger: dynamoLedger(client, ledger), now: () => new Date(clock.now()).toISOString() });
    const moved: Moved[] = [];
    for (const id of await touchedSince(dynamodb, ledger, body, new Date(from).toISOString())) {
      const { state, commits } = await cases.read(body, id);
      const own = commits.filter(({ at }) => Date.parse(at) > from);
      if (state !== undefined && own.length > 0) moved.push(movedOf(state, own));
    }
    moved.sort((a, b) => b.alarms.length - a.alarms.length || (a.id < b.id ? -1 : 1));
    const mails = mailbox.list({ since: Math.floor(from) + 1, limit: MOST_MAILS }).filter(({ at }) => at <= to).length;
    return {
      commits: moved.reduce((sum, { commits }) => sum + commits, 0),
      alarms: moved.reduce((sum, { alarms }) => sum + alarms.length, 0),
      mails,
      cases: moved.slice(0, MOST_NAMED),
      more: Math.max(0, moved.length - MOST_NAMED),
    };
  } finally {
    client.destroy();
  }
}

const pageSchema = z.object({
  Items: z.array(z.object({ pk: z.object({ S: z.string() }) })).default([]),
  LastEvaluatedKey: z.record(z.string(), z.object({ S: z.string() })).optional(),
});

/** Cases with a commit after an instant. No list has them by time, so all of the ledger is looked through: a rehearsal's is small. */
async function touchedSince(dynamodb: Pick<Cloud['dynamodb'], 'call'>, ledger: string, body: string, since: string): Promise<Set<string>> {
  const ids = new Set<string>();
  let start: Readonly<Record<string, { S: string }>> | undefined;
  do {
    const page = pageSchema.parse(
      await dynamodb.call('Scan', {
        TableName: ledger,
        FilterExpression: '#at > :since',
        ProjectionExpression: 'pk',
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: { ':since': { S: since } },
        ...(start === undefined ? {} : { ExclusiveStartKey: { ...start } }),
      }),
    );
    for (const { pk } of page.Items) {
      const key = parseProposalKey(pk.S);
      if (key?.body === body) ids.add(key.proposalId);
    }
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return ids;
}

function movedOf(state: Case, commits: readonly { readonly events: readonly CaseEvent[] }[]): Moved {
  const alarms = commits.flatMap(({ events }) =>
    events.flatMap((event) => {
      const clock = event.type === 'AlarmSounded' ? state.clocks.find(({ id }) => id === event.clockId) : undefined;
      return event.type === 'AlarmSounded' && clock !== undefined ? [{ clock: clockTerms[clock.kind], rule: ruleTerm(event.rule) }] : [];
    }),
  );
  return {
    id: state.id,
    title: state.content.title,
    ...(isNumbered(state) ? { number: state.caseNumber } : {}),
    commits: commits.length,
    alarms,
  };
}
