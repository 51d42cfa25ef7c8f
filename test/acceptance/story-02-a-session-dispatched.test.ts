import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RunningCloud } from '#test/support/running-cloud.ts';
import { fileSession, readPlan, runPlan, sealPlan } from '#test/support/filed-session.ts';
import { startKillableCloud } from '#test/support/killable-cloud.ts';
import { recordSamples } from '#tools/sample-cloud.ts';

// "As government office I dispatch a session"; that two hundred go in one batch, and their mails, is in `test/e2e/board.test.ts`.
// The run that is killed is on Monday 19 January 2026.
const ten = Date.parse('2026-01-19T02:00:00.000Z');
const dispatcher = 'lyu-shuqin';
const units = ['edu', 'housing', 'transport', 'police', 'city', 'health'];

let running: RunningCloud;

beforeAll(async () => {
  running = await RunningCloud.start('memory', Date.parse('2026-02-03T02:00:00.000Z'));
});
afterAll(() => running.stop());

const line = (proposalId: string, lead: object, ...coHandlers: object[]) => ({
  proposalId,
  command: 'dispatch',
  payload: { lead, coHandlers },
});

test('each unit gets a deadline of its own, by date or by working days; a unit on both sides and one without anybody are refused with a hint', async () => {
  const [first = '', second = '', third = ''] = await fileSession(running.client, 3);
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
