import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Cloud } from '#local';
import { isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { caseReader } from '#core/case/case-logs.ts';
import type { Term } from '#core/contracts/term.ts';
import { ruleTerm } from '#core/notices/reminder-texts.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { clockTerms } from '#core/steps/texts.ts';
import { dynamoLedger } from '#functions/adapters/dynamo/dynamo-ledger.ts';
import { dynamoViewReader } from '#functions/adapters/dynamo/dynamo-view-reader.ts';

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
const EVENTS_A_PAGE = 500;
const MOST_MAILS = 5000;

type Tables = Readonly<Record<'ledger' | 'views', string>>;

/** Reads from lists and ledger what time itself did in a body from one instant (excluded) to another. */
export async function meanwhile(
  { endpointUrl, mailbox, clock }: Pick<Cloud, 'endpointUrl' | 'mailbox' | 'clock'>,
  tables: Tables,
  { body, from, to }: { readonly body: string; readonly from: number; readonly to: number },
): Promise<Meanwhile> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint: endpointUrl, region: 'us-east-1', credentials });
  try {
    const views = dynamoViewReader(client, tables.views);
    const cases = caseReader({ ledger: dynamoLedger(client, tables.ledger), now: () => new Date(clock.now()).toISOString() });
    const moved: Moved[] = [];
    for (const id of await touchedSince(views, body, new Date(from).toISOString())) {
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

/** By the list of status events: every alarm makes one. */
async function touchedSince(views: Pick<ReturnType<typeof dynamoViewReader>, 'events'>, body: string, since: string): Promise<Set<string>> {
  const ids = new Set<string>();
  for (let after = since; ;) {
    const page = await views.events(body, { after, before: '~', limit: EVENTS_A_PAGE });
    for (const { proposalId } of page) ids.add(proposalId);
    const last = page.at(-1);
    if (last === undefined || page.length < EVENTS_A_PAGE) return ids;
    after = last.dueKey;
  }
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
