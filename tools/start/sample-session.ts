import * as z from 'zod';
import { ApiRefused } from '../api-client.ts';
import type { ApiClient } from '../api-client.ts';
import { contentOf, planOf } from '../demo/plan.ts';
import { sampleActor } from '../demo/sample-actor.ts';
import { sampleProposals } from '../samples.ts';
import type { SampleProposal } from '../samples.ts';

export interface FilledSession {
  readonly proposals: number;
  /** Commands given besides the submissions. */
  readonly commands: number;
}

const submittedSchema = z.object({ id: z.string() });

// The cases stop at this many different places of their road, so that every desk has something on it.
const PLACES = 6;

/**
 * Plays the sample session now, as its people would: each submits, files, dispatches, signs and answers through the HTTP API, as
 * far as its case is to have come today. Time does not move. Every request has a key that never changes: a second time changes
 * nothing.
 */
export async function fillSampleSession(client: Pick<ApiClient, 'as' | 'advance'>): Promise<FilledSession> {
  const cases = await Promise.all(
    sampleProposals().map(async (sample, index) => {
      const answer = await client.as(sample.author, 'POST', '/v1/proposals', { key: keyOf(sample, 'submit'), body: contentOf(sample) });
      const plan = planOf(sample, index);
      return {
        sample,
        id: submittedSchema.parse(answer).id,
        steps: plan.slice(0, Math.ceil((plan.length * (index % PLACES)) / (PLACES - 1))),
      };
    }),
  );
  let commands = 0;
  let left = cases;
  for (let nth = 0; left.length > 0; nth += 1) {
    // Numbers and lists follow a command within moments; the next one may need them.
    await client.advance('PT0S');
    const went = await Promise.all(left.map((one) => giveStep(client, one, nth)));
    left = left.filter((_, index) => went[index] === true);
    commands += left.length;
  }
  return { proposals: cases.length, commands };
}

const keyOf = ({ id }: SampleProposal, what: string | number): string => `sample-session-${id}-${what}`;

/** Answers whether the case goes on: not when it has come as far as it is to, nor when a step is only possible later. */
async function giveStep(
  client: Pick<ApiClient, 'as'>,
  { sample, id, steps }: { sample: SampleProposal; id: string; steps: ReturnType<typeof planOf> },
  nth: number,
): Promise<boolean> {
  const step = steps[nth];
  if (step === undefined) return false;
  try {
    const path = `/v1/proposals/${id}/commands/${step.command}`;
    await client.as(sampleActor(step.who, sample), 'POST', path, { key: keyOf(sample, nth), body: step.body });
    return true;
  } catch (error) {
    if (error instanceof ApiRefused && error.status < 500) return false;
    throw error;
  }
}
