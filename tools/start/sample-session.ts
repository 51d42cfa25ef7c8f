import * as z from 'zod';
import { localDate } from '#core/calendar/calendar-date.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { policySchema } from '#core/policy/policy.ts';
import { ApiRefused } from '../api-client.ts';
import type { ApiClient } from '../api-client.ts';
import { contentOf, planOf } from '../demo/plan.ts';
import type { PlanRules } from '../demo/plan.ts';
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
export async function fillSampleSession(
  client: Pick<ApiClient, 'as' | 'advance' | 'now'>,
  report: (done: number, total: number) => void = () => undefined,
): Promise<FilledSession> {
  const { letters, keyCases } = policySchema.parse(await client.as('feng-yijian', 'GET', '/v1/policies/current'));
  const today = localDate(await client.now(), defaultPolicy.timeZoneOffset);
  const rules = { today, ...(letters === undefined ? {} : { letters }), ...(keyCases === undefined ? {} : { keyCases }) };
  const plans = sampleProposals().map((sample, index) => ({ sample, steps: stepsToday(sample, index, rules) }));
  const total = plans.reduce((sum, { steps }) => sum + steps.length, plans.length);
  let submitted = 0;
  const cases = await Promise.all(
    plans.map(async ({ sample, steps }) => {
      const answer = await client.as(sample.author, 'POST', '/v1/proposals', { key: keyOf(sample, 'submit'), body: contentOf(sample) });
      report((submitted += 1), total);
      return { sample, id: submittedSchema.parse(answer).id, steps };
    }),
  );
  let commands = 0;
  let left = cases;
  for (let nth = 0; left.length > 0; nth += 1) {
    // What turns out to be possible only later counts as done when its case stops.
    report(cases.length + cases.reduce((sum, one) => sum + (left.includes(one) ? nth : one.steps.length), 0), total);
    // Numbers and lists follow a command within moments; the next one may need them.
    await client.advance('PT0S');
    const went = await Promise.all(left.map((one) => giveStep(client, one, nth)));
    left = left.filter((_, index) => went[index] === true);
    commands += left.length;
  }
  return { proposals: cases.length, commands };
}

/** As far of its course as the case is to have come today. */
function stepsToday(sample: SampleProposal, index: number, rules: PlanRules): ReturnType<typeof planOf> {
  const plan = planOf(sample, index, rules);
  return plan.slice(0, Math.ceil((plan.length * (index % PLACES)) / (PLACES - 1)));
}

const listSchema = z.object({ items: z.array(z.unknown()) });

/** Whether nobody has submitted anything yet. */
export async function isEmptyBody(client: Pick<ApiClient, 'as'>): Promise<boolean> {
  return listSchema.parse(await client.as('feng-yijian', 'GET', '/v1/proposals?limit=1')).items.length === 0;
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
