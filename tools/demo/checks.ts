import * as z from 'zod';
import { localDate } from '#core/calendar/calendar-date.ts';
import { findChainFault } from '#core/ledger/hash-chain.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import { isEndStage, stages } from '#core/case/stages.ts';
import type { Stage } from '#core/case/stages.ts';
import { dynamoLedger } from '#functions/adapters/dynamo/dynamo-ledger.ts';
import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import { resourcesOf, type Cloud } from '#local';
import type { ApiClient } from '../api-client.ts';
import { sampleBody } from '../samples.ts';
import { untoldWaits, whoWasTold } from './told.ts';
import type { Told } from './told.ts';
import type { DemoProposal } from './year.ts';

const commitSchema = z.object({
  seq: z.number(),
  at: z.string(),
  command: z.string(),
  actor: z.object({ name: z.string() }),
  events: z.array(z.looseObject({ type: z.string() })),
});
const historySchema = z.object({ commits: z.array(commitSchema) });
const caseSchema = z.object({
  stage: z.enum(stages),
  caseNumber: z.string().optional(),
  class: z.string().optional(),
  lead: z.object({ name: z.string() }).optional(),
  assignments: z.array(
    z.object({ unit: z.object({ id: z.string() }), replies: z.array(z.object({ letterNumber: z.string().optional() })) }),
  ),
});
const deadlinesSchema = z.object({
  deadlines: z.array(
    z.object({
      kind: z.string(),
      dueAt: z.string(),
      explanation: z.object({ zh: z.string(), en: z.string() }),
      closed: z.object({ how: z.string() }).optional(),
      sounded: z.array(z.string()),
    }),
  ),
});

/** What is counted of a mail: its tags tell kind and mark. */
export interface SentMail {
  readonly at: number;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string | null;
  readonly tags: Readonly<Record<string, string>>;
}

// Minutes east of UTC.
const CHINA = 480;

type Commit = z.output<typeof commitSchema>;

/** One proposal as it ended. */
export interface LivedProposal extends DemoProposal {
  readonly stage: Stage;
  readonly caseNumber: string | undefined;
  readonly class: string | undefined;
  readonly lead: string | undefined;
  readonly commits: readonly Commit[];
  readonly reminders: number;
  readonly late: number;
  readonly unexplained: number;
  readonly letters: readonly { unit: string; number: string }[];
  readonly chainWhole: boolean;
  readonly told: readonly Told[];
}

/** Reads back a proposal as an auditor would: the case, its history, its deadlines, and its log straight from the ledger. */
export async function readBack(client: ApiClient, cloud: Cloud, auditor: string, proposal: DemoProposal): Promise<LivedProposal> {
  const path = `/v1/proposals/${proposal.id}`;
  const found = caseSchema.parse(await client.as(auditor, 'GET', path));
  const { commits } = historySchema.parse(await client.as(auditor, 'GET', `${path}/history`));
  const { deadlines } = deadlinesSchema.parse(await client.as(auditor, 'GET', `${path}/deadlines`));
  const stored = await ledgerOf(cloud).read(proposalKey(sampleBody, proposal.id));
  return {
    ...proposal,
    stage: found.stage,
    caseNumber: found.caseNumber,
    class: found.class,
    lead: found.lead?.name,
    commits,
    reminders: commits.flatMap(({ events }) => events).filter(({ type }) => type === 'AlarmSounded').length,
    late: deadlines.filter(({ closed }) => closed?.how === 'late' || closed?.how === 'silence').length,
    unexplained: deadlines.filter(({ explanation, closed }) => explanation.zh === '' || explanation.en === '' || closed === undefined)
      .length,
    letters: found.assignments.flatMap(({ unit, replies }) =>
      replies.flatMap(({ letterNumber }) => (letterNumber === undefined ? [] : [{ unit: unit.id, number: letterNumber }])),
    ),
    chainWhole: stored.length === commits.length && findChainFault(stored, sha256) === undefined,
    told: await whoWasTold(client, auditor, proposal.id),
  };
}

/** Says of each promise whether it was kept. */
export function checkYear(lived: readonly LivedProposal[], cloud: Cloud, mails: readonly SentMail[]): Record<string, boolean> {
  const events = lived.flatMap(({ commits }) => commits.flatMap(({ events: own }) => own));
  const alarms = lived.flatMap(({ id, commits }) =>
    commits.flatMap(({ events: own }) =>
      own
        .filter(({ type }) => type === 'AlarmSounded')
        .flatMap((alarm) => [alarm['rule'], ...array(alarm['covers'])].map((rule) => `${id} ${String(alarm['clockId'])} ${String(rule)}`)),
    ),
  );
  const unmarked = mails.filter(({ tags }) => tags['again'] !== 'yes').map(({ to, subject, text }) => `${to.join()} ${subject} ${text}`);
  const perDay = Map.groupBy(mails, ({ at, to }) => `${localDate(new Date(at).toISOString(), CHINA)} ${to.join()}`);
  return {
    everyProposalEnded: lived.every(({ stage }) => isEndStage(stage)),
    everyChainWhole: lived.every(({ chainWhole }) => chainWhole),
    noExecutionRunning: cloud.states.counts().running === 0,
    everyDeadlineExplained: lived.every(({ unexplained }) => unexplained === 0),
    noAlarmTwice: new Set(alarms).size === alarms.length,
    // A kill may come between SES's yes and our record of it: then that mail goes again, marked.
    noUnmarkedMailTwice: new Set(unmarked).size === unmarked.length,
    everyWaitToldItsHolder: nothingUntold(lived),
    atMostTwoMailsADay: [...perDay.values()].every(({ length }) => length <= 2),
    caseNumbersWithoutGaps: isSeries(lived.flatMap(({ caseNumber }) => (caseNumber === undefined ? [] : [Number(caseNumber)]))),
    letterNumbersWithoutGaps: [
      ...Map.groupBy(
        lived.flatMap(({ letters }) => letters),
        ({ unit }) => unit,
      ).values(),
    ].every((own) => isSeries(own.map(({ number }) => Number(/(\d+)号$/.exec(number)?.[1])))),
    silenceLedSomewhere: ['SignedFor', 'ReturnRefused', 'OpinionLapsed', 'FeedbackLapsed'].every((type) =>
      events.some((event) => event.type === type && (event['deemed'] ?? event['bySilence'] ?? true) === true),
    ),
    everyPartExercised: partsNotExercised(cloud).length === 0,
    nothingLost: cloud.failures.list().length === 0 && cloud.events.counts().dead === 0,
  };
}

function nothingUntold(lived: readonly LivedProposal[]): boolean {
  const untold = lived.flatMap((one) => untoldWaits(one, one.told).map((wait) => `${one.id} ${wait}`));
  for (const wait of untold) console.error(`not told in time: ${wait}`);
  return untold.length === 0;
}

// Nobody outside listens to a sample session: what talks to a receiver of status webhooks, and keeps its secrets, has nothing to do.
// Nor does anybody dispatch by a plan, bring a session in from a sheet, keep a calendar of due days, print a letter, attach a file or judge by the
// link of a mail.
// An execution is told where its case stands and the time to its first alarm; only one that replaces another has to ask for either.
// Numbers are taken by the relay; the workflow takes those that the relay could not.
const idleHere =
  /deliverwebhook|secretstable|openwait|findstanding|takenumber|runplan|serveplans|importsession|runimport|servecalendar|renderletter|servefiles|checkfile|judgebylink/i;

/** Functions nobody invoked and tables nobody called. */
function partsNotExercised({ lambda, dynamodb, stack }: Cloud): string[] {
  const asked = dynamodb.requests().map(({ on }) => on);
  const parts = [
    ...Object.entries(lambda.counts().functions)
      .filter(([, { invocations }]) => invocations === 0)
      .map(([name]) => name),
    ...resourcesOf(stack, 'AWS::DynamoDB::Table')
      .map(({ name }) => name)
      .filter((name) => !asked.some((on) => on.includes(name))),
  ];
  const idle = parts.filter((name) => !idleHere.test(name));
  if (idle.length > 0) console.error(`not exercised: ${idle.join(', ')}`);
  return idle;
}

/** Everything SES was handed, oldest last. */
export function allMails({ mailbox }: Cloud): SentMail[] {
  const mails: SentMail[] = [];
  for (;;) {
    const found = mailbox.list({ limit: 500, offset: mails.length });
    if (found.length === 0) return mails;
    mails.push(...found);
  }
}

function ledgerOf({ endpointUrl, stack }: Cloud) {
  const table = [...stack.resources.entries()].find(([id, { type }]) => type === 'AWS::DynamoDB::Table' && id.includes('Ledger'))?.[1];
  if (table === undefined) throw new Error('the template has no ledger');
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: endpointUrl,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
  return dynamoLedger(dynamoClient(), table.physicalId);
}

function isSeries(numbers: readonly number[]): boolean {
  return [...numbers].sort((a, b) => a - b).every((number, index) => number === index + 1);
}

function array(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
