import * as z from 'zod';
import { deadlineSchema } from '#core/calendar/deadline.ts';
import { stages } from '#core/case/stages.ts';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import { holderSchema } from '#core/clock/clock.ts';

/** A refusal as it is kept: its name and its facts. */
export const whySchema = z.strictObject({
  name: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
});

/** A command that a plan asks for. */
const asked = { proposalId: z.string(), command: z.string(), payload: z.record(z.string(), z.unknown()) };

/** What people call the case, where the maker may see it: lists of what was dispatched are read long after. */
const named = {
  caseNumber: z.string().exactOptional(),
  title: z.string().exactOptional(),
  session: z.string().exactOptional(),
  /** The author, how many co-sign, and in whose name it is made where that is others'. */
  proposers: z.strictObject({ authorId: z.string(), coSigners: z.int(), onBehalfOf: z.string().exactOptional() }).exactOptional(),
};

/** What to look at before a plan is run; facts only, the words are `texts.ts`'s. */
const warningSchema = z.discriminatedUnion('kind', [
  /** The unit has people, and none of them, nor a mailbox, can be reached by mail. */
  z.strictObject({ kind: z.literal('nobody-reached'), unitId: z.string() }),
  z.strictObject({ kind: z.literal('over-capacity'), unitId: z.string(), inHand: z.int(), added: z.int(), capacity: z.int() }),
  /** A line whose proposal reads much like this one's goes to another lead. */
  z.strictObject({ kind: z.literal('alike-apart'), line: z.int(), unitId: z.string() }),
  /** So many others do, beside those that are named. */
  z.strictObject({ kind: z.literal('more-alike'), lines: z.int() }),
  /** The unit is on the proposers' side as well. */
  z.strictObject({ kind: z.literal('both-sides'), unitId: z.string() }),
  z.strictObject({ kind: z.literal('provisional'), clockId: z.string(), years: z.array(z.int()) }),
]);

export type Warning = z.infer<typeof warningSchema>;

/** What a command would come to, as it is shown. */
const shownSchema = z.strictObject({
  /** Of the case on which it was tried: the line is left out when another one is found. */
  version: z.int().min(0),
  /** Hash of the events it means, without instants: what runs must have the same. */
  print: z.string(),
  becomes: z.enum(stages),
  assigns: z.array(z.strictObject({ assignmentId: z.string(), unitId: z.string(), role: z.enum(['lead', 'co-handler']) })),
  /** Clocks that begin or move, with the derivation of their days. */
  clocks: z.array(z.strictObject({ id: z.string(), kind: z.enum(clockKinds), holder: holderSchema, deadline: deadlineSchema })),
  ends: z.array(z.enum(clockKinds)),
  /** Types of the status events that receivers hear. */
  statuses: z.array(z.string()),
  warnings: z.array(warningSchema),
});

export type Shown = z.infer<typeof shownSchema>;

/** A line of a plan: what it shows, or why it cannot be. */
export const planLineSchema = z.union([
  z.strictObject({ ...asked, ...named, shown: shownSchema }),
  z.strictObject({ ...asked, ...named, refused: whySchema }),
]);

export type PlanLine = z.infer<typeof planLineSchema>;
export type PossibleLine = Extract<PlanLine, { readonly shown: Shown }>;
export type Why = z.infer<typeof whySchema>;

/** A mail that a run makes: one for each recipient, whatever the number of lines. */
export const plannedMailSchema = z.strictObject({
  recipientId: z.string(),
  /** `prompt` breaks out a few minutes after the run; `digest` goes with the next morning's. */
  urgency: z.enum(['prompt', 'digest']),
  /** Of the plan, in their order. */
  lines: z.array(z.int()),
});

export type PlannedMail = z.infer<typeof plannedMailSchema>;

export type Named = Pick<PlanLine, keyof typeof named>;

export function isPossible(line: PlanLine): line is PossibleLine {
  return 'shown' in line;
}
