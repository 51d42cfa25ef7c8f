import * as z from 'zod';
import type { LogKind } from '#core/ledger/log-kind.ts';
import { planLineSchema, plannedMailSchema, whySchema } from './plan-line.ts';
import type { Plan } from './plan.ts';

/** What became of a line: done, as the commit of that number on its case, or left out. */
const resultSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('done'), line: z.int(), version: z.int() }),
  z.strictObject({ outcome: z.literal('left-out'), line: z.int(), why: whySchema }),
]);

export type LineResult = z.infer<typeof resultSchema>;

/** What a plan's log can hold. Lines are put before it is sealed, as many in a commit as an item of DynamoDB takes. */
const planEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('PlanLinesPut'), from: z.int().positive(), lines: z.array(planLineSchema) }),
  z.strictObject({
    type: z.literal('PlanSealed'),
    /** SHA-256 of the canonical JSON of lines and mails. */
    digest: z.string(),
    goodUntil: z.string(),
    allocationId: z.string().exactOptional(),
    mails: z.array(plannedMailSchema),
  }),
  z.strictObject({ type: z.literal('PlanRunAsked'), runsAt: z.string() }),
  z.strictObject({ type: z.literal('PlanLinesCancelled'), lines: z.array(z.int()) }),
  z.strictObject({ type: z.literal('PlanCancelled') }),
  z.strictObject({ type: z.literal('PlanRunBegun') }),
  z.strictObject({ type: z.literal('PlanLinesRun'), results: z.array(resultSchema) }),
  /** The notice of what a unit was given by this run (交办通知), with its number. */
  z.strictObject({ type: z.literal('DispatchNoticeNumbered'), unitId: z.string(), series: z.string(), number: z.int(), text: z.string() }),
  z.strictObject({ type: z.literal('PlanFinished') }),
]);

export type PlanEvent = z.infer<typeof planEventSchema>;

export const planLog: LogKind<Plan, PlanEvent> = {
  readEvents: ({ events }) => events.map((event) => planEventSchema.parse(event)),
  apply: (plan, event, { at, by }) => {
    switch (event.type) {
      case 'PlanLinesPut':
        return {
          by,
          lines: [...(event.from === 1 ? [] : (plan?.lines ?? [])), ...event.lines],
          cancelled: new Map(),
          results: new Map(),
          notices: [],
        };
      case 'PlanSealed': {
        const { digest, goodUntil, mails, allocationId } = event;
        return plan && { ...plan, sealed: { at, digest, goodUntil, mails, ...(allocationId === undefined ? {} : { allocationId }) } };
      }
      case 'PlanRunAsked':
        return plan && { ...plan, run: { askedBy: by.personId, askedAt: at, runsAt: event.runsAt } };
      case 'PlanLinesCancelled':
        return (
          plan && {
            ...plan,
            cancelled: new Map([...plan.cancelled, ...event.lines.map((line) => [line, { by: by.personId, at }] as const)]),
          }
        );
      case 'PlanCancelled':
        return plan && { ...plan, over: { how: 'cancelled', by: by.personId, at } };
      case 'PlanRunBegun':
        return plan && { ...plan, begunAt: at };
      case 'PlanLinesRun':
        return plan && { ...plan, results: new Map([...plan.results, ...event.results.map((result) => [result.line, result] as const)]) };
      case 'DispatchNoticeNumbered': {
        const { unitId, text } = event;
        return plan && { ...plan, notices: [...plan.notices, { unitId, number: text, at }] };
      }
      case 'PlanFinished':
        return plan && { ...plan, over: { how: 'finished', by: by.personId, at } };
    }
  },
};
