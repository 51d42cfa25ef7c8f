import { vi } from 'vitest';
import * as z from 'zod';
import type { PlanExecution, runPlanStepSchema } from '#core/contracts/workflow.ts';
import { planKey, proposalKey } from '#core/ledger/keys.ts';
import { ledgerPlans } from '#core/plan/plans.ts';
import { runPlan } from '#core/plan/run-plan.ts';
import type { RunPlanDependencies } from '#core/plan/run-plan.ts';
import { isSealed } from '#core/plan/plan.ts';
import type { SealedPlan } from '#core/plan/plan.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { ledgerCases } from '#core/case/log/cases.ts';
import { planSchema } from '#functions/serve-plans/plan-body.ts';
import { eachOf } from '#functions/platform/flow/each-of.ts';
import { relayLog } from '#functions/platform/flow/relay-log.ts';
import { aContent } from './a-content.ts';
import { ApiInMemory } from './api-in-memory.ts';
import { CaseStory } from './case-story.ts';
import { body } from './product-in-memory.ts';
import { sha256 } from './sha256.ts';

type Step = z.output<typeof runPlanStepSchema>;
export type PlanAnswer = z.output<typeof planSchema>;

export const dispatchTo = (proposalId: string, lead: string, ...coHandlers: string[]) => ({
  proposalId,
  command: 'dispatch',
  payload: { lead: { unitId: lead }, coHandlers: coHandlers.map((unitId) => ({ unitId })) },
});

/** Cases that wait for dispatch, the API over them, and what runs plans. */
export class PlanBoard {
  readonly api: ApiInMemory;

  private constructor(api: ApiInMemory) {
    this.api = api;
  }

  /** @param ids of cases that are filed and numbered. Needs fake timers. */
  static async with(...ids: string[]): Promise<PlanBoard> {
    const board = new PlanBoard(await ApiInMemory.withDirectory());
    for (const [index, id] of ids.entries()) await board.adds(id, index + 1);
    return board;
  }

  async adds(id: string, n: number, title = `关于第${'甲乙丙丁戊己庚辛壬癸'[n % 10] ?? ''}${n}处设施的提案`): Promise<void> {
    const story = new CaseStory()
      .begins('submitted', aContent({ title }))
      .at('2026-01-20T02:00:00.000Z')
      .does('file')
      .at('2026-01-21T02:00:00.000Z')
      .numbers();
    await this.api.product.tells(story, proposalKey(body, id));
  }

  async seals(lines: readonly object[], subject = 'du', key = this.api.freshKey()): Promise<PlanAnswer> {
    const told = await this.api.ask(subject, 'POST', '/v1/plans', { body: { lines }, key });
    if (told.status !== 201) throw new Error(told.text);
    return planSchema.parse(told.body);
  }

  runs({ id, digest }: Pick<PlanAnswer, 'id' | 'digest'>, more: object = {}, subject = 'du', key = this.api.freshKey()) {
    return this.api.ask(subject, 'POST', `/v1/plans/${id}/run`, { body: { digest, ...more }, key });
  }

  cancels({ id }: Pick<PlanAnswer, 'id'>, lines?: readonly number[], subject = 'du', key = this.api.freshKey()) {
    return this.api.ask(subject, 'POST', `/v1/plans/${id}/cancel`, { body: lines === undefined ? {} : { lines }, key });
  }

  async reads({ id }: Pick<PlanAnswer, 'id'>, subject = 'du'): Promise<PlanAnswer> {
    return planSchema.parse((await this.api.ask(subject, 'GET', `/v1/plans/${id}`)).body);
  }

  async plan({ id }: Pick<PlanAnswer, 'id'>): Promise<SealedPlan> {
    const { state } = await this.api.product.plans.read(body, id);
    if (!isSealed(state)) throw new Error(`${id} is not sealed`);
    return state;
  }

  /** The relay hears of the plan. */
  relays({ id }: Pick<PlanAnswer, 'id'>): Promise<unknown> {
    return relayLog(this.api.relay, planKey(body, id));
  }

  /** As the state machine does: waits, begins, runs chunk after chunk, ends. `before` may let a step or an append fail. */
  async carriesOut({ id }: Pick<PlanAnswer, 'id'>): Promise<void> {
    const plan = await this.plan({ id });
    const execution: PlanExecution = { body, planId: id, at: plan.run?.runsAt ?? '', epoch: 1 };
    if (new Date().toISOString() < execution.at) vi.setSystemTime(new Date(execution.at));
    const { chunks } = await this.step({ act: 'begin', execution });
    for (const { lines } of chunks) await this.step({ act: 'lines', execution, lines });
    await this.step({ act: 'finish', execution });
  }

  step(step: Step) {
    return runPlan(this.dependencies, step);
  }

  /** Each time by an instance that remembers nothing. */
  private get dependencies(): RunPlanDependencies {
    const { access } = this.api.product;
    return { cases: ledgerCases(access), plans: ledgerPlans(access), registers: ledgerRegisters(access), digest: sha256, eachOf };
  }

  log(id: string) {
    return this.api.product.ledger.log(proposalKey(body, id));
  }
}
