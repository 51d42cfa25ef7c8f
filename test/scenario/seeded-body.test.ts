import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { expectedExecutions } from '#core/case/waits/executions.ts';
import { rehearse } from '#core/rehearsal/rehearse.ts';
import type { RehearsedCase } from '#core/rehearsal/rehearse.ts';
import { executionStem, withoutEpoch } from '#functions/adapters/workflows/execution-name.ts';
import { RunningCloud } from '#test/support/running-cloud.ts';
import { sampleRehearsal } from '#tools/seed/sample-rehearsal.ts';
import { sampleDirectoryLog } from '#tools/seed/sample-directory-log.ts';
import { seedDirectory } from '#tools/seed/seed-directory.ts';
import { verifyHistory } from '#tools/verify-history.ts';

const options = { cases: 600, seed: 1, today: '2026-09-16' };
const rehearsal = sampleRehearsal(options, sampleDirectoryLog().directory);
const cases: RehearsedCase[] = [...rehearse(rehearsal).cases()];
const listed = z.object({
  items: z.array(z.looseObject({ id: z.string(), version: z.number(), stage: z.string() })),
  next: z.string().optional(),
});
const running = z.object({ executions: z.array(z.object({ name: z.string() })), nextToken: z.string().optional() });

let directory: string;
let product: RunningCloud;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'seeded-'));
  const dataDir = join(directory, 'data');
  await seedDirectory({ ...options, dataDir, fresh: false });
  product = await RunningCloud.start(dataDir);
}, 180_000);

afterAll(async () => {
  await product.stop();
  rmSync(directory, { recursive: true, force: true });
});

async function allListed(personId: string): Promise<z.output<typeof listed>['items']> {
  const items: z.output<typeof listed>['items'] = [];
  for (let query = 'limit=100'; ;) {
    const page = listed.parse(await product.client.as(personId, 'GET', `/v1/proposals?${query}`));
    items.push(...page.items);
    if (page.next === undefined) return items;
    query = `limit=100&cursor=${encodeURIComponent(page.next)}`;
  }
}

async function runningStems(): Promise<string[]> {
  const names: string[] = [];
  for (const { type, arn } of product.cloud.stack.resources.values()) {
    let nextToken: string | undefined;
    if (type !== 'AWS::StepFunctions::StateMachine') continue;
    do {
      const asked = { stateMachineArn: arn, statusFilter: 'RUNNING', maxResults: 1000, nextToken };
      const page = running.parse(await product.cloud.states.call('ListExecutions', asked));
      names.push(...page.executions.map(({ name }) => name));
      ({ nextToken } = page);
    } while (nextToken !== undefined);
  }
  return names.map(withoutEpoch).sort();
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

describe('the product on a seeded directory', () => {
  it('begins at the day of the seed', async () => {
    const now = await product.client.now();
    expect(now >= rehearsal.now && now < '2026-09-16T04:00:00.000Z', now).toBe(true);
  });

  it('starts the executions of every open case by itself, and no other', async () => {
    const expected = cases.flatMap(({ proposalId, commits }) =>
      expectedExecutions({ body: rehearsal.body, proposalId }, commits.at(-1)!.state),
    );
    expect(await runningStems()).toEqual(expected.map(executionStem).sort());
    expect(expected.length).toBeGreaterThan(400);
  });

  it('lists every case that was submitted, each as it was written and no further', async () => {
    const wasSubmitted = cases.filter(({ commits }) =>
      commits.some(({ events }) => events.some(({ type }) => type === 'ProposalSubmitted')),
    );
    const expected = wasSubmitted.map(({ proposalId: id, commits }) => ({
      id,
      version: commits.length,
      stage: commits.at(-1)!.state.stage.name,
    }));
    const found = (await allListed('feng-yijian')).map(({ id, version, stage }) => ({ id, version, stage }));
    expect(found.sort(byId)).toEqual(expected.sort(byId));
  });

  it('has work for a unit’s clerk, who may do something about each piece', async () => {
    const { items } = z
      .object({ items: z.array(z.object({ case: z.object({ id: z.string() }), task: z.object({ light: z.string() }) })) })
      .parse(await product.client.as('lei-zhengyu', 'GET', '/v1/worklist'));
    expect(items.length).toBeGreaterThan(5);
    const [first] = items;
    const { actions } = z
      .object({ actions: z.array(z.object({ command: z.string(), possible: z.boolean() })) })
      .parse(await product.client.as('lei-zhengyu', 'GET', `/v1/proposals/${first!.case.id}/actions`));
    expect(actions.some(({ possible }) => possible)).toBe(true);
  });

  it('shows a history that whoever checks it finds whole', async () => {
    const longest = cases.toSorted((a, b) => b.commits.length - a.commits.length)[0]!;
    const history = verifyHistory(await product.client.as('feng-yijian', 'GET', `/v1/proposals/${longest.proposalId}/history`));
    expect(history).toEqual({ id: longest.proposalId, commits: longest.commits.length, head: longest.commits.at(-1)?.hash });
    expect(history.commits).toBeGreaterThan(15);
  });

  it('goes on: what is filed gets the next number', async () => {
    const inReview = cases.find(({ commits }) => commits.at(-1)?.state.stage.name === 'in-review')!;
    await product.command('ding-wenlan', inReview.proposalId, 'file');
    const numbered = cases.filter(({ commits }) => 'caseNumber' in commits.at(-1)!.state).length;
    const { stage, caseNumber } = await product.read(inReview.proposalId);
    expect({ stage, caseNumber }).toEqual({ stage: 'awaiting-dispatch', caseNumber: String(numbered + 1) });
  });

  it('goes on: the next morning reminds of what is due', async () => {
    const before = (await allListed('feng-yijian')).reduce((sum, { version }) => sum + version, 0);
    await product.client.advanceTo('2026-09-17T02:00:00.000Z');
    const after = (await allListed('feng-yijian')).reduce((sum, { version }) => sum + version, 0);
    expect(after).toBeGreaterThan(before + 10);
  });
});
