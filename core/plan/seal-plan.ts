import { Refusal } from '#core/errors/refusal.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import type { Actor } from '#core/ledger/commit.ts';
import type { Digest } from '#core/ledger/hash-chain.ts';
import { decideLines, decideSeal } from './decide-plan.ts';
import type { MadePlan } from './make-plan.ts';
import type { PlanLine } from './plan-line.ts';
import { isSealed } from './plan.ts';
import type { SealedPlan } from './plan.ts';
import type { Plans } from './plans.ts';

// An item of DynamoDB ends at 400 KB; Chinese text is stored as UTF-8, at most three bytes for each of these characters.
const MOST_CHARACTERS = 100_000;

interface ToSeal {
  readonly body: string;
  readonly planId: string;
  readonly actor: Actor;
  /** The person's own name for this command. */
  readonly key: string;
  /** Canonical form of what was asked. */
  readonly request: string;
  readonly allocationId?: string;
  readonly now: string;
}

/**
 * Writes a plan down, its lines in as many commits as they need, and seals it with the last. Whoever asks again after a crash puts
 * them anew: only what is sealed is a plan.
 */
export async function sealPlan(
  { plans, digest }: { readonly plans: Plans; readonly digest: Digest },
  { body, planId, actor, key, request, allocationId, now }: ToSeal,
  { lines, mails }: MadePlan,
): Promise<SealedPlan> {
  let from = 1;
  for (const chunk of chunksOf(lines)) {
    const begin = from;
    const commandId = `${actor.personId}:${key}#${now}#${begin}`;
    await plans.give(body, planId, {
      commandId,
      command: 'put-plan-lines',
      request: commandId,
      decide: (plan) => ({ actor, events: decideLines(plan, begin, chunk) }),
    });
    from += chunk.length;
  }
  const digestOf: Parameters<typeof decideSeal>[2]['digestOf'] = (ofLines, ofMails) =>
    digest(canonicalJson({ lines: ofLines, mails: ofMails }));
  const toSeal = { count: lines.length, mails, digestOf, ...(allocationId === undefined ? {} : { allocationId }) };
  const { state } = await plans.give(body, planId, {
    commandId: `${actor.personId}:${key}`,
    command: 'seal-plan',
    request,
    decide: (plan, { at }) => ({ actor, events: decideSeal(plan, at, toSeal) }),
  });
  if (state === undefined || !isSealed(state)) throw new Refusal('TooMuchContentionError', { tries: 1 });
  return state;
}

function chunksOf(lines: readonly PlanLine[]): PlanLine[][] {
  const chunks: PlanLine[][] = [[]];
  let size = 0;
  for (const line of lines) {
    const length = JSON.stringify(line).length;
    if (size > 0 && size + length > MOST_CHARACTERS) {
      chunks.push([]);
      size = 0;
    }
    chunks.at(-1)?.push(line);
    size += length;
  }
  return chunks;
}
