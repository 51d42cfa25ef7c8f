import * as z from 'zod';
import type { ApiClient } from '../api-client.ts';
import type { SampleProposal } from '../samples.ts';
import { contentOf, planOf } from './plan.ts';
import { sampleActor } from './sample-actor.ts';

const submittedSchema = z.object({ id: z.string() });

/** A sample proposal with the id it got. */
export interface DemoProposal {
  readonly sample: SampleProposal;
  readonly id: string;
}

export interface YearOptions {
  /** Progress, a line a day. */
  readonly told: (line: string) => void;
  /** Called as a day with commands begins. */
  readonly onDay: (on: string) => Promise<void>;
}

const at = (on: string): string => `${on}T02:00:00.000Z`; // 10:00 in the district

/**
 * Lets the session happen through the HTTP API, day by day in virtual time. Every request carries a key of its own that
 * never changes, so running this again after a crash repeats nothing and goes on where it stopped.
 */
export async function liveTheYear(
  client: ApiClient,
  samples: readonly SampleProposal[],
  { told, onDay }: YearOptions,
): Promise<DemoProposal[]> {
  const proposals: DemoProposal[] = [];
  for (const [index, sample] of samples.entries()) {
    await client.advanceTo(at(`2026-01-${String(13 + Math.floor(index / 8)).padStart(2, '0')}`));
    const answer = await client.as(sample.author, 'POST', '/v1/proposals', { key: `demo-${sample.id}`, body: contentOf(sample) });
    proposals.push({ sample, id: submittedSchema.parse(answer).id });
  }
  const steps = proposals
    .flatMap((proposal, index) =>
      planOf(proposal.sample, index).map((step, nth) => ({ proposal, step, key: `demo-${proposal.sample.id}-${nth}` })),
    )
    .sort((a, b) => (a.step.on < b.step.on ? -1 : a.step.on > b.step.on ? 1 : 0));
  for (const [on, today] of Map.groupBy(steps, ({ step }) => step.on)) {
    const now = await client.advanceTo(at(on));
    told(`${now.slice(0, 10)}  ${today.length} 项操作 · command(s)`);
    await onDay(on);
    for (const { proposal, step, key } of today) {
      await client.as(sampleActor(step.who, proposal.sample), 'POST', `/v1/proposals/${proposal.id}/commands/${step.command}`, {
        key,
        body: step.body,
      });
      await client.advance('PT0S');
    }
  }
  await client.advanceTo(at('2026-07-15'));
  return proposals;
}
