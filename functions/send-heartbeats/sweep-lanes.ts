import type { Endpoint } from '#core/webhook/endpoint/endpoint.ts';
import { reviveLane } from '#core/webhook/lane/lane.ts';
import type { Lane } from '#core/webhook/lane/lane.ts';
import { mostTries } from '#core/webhook/lane/next-try.ts';
import type { ViewReader } from '#core/ports/view-reader.ts';
import type { LaneWaker } from '#core/ports/webhook/lane-waker.ts';
import { comeBackByWorkflow } from '#functions/platform/webhook/come-back-to-lane.ts';
import { eachOf } from '#functions/platform/flow/each-of.ts';
import { log } from '#functions/platform/log.ts';
import { runWebhookLane } from '#functions/platform/webhook/webhook-lane.ts';
import type { LaneDependencies } from '#functions/platform/webhook/webhook-lane.ts';

export interface SweepDependencies extends LaneDependencies {
  readonly wakeLane: LaneWaker;
  readonly reader: Pick<ViewReader, 'events'>;
}

const PAGE = 100;
const WIDTH = 4;
// A try that is this late has nobody who comes back to it.
const OVERDUE_MS = 10 * 60_000;
// Three rounds of the schedule's default: a hint that was lost is made good even when a round is lost too.
const LOOK_BACK_MS = 3 * 3_600_000;

/** Runs the lanes that nobody would come back to: those that are stuck, and those of cases that had news lately. */
export async function sweepLanes(dependencies: SweepDependencies, body: string, endpoints: readonly Endpoint[]): Promise<void> {
  for (const { id } of endpoints) await runStuck(dependencies, body, id);
  const recent = await proposalsSince(dependencies, body, earlier(dependencies.now(), LOOK_BACK_MS));
  await eachOf(recent, WIDTH, async (proposalId) => {
    for (const { id: endpointId } of endpoints) await run(dependencies, { body, endpointId, proposalId });
  });
}

async function runStuck(dependencies: SweepDependencies, body: string, endpointId: string): Promise<void> {
  const { lanes, now } = dependencies;
  const before = now();
  const limit = earlier(before, OVERDUE_MS);
  for (let after = ''; ;) {
    const page = await lanes.behind(body, endpointId, { after, before, limit: PAGE });
    const ids = page.map(({ proposalId }) => proposalId);
    const read = await lanes.many(body, endpointId, ids);
    const stuck = [...read].filter(([, lane]) => isStuck(lane, limit));
    await eachOf(stuck, WIDTH, async ([proposalId, lane]) => {
      log('warn', 'webhook lane repaired', { endpointId, proposalId });
      const which = { body, endpointId, proposalId };
      if (lane.state === 'parked') await lanes.write(which, reviveLane(lane));
      await run(dependencies, which);
    });
    const last = page.at(-1);
    if (page.length < PAGE || last === undefined) return;
    after = last.dueKey;
  }
}

/** Nobody comes back to it: its try is overdue, or it was parked with tries left, for an endpoint that was resumed since. */
function isStuck({ state, attempts, nextAttemptAt = '' }: Lane, limit: string): boolean {
  return state === 'parked' ? attempts < mostTries : state === 'retrying' && nextAttemptAt < limit;
}

async function proposalsSince({ reader, now }: SweepDependencies, body: string, since: string): Promise<string[]> {
  const found = new Set<string>();
  const before = now();
  for (let after = since; ;) {
    const page = await reader.events(body, { after, before, limit: PAGE });
    for (const { proposalId } of page) found.add(proposalId);
    const last = page.at(-1);
    if (page.length < PAGE || last === undefined) return [...found];
    after = last.dueKey;
  }
}

function run(dependencies: SweepDependencies, which: { body: string; endpointId: string; proposalId: string }): Promise<unknown> {
  return runWebhookLane(dependencies, which, comeBackByWorkflow(dependencies.wakeLane, which));
}

function earlier(now: string, ms: number): string {
  return new Date(Date.parse(now) - ms).toISOString();
}
