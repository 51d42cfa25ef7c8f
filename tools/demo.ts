import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import type { Cloud } from '#local';
import { ApiClient } from './api-client.ts';
import { allMails, checkYear, readBack } from './demo/checks.ts';
import type { LivedProposal, SentMail } from './demo/checks.ts';
import { table, timeline } from './demo/report.ts';
import { tellings } from './demo/told.ts';
import { liveTheYear } from './demo/year.ts';
import { prepareAssembly } from './prepare.ts';
import { recordSamples, startSampleCloud } from './sample-cloud.ts';
import { samplePeople, sampleProposals } from './samples.ts';
import type { SampleProposal } from './samples.ts';
import { toldMistake } from './start/told-mistake.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '.demo-data' },
    json: { type: 'boolean', default: false },
    port: { type: 'string', default: '0' },
    /** One proposal of each course that a proposal may take, in place of all. */
    brief: { type: 'boolean', default: false },
  },
});

// Lambda functions live in UTC; the zone is the process's, so it cannot be set in their threads.
process.env['TZ'] = 'UTC';
const began = Date.now();
const pageSchema = z.object({ executions: z.array(z.object({ executionArn: z.string() })), nextToken: z.string().optional() });
const finishedMark = `${values.data}/finished`;
const beginAt = Date.parse('2026-01-12T00:00:00.000Z');
const told = (line: string): void => console.error(line);

await prepareAssembly();
// A run that was killed half-way goes on from its data; one that had finished begins anew.
const cloud = await startSampleCloud({
  dataDir: values.data,
  port: Number(values.port),
  fresh: existsSync(finishedMark),
  beginAt,
  // Half a year passes and nobody subscribes: fewer empty runs, and the same mails in rounds a little further apart, none after everybody's moment.
  parameters: { HeartbeatSchedule: 'rate(7 days)', MailSchedule: 'cron(0,15,30 1 ? * * *)' },
  log: told,
}).catch((error: unknown): never => {
  console.error(toldMistake(error) ?? error);
  process.exit(1);
});
try {
  const client = new ApiClient(cloud.apiUrl);
  await recordSamples(client);
  await client.advance('PT0S');
  const proposals = await liveTheYear(client, values.brief ? oneOfEachCourse(sampleProposals()) : sampleProposals(), {
    told,
    onDay: async (on) => (on === '2026-02-09' ? loseExecutions(cloud) : undefined),
  });
  const auditor = samplePeople().find(({ roles }) => roles.includes('auditor'))?.id ?? '';
  const lived: LivedProposal[] = [];
  for (const proposal of proposals) lived.push(await readBack(client, cloud, auditor, proposal));
  const mails = allMails(cloud);
  const checks = checkYear(lived, cloud, mails);
  const ok = Object.values(checks).every(Boolean);
  if (!values.json) print(lived, mails, checks);
  const summary = await summarize(cloud, lived, mails, checks, ok);
  console.log(
    values.json
      ? JSON.stringify(summary)
      : `\n${summary.transitions} transitions, ${summary.executions} executions, ${summary.virtualDays} virtual days in ${summary.wallSeconds} s: ${ok ? '全部检查通过 · all checks passed' : '有检查未通过 · checks failed'}`,
  );
  if (values.data !== 'memory') writeFileSync(finishedMark, '');
  process.exitCode = ok ? 0 : 1;
} finally {
  await cloud.close();
}

function print(lived: readonly LivedProposal[], mails: readonly SentMail[], checks: Readonly<Record<string, boolean>>): void {
  const shown = lived.find(({ sample }) => sample.course === 'redo') ?? lived[0];
  if (shown !== undefined) console.log(`\n${timeline(shown)}\n\n${tellings(shown.told)}\n`);
  console.log(table(lived));
  console.log('\n邮件 · Mails');
  for (const [kind, count] of Object.entries(byKind(mails))) console.log(`  ${kind.padEnd(20)} ${count}`);
  console.log('\n检查 · Checks');
  for (const [name, kept] of Object.entries(checks)) console.log(`  ${kept ? '✓' : '✗'} ${name}`);
}

function byKind(mails: readonly SentMail[]): Record<string, number> {
  const counts = Map.groupBy(mails, ({ tags }) => tags['kind'] ?? '');
  return Object.fromEntries([...counts].map(([kind, own]) => [kind, own.length] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function summarize(
  cloud: Cloud,
  lived: readonly LivedProposal[],
  mails: readonly SentMail[],
  checks: Readonly<Record<string, boolean>>,
  ok: boolean,
) {
  const { states, clock } = cloud;
  return {
    ok,
    proposals: lived.length,
    closed: lived.filter(({ stage }) => ['closed', 'declined', 'withdrawn'].includes(stage)).length,
    commits: lived.reduce((sum, { commits }) => sum + commits.length, 0),
    executions: await executionsStarted(cloud),
    transitions: states.counts().transitions,
    mails: mails.length,
    mailsByKind: byKind(mails),
    virtualDays: Math.round((clock.now() - beginAt) / 86_400_000),
    wallSeconds: Math.round((Date.now() - began) / 100) / 10,
    checks,
  };
}

function oneOfEachCourse(samples: readonly SampleProposal[]): SampleProposal[] {
  return samples.filter(({ course }, index) => samples.findIndex((one) => one.course === course) === index);
}

/** An operator's accident: one running execution of each state machine is stopped, and the system is to heal by itself. */
async function loseExecutions({ states, stack }: Cloud): Promise<void> {
  for (const machine of stack.resources.values()) {
    if (machine.type !== 'AWS::StepFunctions::StateMachine') continue;
    const running = pageSchema.parse(
      await states.call('ListExecutions', { stateMachineArn: machine.arn, statusFilter: 'RUNNING', maxResults: 1 }),
    );
    for (const { executionArn } of running.executions) {
      told(`停止一个执行，看系统自愈 · stopped ${executionArn.split(':').at(-1) ?? ''}; the system heals`);
      await states.call('StopExecution', { executionArn, error: 'Drill' });
    }
  }
}

async function executionsStarted({ states, stack }: Cloud): Promise<number> {
  let count = 0;
  for (const machine of stack.resources.values()) {
    if (machine.type !== 'AWS::StepFunctions::StateMachine') continue;
    let nextToken: string | undefined;
    do {
      const page = pageSchema.parse(await states.call('ListExecutions', { stateMachineArn: machine.arn, maxResults: 1000, nextToken }));
      count += page.executions.length;
      ({ nextToken } = page);
    } while (nextToken !== undefined);
  }
  return count;
}
