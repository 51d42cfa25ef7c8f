import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { parseCommand } from '#core/steps/commands.ts';
import { currentSchema, systemActor } from '#core/ledger/commit.ts';
import { genesisHash } from '#core/ledger/genesis-hash.ts';
import type { Commit } from '#core/ledger/commit.ts';
import { hashOf } from '#core/ledger/hash-chain.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { decideAlarms } from '#core/case/waits/decide-alarms.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { decideNumber } from '#core/case/numbers/decide-numbers.ts';
import { decideNew } from '#core/steps/drafting/commands.ts';
import { decide } from '#core/case/decide.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { caseLog } from '#core/case/log/case-log.ts';
import type { Case } from '#core/case/case.ts';
import { applyCommit } from '#core/ledger/log-kind.ts';
import type { Notice } from '#core/notices/notice.ts';
import { noticesFor } from '#core/notices/notices.ts';
import { toItem } from '#functions/adapters/dynamo/dynamo-table.ts';
import { noticeItem } from '#functions/adapters/dynamo/notice-item.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import { sendDigests } from '#functions/send-digests/send-digests.ts';
import { contentOf } from './bench-content.ts';
import { person, session, unit } from './bench-people.ts';
import { now } from '#functions/platform/clock.ts';
import { holdClock } from './held-clock.ts';
import { countOf, inProcessTables } from './in-process-tables.ts';
import { ReminderWorld } from './reminder-world.ts';
import { sesMailbox } from './ses-mailbox.ts';

const body = '990112';
const BATCH = 25;

export interface DigestFigures {
  readonly digestSeconds: number;
  /** Of this process, both sides of every request: less than `digestSeconds` says that the machine had other work. */
  readonly cpuSeconds: number;
  readonly cases: number;
  readonly people: number;
  readonly notices: number;
  readonly mails: number;
  /** Of the list of what is pending for a reader. */
  readonly queriesPerPerson: number;
  readonly scans: number;
  /** Requests to DynamoDB by operation and table or index. */
  readonly requests: Readonly<Record<string, number>>;
  /** Readers who had more than one run takes: the rest goes with the next. */
  readonly readersWithMore: number;
}

/**
 * One morning's rounds over so many open cases, each of which has an alarm this morning, with the real function, adapters, SES
 * transport and rendering on the embedded DynamoDB and a mailbox on loopback. The state is written beforehand, in bulk.
 */
export async function measureDigests(cases: number, people: number): Promise<DigestFigures> {
  const clock = holdClock('2026-03-02T00:00:00.000Z');
  const tables = await inProcessTables();
  const mailbox = await sesMailbox();
  const speak = console.log;
  console.log = () => undefined;
  try {
    const world = new ReminderWorld(tables, clock, { body, begin: '2026-03-02T00:00:00.000Z' });
    const units = people - 50;
    await world.records([
      session,
      ...range(units).flatMap((n) => [unit(`u${n}`), person(`clerk-${n}`, 'unit-clerk', `u${n}`)]),
      ...range(45).map((n) => person(`member-${n}`, 'member')),
      ...(['committee-clerk', 'committee-head', 'dispatcher', 'supervisor'] as const).map((role) => person(role, role)),
      person('leader', 'unit-leader', 'u0'),
    ]);
    const { directory } = await world.cases.context(body, 'system');
    const context = { actorId: 'system', policy: defaultPolicy, calendar: chinaCalendar, directory };
    let notices = 0;
    for (let first = 0; first < cases; first += 500) {
      const built = range(Math.min(500, cases - first)).map((n) => openCase(first + n, units, context));
      await writeAll(
        tables.client,
        'Ledger',
        built.flatMap(({ commits }) => commits.map((commit) => ({ ...commit, sk: String(commit.seq).padStart(10, '0') }))),
      );
      const fresh = built.flatMap(({ notices }) => notices);
      notices += fresh.length;
      await writeAll(
        tables.client,
        'Views',
        fresh.map((notice) => noticeItem(body, notice)),
      );
    }
    tables.counts.clear();
    const began = performance.now();
    const cpu = process.cpuUsage();
    for (let minute = 0; minute <= 30; minute += 5) {
      clock.set(`2026-03-06T01:${String(minute).padStart(2, '0')}:30.000Z`);
      const lane = { ...world.lane, transport: mailbox.transport };
      await sendDigests({ ...lane, now, elapsed: () => performance.now() }, { round: { bodies: [body] } });
    }
    const seconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    const requests = Object.fromEntries([...tables.counts].sort(([, a], [, b]) => b - a));
    const scans = countOf(tables.counts, 'Scan');
    const queries = countOf(tables.counts, 'Query Views.byParty');
    const left = await world.stores.notices.waiting(body, '2026-03-06T04:00:00.000Z');
    return {
      digestSeconds: Math.round(seconds * 10) / 10,
      cpuSeconds: Math.round((user + system) / 100_000) / 10,
      cases,
      people,
      notices,
      mails: mailbox.taken(),
      queriesPerPerson: Math.round((queries / mailbox.readers()) * 100) / 100,
      scans,
      requests,
      readersWithMore: left.size,
    };
  } finally {
    console.log = speak;
    clock.release();
    await mailbox.close();
    await tables.close();
  }
}

type Rules = Omit<DecideContext, 'now'>;

/** A case in a unit's hands for four days, with what its alarms say on the morning of 6 March, and the notices of these. */
function openCase(n: number, units: number, rules: Rules): { commits: Commit[]; notices: Notice[] } {
  const proposalId = `p${n}`;
  const log = caseLog(proposalId);
  const commits: Commit[] = [];
  let state: Case | undefined;
  let notices: Notice[] = [];
  const append = (at: string, by: string, decideOn: (proposal: Case, context: DecideContext) => readonly CaseEvent[]): void => {
    const context: DecideContext = { ...rules, now: at, actorId: by };
    const events = decideOn(state!, context);
    state = applyCommit(log, state, { at, events, actor: systemActor });
    const commit = {
      pk: proposalKey(body, proposalId),
      seq: commits.length + 1,
      commandId: `built:${commits.length + 1}`,
      fingerprint: '',
      command: 'built',
      actor: systemActor,
      at,
      events: [...events],
      policyVersion: defaultPolicy.version,
      schema: currentSchema,
      hashName: 'sha256' as const,
      prevHash: commits.at(-1)?.hash ?? genesisHash,
    };
    commits.push({ ...commit, hash: hashOf(commit, sha256) });
    notices = noticesFor(state!, { seq: commit.seq, at, events, schema: currentSchema }, context);
  };
  // Three in five come due in three working days, one today, one was due yesterday.
  const amount = ([7, 7, 7, 4, 3] as const)[n % 5]!;
  const lead = { unitId: `u${n % units}`, due: { amount, unit: 'working-day' } };
  append('2026-03-02T01:00:00.000Z', `member-${n % 45}`, (_none, context) => decideNew(contentOf(proposalId), false, context));
  append('2026-03-02T02:00:00.000Z', 'committee-clerk', (proposal, context) => decide(proposal, parseCommand('file', {}), context));
  append('2026-03-02T02:00:01.000Z', 'system', (proposal, context) =>
    decideNumber(proposal, { kind: 'case' }, { series: 'case.6-1', number: n + 1 }, context, sha256),
  );
  append('2026-03-02T03:00:00.000Z', 'dispatcher', (proposal, context) => decide(proposal, parseCommand('dispatch', { lead }), context));
  append('2026-03-02T06:00:00.000Z', 'system', (proposal, context) =>
    decide(proposal, parseCommand('sign-for', { assignmentId: 'a1' }), context),
  );
  append('2026-03-06T00:59:00.000Z', 'system', (proposal, context) => decideAlarms(proposal, { assignmentId: 'a1' }, context));
  return { commits, notices };
}

async function writeAll(client: DynamoDBClient, table: string, items: readonly Record<string, unknown>[]): Promise<void> {
  for (let start = 0; start < items.length; start += BATCH) {
    const requests = items.slice(start, start + BATCH).map((item) => ({ PutRequest: { Item: toItem(item) } }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: requests } }));
  }
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
