import * as z from 'zod';
import { holderName, recipientName, noneChosen } from '#core/actions/recipient-names.ts';
import { explainDeadline } from '#core/calendar/explain-deadline.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { stages } from '#core/case/stages.ts';
import { stageTerms } from '#core/case/terms.ts';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import { tellRefusal } from '#core/errors/tell-refusal.ts';
import { readyAt } from '#core/notices/lane/mail-times.ts';
import { parseRecipient } from '#core/notices/reach/recipient.ts';
import { later } from '#core/plan/decide-plan.ts';
import { isPossible } from '#core/plan/plan-line.ts';
import type { PlanLine, PlannedMail, Warning, Why } from '#core/plan/plan-line.ts';
import { planState, planStates } from '#core/plan/plan.ts';
import type { SealedPlan } from '#core/plan/plan.ts';
import { lineStates, lineStateTerms, planStateTerms, tellWarning } from '#core/plan/texts.ts';
import type { LineState } from '#core/plan/texts.ts';
import { unitLists } from '#core/plan/unit-lists.ts';
import { isCommandName } from '#core/steps/commands.ts';
import { planRefusalTexts } from '#core/plan/refusal-texts.ts';
import { isRefusalName } from '#core/steps/refusals.ts';
import { clockTerms, commandTerms } from '#core/steps/texts.ts';
import { eventTexts } from '#core/webhook/told/event-texts.ts';
import { isWebhookType } from '#core/webhook/told/event-types.ts';
import { personParty, unitParty } from '#functions/platform/http/parties.ts';
import { proposersBody, proposersSchema } from '#functions/platform/http/proposers-body.ts';

const term = z.object({ zh: z.string(), en: z.string() });
const party = z.object({ id: z.string(), name: z.string() });

const lineSchema = z.object({
  line: z.int(),
  proposalId: z.string(),
  caseNumber: z.string().exactOptional(),
  title: z.string().exactOptional(),
  proposers: proposersSchema.exactOptional(),
  command: z.string(),
  name: term,
  status: z.enum(lineStates),
  statusName: term,
  /** Of the case: on which it was tried, and of a line that is done which it has by it. */
  version: z.int().exactOptional(),
  doneAs: z.int().exactOptional(),
  /** Why it is not possible, or was left out. */
  why: z.object({ name: z.string(), text: term }).exactOptional(),
  becomes: z.enum(stages).exactOptional(),
  becomesName: term.exactOptional(),
  assignments: z.array(z.object({ assignmentId: z.string(), unit: party, role: z.enum(['lead', 'co-handler']) })),
  clocks: z.array(
    z.object({
      clockId: z.string(),
      kind: z.enum(clockKinds),
      name: term,
      holder: term,
      dueOn: z.string(),
      provisional: z.boolean(),
      explanation: term,
    }),
  ),
  ends: z.array(term),
  warnings: z.array(z.object({ kind: z.string(), text: term, unit: party.exactOptional(), line: z.int().exactOptional() })),
});

/** A plan as whoever may see it reads it. */
export const planSchema = z.object({
  id: z.string(),
  version: z.int(),
  state: z.enum(planStates),
  stateName: term,
  digest: z.string(),
  by: party,
  sealedAt: z.string(),
  goodUntil: z.string(),
  allocationId: z.string().exactOptional(),
  /** Once it was asked to run: until `runsAt` it can be taken back. */
  run: z
    .object({
      askedBy: party,
      askedAt: z.string(),
      runsAt: z.string(),
      begunAt: z.string().exactOptional(),
      endedAt: z.string().exactOptional(),
    })
    .exactOptional(),
  counts: z.record(z.enum(lineStates), z.int()),
  lines: z.array(lineSchema),
  /** One for each recipient: exactly those that go. */
  mails: z.array(
    z.object({
      recipientId: z.string(),
      recipient: term,
      unit: party.exactOptional(),
      urgency: z.enum(['prompt', 'digest']),
      /** From when on it goes; reckoned until the run begins. */
      at: z.string(),
      lines: z.array(z.int()),
    }),
  ),
  /** What receivers of status events hear; `meaning` of each type that this build tells. */
  webhooks: z.array(z.object({ type: z.string(), meaning: term.exactOptional(), events: z.int() })),
  /** What each unit gets, with the number of its notice (交办通知) once the run is on record. */
  units: z.array(
    z.object({
      unit: party,
      number: z.string().exactOptional(),
      lines: z.array(z.object({ line: z.int(), role: z.enum(['lead', 'co-handler']) })),
    }),
  ),
});

type Body = z.input<typeof planSchema>;
type ToldBy = Pick<DecideContext, 'directory' | 'policy' | 'calendar' | 'now'>;

export function planBody(id: string, version: number, plan: SealedPlan, by: ToldBy): Body {
  const { sealed, run, begunAt, over } = plan;
  const state = planState(plan, by.now);
  const lines = plan.lines.map((line, index) => lineBody(plan, line, index + 1, by));
  return {
    id,
    version,
    state,
    stateName: planStateTerms[state],
    digest: sealed.digest,
    by: personParty(plan.by.personId, by.directory),
    sealedAt: sealed.at,
    goodUntil: sealed.goodUntil,
    ...(sealed.allocationId === undefined ? {} : { allocationId: sealed.allocationId }),
    ...(run === undefined
      ? {}
      : {
          run: {
            askedBy: personParty(run.askedBy, by.directory),
            askedAt: run.askedAt,
            runsAt: run.runsAt,
            ...(begunAt === undefined ? {} : { begunAt }),
            ...(over === undefined ? {} : { endedAt: over.at }),
          },
        }),
    counts: countsOf(lines.map(({ status }) => status)),
    lines,
    mails: sealed.mails.flatMap((mail) => mailBody(mail, plan, by)),
    webhooks: webhooksOf(plan.lines),
    units: [...unitLists(plan)].map(([unitId, ofUnit]) => ({
      unit: unitParty(unitId, by.directory),
      ...numberOf(plan, unitId),
      lines: ofUnit.map(({ n, role }) => ({ line: n, role })),
    })),
  };
}

function numberOf({ notices }: SealedPlan, unitId: string): { number?: string } {
  const notice = notices.find((one) => one.unitId === unitId);
  return notice === undefined ? {} : { number: notice.number };
}

type LineBody = z.input<typeof lineSchema>;

function lineBody(plan: SealedPlan, line: PlanLine, n: number, by: ToldBy): LineBody {
  const { directory } = by;
  const status = statusOf(plan, line, n);
  const result = plan.results.get(n);
  const refused = isPossible(line) ? undefined : line.refused;
  const why = result?.outcome === 'left-out' ? result.why : refused;
  const shown = isPossible(line) ? line.shown : undefined;
  return {
    line: n,
    proposalId: line.proposalId,
    ...(line.caseNumber === undefined ? {} : { caseNumber: line.caseNumber }),
    ...(line.title === undefined ? {} : { title: line.title }),
    ...(line.proposers === undefined ? {} : { proposers: proposersBody(line.proposers, directory) }),
    command: line.command,
    name: isCommandName(line.command) ? commandTerms[line.command] : { zh: line.command, en: line.command },
    status,
    statusName: lineStateTerms[status],
    ...(result?.outcome === 'done' ? { doneAs: result.version } : {}),
    ...(why === undefined ? {} : { why: whyBody(why, by) }),
    ...(shown === undefined ? {} : { version: shown.version, becomes: shown.becomes, becomesName: stageTerms[shown.becomes] }),
    assignments: (shown?.assigns ?? []).map(({ assignmentId, unitId, role }) => ({
      assignmentId,
      unit: unitParty(unitId, directory),
      role,
    })),
    clocks: (shown?.clocks ?? []).map(({ id, kind, holder, deadline }) => ({
      clockId: id,
      kind,
      name: clockTerms[kind],
      holder: holderName(holder, noneChosen, directory),
      dueOn: deadline.dueOn,
      provisional: deadline.provisional,
      explanation: explainDeadline(deadline),
    })),
    ends: (shown?.ends ?? []).map((kind) => clockTerms[kind]),
    warnings: (shown?.warnings ?? []).map((warning) => warningBody(warning, by)),
  };
}

function statusOf(plan: SealedPlan, line: PlanLine, n: number): LineState {
  if (!isPossible(line)) return 'refused';
  const result = plan.results.get(n);
  if (result !== undefined) return result.outcome;
  return plan.cancelled.has(n) || plan.over?.how === 'cancelled' ? 'cancelled' : 'planned';
}

function whyBody({ name, facts }: Why, { directory }: Pick<ToldBy, 'directory'>): { name: string; text: { zh: string; en: string } } {
  if (!isRefusalName(name, planRefusalTexts)) return { name, text: { zh: name, en: name } };
  const { title, todo } = tellRefusal({ name, facts }, directory, planRefusalTexts);
  return { name, text: { zh: `${title.zh}。${todo.zh}`, en: `${title.en}. ${todo.en}` } };
}

function warningBody(warning: Warning, { directory }: ToldBy): LineBody['warnings'][number] {
  return {
    kind: warning.kind,
    text: tellWarning(warning, directory),
    ...('unitId' in warning ? { unit: unitParty(warning.unitId, directory) } : {}),
    ...('line' in warning ? { line: warning.line } : {}),
  };
}

function countsOf(statuses: readonly LineState[]): Record<LineState, number> {
  const counts = { planned: 0, refused: 0, cancelled: 0, done: 0, 'left-out': 0 };
  for (const status of statuses) counts[status] += 1;
  return counts;
}

/** A mail with the lines that are still in it; one that all its lines were taken from does not go. */
function mailBody({ recipientId, urgency, lines }: PlannedMail, plan: SealedPlan, { directory, policy, calendar }: ToldBy): Body['mails'] {
  const going = lines.filter((n) => {
    const line = plan.lines[n - 1];
    const status = line === undefined ? 'refused' : statusOf(plan, line, n);
    return status === 'planned' || status === 'done';
  });
  if (going.length === 0) return [];
  const recipient = parseRecipient(recipientId);
  const unitId = 'personId' in recipient ? directory.people.get(recipient.personId)?.unitId : Object.values(recipient)[0];
  const begins = plan.begunAt ?? plan.run?.runsAt ?? later(plan.sealed.at, policy.plans.graceMinutes);
  return [
    {
      recipientId,
      recipient: recipientName(recipientId, noneChosen, directory),
      ...(unitId === undefined ? {} : { unit: unitParty(unitId, directory) }),
      urgency,
      at: readyAt(urgency, recipientId, begins, policy, calendar),
      lines: going,
    },
  ];
}

function webhooksOf(lines: readonly PlanLine[]): Body['webhooks'] {
  const types = lines.filter(isPossible).flatMap(({ shown }) => shown.statuses);
  return [...Map.groupBy(types, (type) => type)].map(([type, all]) => ({
    type,
    ...(isWebhookType(type) ? { meaning: eventTexts[type] } : {}),
    events: all.length,
  }));
}
