import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RunningCloud } from '#test/support/running-cloud.ts';
import { fileSession, readPlan, runPlan, sealPlan } from '#test/support/filed-session.ts';
import { mailsBeyond, mailsListed } from '#test/support/mails-of-plan.ts';
import { startKillableCloud } from '#test/support/killable-cloud.ts';
import { toldMails } from '#test/support/told-mails.ts';
import { seedWaiting } from '#test/support/waiting-body.ts';
import { recordSamples } from '#tools/sample-cloud.ts';

// "As government office I dispatch a session": of the run that is killed, on Monday 19 January 2026.
const ten = Date.parse('2026-01-19T02:00:00.000Z');
const dispatcher = 'lyu-shuqin';
const units = ['edu', 'housing', 'transport', 'police', 'city', 'health'];

const directory = mkdtempSync(join(tmpdir(), 'story-2-'));
let running: RunningCloud;
let ids: readonly string[];

beforeAll(async () => {
  const dataDir = join(directory, 'data');
  ({ ids } = await seedWaiting(dataDir, 205));
  running = await RunningCloud.start(dataDir);
}, 300_000);
afterAll(async () => {
  await running.stop();
  rmSync(directory, { recursive: true, force: true });
});

const line = (proposalId: string, lead: object, ...coHandlers: object[]) => ({
  proposalId,
  command: 'dispatch',
  payload: { lead, coHandlers },
});

test('each unit gets a deadline of its own, by date or by working days; a unit on both sides and one without anybody are refused with a hint', async () => {
  const [first = '', second = '', third = ''] = ids.slice(200);
  const plan = await sealPlan(
    running.client,
    dispatcher,
    [
      line(
        first,
        { unitId: 'transport' },
        { unitId: 'edu', due: { on: '2026-03-10' } },
        { unitId: 'police', due: { amount: 12, unit: 'working-day' } },
      ),
      line(second, { unitId: 'police' }, { unitId: 'police' }),
      line(third, { unitId: 'nowhere' }),
    ],
    'units',
  );
  expect(plan.lines.map(({ status, why }) => [status, why?.name])).toEqual([
    ['planned', undefined],
    ['refused', 'UnitAssignedTwiceError'],
    ['refused', 'UnknownUnitError'],
  ]);
  const opinions = plan.lines[0]?.clocks.filter(({ kind }) => kind === 'opinion') ?? [];
  expect(opinions.map(({ dueOn }) => dueOn)).toEqual(['2026-03-10', '2026-02-26']);
  expect(opinions[1]?.explanation.zh).toContain('12个工作日');
  expect(plan.lines[1]?.why?.text.zh).toMatch(/。/);
});

test(
  'two hundred in one batch: the plan lists exactly the mails that go, one a recipient, after the time for second thoughts',
  { timeout: 600_000 },
  async () => {
    await running.client.advance('PT30M');
    const lines = ids
      .slice(0, 200)
      .map((id, n) => line(id, { unitId: units[n % units.length] }, ...(n % 4 === 0 ? [{ unitId: units[(n + 1) % units.length] }] : [])));
    const plan = await sealPlan(running.client, dispatcher, lines, 'session');
    expect(plan.counts).toEqual({ planned: 200, refused: 0, cancelled: 0, done: 0, 'left-out': 0 });
    await running.settle();
    const before = toldMails(running).length;
    await runPlan(running.client, dispatcher, plan);
    await running.client.advance('PT9M');
    expect((await readPlan(running.client, dispatcher, plan.id)).state).toBe('in-grace');
    expect((await running.read(ids[0] ?? '')).stage).toBe('awaiting-dispatch');
    // A minute more than the time for second thoughts: a step that a busy machine does not finish in its time is tried again.
    await running.client.advance('PT2M');
    const after = await readPlan(running.client, dispatcher, plan.id);
    expect(after).toMatchObject({ state: 'finished', counts: { done: 200 } });
    expect((await running.read(ids[199] ?? '')).stage).toBe('in-handling');
    await running.client.advance('PT15M');
    expect(mailsBeyond(running, before)).toEqual(mailsListed(plan));
    expect(new Set(after.units.map(({ number }) => number))).toEqual(new Set(units.map((_, n) => `提案交〔2026〕${n + 1}号`)));
  },
);

test('killed half-way and started again, a run of thirty ends with every line dispatched once', { timeout: 600_000 }, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'story-2-'));
  try {
    const first = await startKillableCloud(directory, new Date(ten).toISOString());
    await recordSamples(first.client);
    await first.client.advance('PT0S');
    const session = await fileSession(first.client, 30);
    const plan = await sealPlan(
      first.client,
      dispatcher,
      session.map((id, n) => line(id, { unitId: units[n % units.length] })),
      'thirty',
    );
    await runPlan(first.client, dispatcher, plan, { grace: 'PT0S' });
    // Some of it is on its way; how far it is when the power goes is left to chance, the unit tests kill it at every step.
    while ((await stagesOf(first.client, session)).every((stage) => stage === 'awaiting-dispatch')) await first.client.now();
    await first.kill();
    const second = await startKillableCloud(directory, new Date(ten).toISOString());
    await second.client.advance('PT1H');
    expect(await readPlan(second.client, dispatcher, plan.id)).toMatchObject({ state: 'finished', counts: { done: 30 } });
    for (const id of session) {
      const history = JSON.stringify(await second.client.as('feng-yijian', 'GET', `/v1/proposals/${id}/history`));
      expect(history.match(/"ProposalDispatched"/g), id).toHaveLength(1);
    }
    await second.kill();
  } finally {
    rmSync(directory, { recursive: true });
  }
});

async function stagesOf(client: RunningCloud['client'], session: readonly string[]): Promise<string[]> {
  const [first = ''] = session;
  const read = (await client.as('feng-yijian', 'GET', `/v1/proposals/${first}`)) as { stage: string };
  return [read.stage];
}
