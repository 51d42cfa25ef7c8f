import * as z from 'zod';
import { dispatchesOf } from '#core/allocation/dispatches.ts';
import { actorOf } from '#core/case/log/give-as-person.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import { makePlan } from '#core/plan/make-plan.ts';
import { isSealed } from '#core/plan/plan.ts';
import { sealPlan } from '#core/plan/seal-plan.ts';
import type { LineToTry } from '#core/plan/try-line.ts';
import { commandNames, parseCommand } from '#core/steps/commands.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import { check } from '#functions/platform/http/check.ts';
import { findAllocation } from '../allocation-access.ts';
import { findPlan, planRole } from '#functions/platform/http/plan-access.ts';
import { planBody, planSchema } from '../plan-body.ts';
import { readTogether } from '../read-together.ts';
import { unitsInHand } from '#functions/platform/http/units-in-hand.ts';
import { contextOf, defineRoute, nothing } from '../route.ts';
import type { RawCall } from '../route.ts';

const MOST_LINES = 1000;

const askedLine = z.strictObject({
  proposalId: identifier,
  command: z.enum(commandNames),
  payload: z.record(z.string(), z.unknown()).default({}),
});

/** Tries a batch of commands without effect, and seals what it shows. */
export const createPlan = defineRoute({
  method: 'POST',
  path: '/v1/plans',
  operationId: 'createPlan',
  tag: 'plans',
  summary: { zh: '试办一批操作，生成方案（不产生任何效果）', en: 'Try a batch of commands without effect, as a plan' },
  command: true,
  params: nothing,
  query: nothing,
  body: z.strictObject({ lines: z.array(askedLine).min(1).max(MOST_LINES).exactOptional(), allocationId: identifier.exactOptional() }),
  response: planSchema,
  handle: async ({ principal, services, body: asked, idempotencyKey }) => {
    const { body, person } = principal;
    const actor = actorOf(person, planRole(principal));
    const planId = `pl${sha256(`${body}|${person.id}|${idempotencyKey}`).slice(0, 20)}`;
    const request = canonicalJson(asked);
    const context = await contextOf({ principal, services });
    const { allocationId } = asked;
    const from = allocationId === undefined ? {} : { allocationId };
    const sealing = { body, planId, actor, key: idempotencyKey, request, now: context.now, ...from };
    const { state: earlier } = await services.plans.read(body, planId);
    const made = isSealed(earlier) ? nothingMade : await tryOut(await linesOf({ principal, services }, asked));
    const plan = await sealPlan({ plans: services.plans, digest: sha256 }, sealing, made);
    const { seq, state: now } = await services.plans.read(body, planId);
    return { status: 201, version: seq, body: planBody(planId, seq, isSealed(now) ? now : plan, context) };

    async function tryOut(lines: readonly AskedLine[]) {
      const toTry = lines.map(lineToTry);
      const cases = await readTogether(services.cases, body, toTry);
      const inHand = await unitsInHand(services.reader, body, context.directory);
      return makePlan(toTry, cases, person, { ...context, digest: sha256, inHand });
    }
  },
});

type AskedLine = z.output<typeof askedLine>;

interface Asked {
  readonly lines?: AskedLine[];
  readonly allocationId?: string;
}

/** The lines that are asked for: as they are told, or the dispatches of an allocation. */
async function linesOf(calling: Pick<RawCall, 'principal' | 'services'>, { lines, allocationId }: Asked): Promise<AskedLine[]> {
  if (lines !== undefined && allocationId === undefined) return lines;
  if (lines !== undefined || allocationId === undefined) throw new Refusal('PlanSourceError');
  const { found, reader } = await findAllocation(calling, allocationId);
  if (reader.as !== 'office') throw new Refusal('NotFoundError');
  if (found.discardedAt !== undefined) throw new Refusal('AllocationDiscardedError');
  const dispatches = dispatchesOf(found);
  if (dispatches.length === 0) throw new Refusal('NothingToDispatchError');
  return dispatches;
}

const nothingMade = { lines: [], mails: [] };

function lineToTry({ proposalId, command, payload }: AskedLine, index: number): LineToTry {
  const read = check((context) => inLine(index, () => parseCommand(command, payload, context)), command);
  return { proposalId, command: read, payload };
}

/** What is wrong with the body of a line is told with the line it is in. */
function inLine<T>(index: number, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new z.ZodError(error.issues.map((issue) => ({ ...issue, path: ['lines', index, 'payload', ...issue.path] })));
  }
}

const params = z.strictObject({ planId: identifier });

export const readPlan = defineRoute({
  method: 'GET',
  path: '/v1/plans/{planId}',
  operationId: 'readPlan',
  tag: 'plans',
  summary: { zh: '查看方案及执行进度', en: 'A plan, and how far its run is' },
  command: false,
  params,
  query: nothing,
  body: nothing,
  response: planSchema,
  handle: async ({ principal, services, params: { planId } }) => {
    const { plan, version } = await findPlan({ principal, services }, planId);
    return { version, body: planBody(planId, version, plan, await contextOf({ principal, services })) };
  },
});
