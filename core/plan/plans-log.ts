import * as z from 'zod';
import type { LogKind } from '#core/ledger/log-kind.ts';

/** Which plans of a body were asked to run, and which of them are over: where the reconciler and the list look. */
const plansEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('PlanListed'), planId: z.string() }),
  z.strictObject({ type: z.literal('PlanClosed'), planId: z.string() }),
]);

export type PlansEvent = z.infer<typeof plansEventSchema>;

export interface ListedPlan {
  readonly planId: string;
  readonly listedAt: string;
  readonly by: string;
  readonly isOver: boolean;
}

export const plansLog: LogKind<ReadonlyMap<string, ListedPlan>, PlansEvent> = {
  readEvents: ({ events }) => events.map((event) => plansEventSchema.parse(event)),
  apply: (plans = new Map(), { type, planId }, { at, by }) => {
    const known = plans.get(planId) ?? { planId, listedAt: at, by: by.personId, isOver: false };
    return new Map(plans).set(planId, { ...known, isOver: type === 'PlanClosed' });
  },
};
