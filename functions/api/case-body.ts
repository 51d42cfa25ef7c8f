import * as z from 'zod';
import { caseSight } from '#core/access/sight/case-sight.ts';
import { clockMatter } from '#core/access/sight/event-matter.ts';
import { seenFiles } from '#core/access/sight/file-matter.ts';
import { common, sees } from '#core/access/sight/look.ts';
import type { Look, Matter } from '#core/access/sight/look.ts';
import { show } from '#core/access/sight/show.ts';
import { lightOf, worstLight } from '#core/clock/light.ts';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import { contentSchema } from '#core/case/content.ts';
import { assignmentStatuses, stages } from '#core/case/stages.ts';
import { stageTerms } from '#core/case/terms.ts';
import { referrals } from '#core/case/define/body-fields.ts';
import { clockTerms } from '#core/steps/texts.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import { dispatchOpinions } from '#core/case/clearance/dispatch-opinions.ts';
import { ruledBy } from '#core/case/decide-context.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { legalCommandsFor } from '#core/case/legal-commands.ts';
import type { Assignment } from '#core/case/assignment.ts';
import { assignmentsOf, isIn, isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { caseView } from '#core/view/case-view.ts';
import type { CaseView, TaskView } from '#core/view/case-view.ts';
import { personParty, unitParty } from '#functions/platform/http/parties.ts';
import { clearanceBody, clearanceSchema, hangOf, hangSchema } from './clearance-body.ts';
import { declinedBody } from './declined-body.ts';
import { replyBody, replySchema } from './reply-body.ts';
import { keyCaseBody, keyCaseSchema } from './key-case-body.ts';
import { contactAt } from './contact-at.ts';
import type { Contact } from './contact-at.ts';
import type { VisibleCase } from './case-access.ts';

const term = z.object({ zh: z.string(), en: z.string() });
const party = z.object({ id: z.string(), name: z.string() });

export const taskSchema = z.object({
  clockId: z.string(),
  kind: z.enum(clockKinds),
  name: term,
  assignmentId: z.string().exactOptional(),
  dueOn: z.string(),
  dueAt: z.string(),
  light: z.enum(['green', 'yellow', 'red', 'grey']),
  provisional: z.boolean(),
});

/** A line of a list. */
export const caseLineSchema = z.object({
  id: z.string(),
  version: z.int(),
  caseNumber: z.string().exactOptional(),
  title: z.string(),
  kind: z.string(),
  session: z.string(),
  stage: z.enum(stages),
  stageName: term,
  author: party,
  lead: party.exactOptional(),
  units: z.array(party),
  class: z.string().exactOptional(),
  /** The committee marked it (重点提案). */
  isKey: z.literal(true).exactOptional(),
  desk: party.exactOptional(),
  light: z.enum(['green', 'yellow', 'red', 'grey']),
  due: taskSchema.exactOptional(),
});

const assignmentSchema = z.object({
  id: z.string(),
  unit: party,
  role: z.enum(['lead', 'co-handler']),
  status: z.enum(assignmentStatuses),
  round: z.int(),
  assignedAt: z.string(),
  signedForAt: z.string().exactOptional(),
  /** 交办意见, for the unit it was said to. */
  dispatchOpinion: z.string().exactOptional(),
  returnRequest: z.object({ reason: z.string(), suggestedUnit: party }).exactOptional(),
  opinion: z.string().exactOptional(),
  /** Whom to ask at the unit: who acted on the case for it last, else its first clerk. */
  contact: party.extend({ phone: z.string().exactOptional() }).exactOptional(),
  replies: z.array(replySchema),
  hangs: hangSchema.exactOptional(),
  /** The draft in clearance, or the one that was returned. */
  clearance: clearanceSchema.exactOptional(),
});

const merged = z.object({ id: z.string(), caseNumber: z.string() });

const feedbackSchema = z.object({
  round: z.int(),
  attitude: z.string(),
  result: z.string(),
  comment: z.string().exactOptional(),
  /** Of the co-handlers, each by its share. */
  units: z.array(z.object({ assignmentId: z.string(), attitude: z.string(), result: z.string() })).exactOptional(),
  late: z.literal(true).exactOptional(),
  /** By the link of a mail, without signing in. */
  byLink: z.literal(true).exactOptional(),
});

/** The whole case as the person may see it: what is left out is stated in the table of sight (`core/access/sight`). */
export const caseSchema = caseLineSchema.extend({
  content: contentSchema.extend({ coSigners: z.array(party) }),
  assignments: z.array(assignmentSchema),
  feedbacks: z.array(feedbackSchema).exactOptional(),
  tasks: z.array(taskSchema),
  /** Why it was not filed, and as what it goes on all the same. */
  declined: z
    .object({
      reasonCode: z.string(),
      reason: term,
      explanation: z.string().exactOptional(),
      referral: z.enum(referrals).exactOptional(),
      referralName: term.exactOptional(),
    })
    .exactOptional(),
  keyCase: keyCaseSchema.exactOptional(),
  /** The proposal that it goes on with (并案). */
  mergedInto: merged.exactOptional(),
  /** Proposals that go on with this one; their proposers are among its co-signers. */
  takenIn: z.array(merged).exactOptional(),
  /** There are files, which have routes of their own (`listFiles`). */
  hasFiles: z.literal(true).exactOptional(),
  /** Commands that are possible now and that this person may give. */
  commands: z.array(z.string()),
});

type Line = z.input<typeof caseLineSchema>;
type Whole = z.input<typeof caseSchema>;

/** A line as its reader may see it. */
export function caseLine(view: CaseView, look: Look, directory: Directory, now: string): Line {
  return show<Line>(caseSight.line.fields, wholeLine(view, directory, now), look, deskMatter(view));
}

/** Whose the clock is that led the case to somebody's desk. */
function deskMatter({ deskPersonId, deskClockId, tasks }: CaseView): Matter {
  const clock = tasks.find(({ clockId }) => clockId === deskClockId);
  const unitIds = clock !== undefined && 'unitId' in clock.holder ? [clock.holder.unitId] : [];
  return { unitIds, personIds: deskPersonId === undefined ? [] : [deskPersonId] };
}

function wholeLine(view: CaseView, directory: Directory, now: string): Line {
  const { id, version, caseNumber, title, kind, session, stage, authorId, leadUnitId, unitIds, deskPersonId, due } = view;
  return {
    id,
    version,
    ...(caseNumber === undefined ? {} : { caseNumber }),
    title,
    kind,
    session,
    stage,
    stageName: stageTerms[stage],
    author: personParty(authorId, directory),
    ...(leadUnitId === undefined ? {} : { lead: unitParty(leadUnitId, directory) }),
    units: unitIds.map((unitId) => unitParty(unitId, directory)),
    ...(view.class === undefined ? {} : { class: view.class }),
    ...(view.isKey === undefined ? {} : { isKey: view.isKey }),
    ...(deskPersonId === undefined ? {} : { desk: personParty(deskPersonId, directory) }),
    light: worstLight(view.tasks, now),
    ...(due === undefined ? {} : { due: taskBody(due, now) }),
  };
}

export function taskBody(task: TaskView, now: string): z.input<typeof taskSchema> {
  const { clockId, kind, assignmentId, dueOn, dueAt, provisional } = task;
  return {
    clockId,
    kind,
    name: clockTerms[kind],
    ...(assignmentId === undefined ? {} : { assignmentId }),
    dueOn,
    dueAt,
    light: lightOf(task, now),
    provisional,
  };
}

/** By what a case is told: names, the rules in force, the instant. */
type ToldBy = Omit<DecideContext, 'actorId'>;

export function caseBody({ state: proposal, seq, commits, look }: VisibleCase, person: Person, by: ToldBy): Whole {
  const { directory, policy, now } = by;
  const view = caseView(proposal, seq);
  const opinions = dispatchOpinions(commits);
  const whole = {
    ...wholeLine(view, directory, now),
    content: { ...proposal.content, coSigners: proposal.content.coSigners.map((id) => personParty(id, directory)) },
    assignments: assignmentsOf(proposal).flatMap((share) =>
      assignmentBody(
        share,
        {
          said: opinions.get(share.id),
          contact: contactAt(share.unitId, commits, directory),
          isAwaitingFeedback: isIn(proposal, 'awaiting-feedback'),
        },
        look,
        directory,
      ),
    ),
    ...feedbacksFor(look, proposal),
    tasks: view.tasks.flatMap((task) => taskFor(task, look, proposal, now)),
    ...keyCaseBody(proposal, ruledBy(by, proposal).policy),
    ...declinedBody(proposal, policy),
    ...mergingBody(proposal),
    ...(seenFiles(proposal, look).length === 0 ? {} : { hasFiles: true as const }),
    commands: legalCommandsFor(person, proposal, ruledBy(by, proposal).policy),
  };
  return show<Whole>(caseSight.case.fields, whole, look, deskMatter(view));
}

/** With what it goes on, and what goes on with it. */
function mergingBody(found: Case): Pick<Whole, 'mergedInto' | 'takenIn'> {
  if (!isNumbered(found)) return {};
  const { mergedInto, takenIn = [] } = found;
  return {
    ...(mergedInto === undefined ? {} : { mergedInto: { id: mergedInto.proposalId, caseNumber: mergedInto.caseNumber } }),
    ...(takenIn.length === 0 ? {} : { takenIn: takenIn.map(({ proposalId, caseNumber }) => ({ id: proposalId, caseNumber })) }),
  };
}

type AssignmentBody = z.input<typeof assignmentSchema>;

interface Beside {
  /** 交办意见. */
  readonly said: string | undefined;
  readonly contact: Contact | undefined;
  readonly isAwaitingFeedback: boolean;
}

function assignmentBody(
  share: Assignment,
  { said, contact, isAwaitingFeedback }: Beside,
  look: Look,
  directory: Directory,
): AssignmentBody[] {
  const matter = { unitIds: [share.unitId], personIds: [] };
  if (!sees(look, caseSight.assignment.seen, matter)) return [];
  const whole = {
    id: share.id,
    unit: unitParty(share.unitId, directory),
    role: share.role,
    status: share.status,
    round: share.round,
    assignedAt: share.assignedAt,
    ...(share.signedForAt === undefined ? {} : { signedForAt: share.signedForAt }),
    ...(said === undefined ? {} : { dispatchOpinion: said }),
    ...openRequest(share, directory),
    ...(share.status === 'opinion-given' && share.opinion !== undefined ? { opinion: share.opinion } : {}),
    ...(contact === undefined ? {} : { contact }),
    ...hangOf(share, isAwaitingFeedback),
    ...clearanceBody(share, directory),
    replies: share.replies
      .filter(() => sees(look, caseSight.reply.seen, matter))
      .map((reply) => show<z.input<typeof replySchema>>(caseSight.reply.fields, replyBody(reply), look, matter)),
  };
  return [show<AssignmentBody>(caseSight.assignment.fields, whole, look, matter)];
}

function taskFor(task: TaskView, look: Look, proposal: Case, now: string): z.input<typeof taskSchema>[] {
  const matter = clockMatter(task, (id) => unitOfShare(proposal, id));
  if (!sees(look, caseSight.task.seen, matter)) return [];
  return [show<z.input<typeof taskSchema>>(caseSight.task.fields, taskBody(task, now), look, matter)];
}

/** The unit that has the assignment now. */
export function unitOfShare(proposal: Case, assignmentId: string): string | undefined {
  return assignmentsOf(proposal).find(({ id }) => id === assignmentId)?.unitId;
}

function openRequest({ status, returnRequests }: Assignment, directory: Directory) {
  const request = status === 'return-requested' ? returnRequests.at(-1) : undefined;
  if (request === undefined) return {};
  return { returnRequest: { reason: request.reason, suggestedUnit: unitParty(request.suggestedUnitId, directory) } };
}

/** Judgements the person may see; where one is hidden and none is left, nothing is said of them. */
function feedbacksFor(look: Look, proposal: Case): Pick<Whole, 'feedbacks'> {
  if (!isNumbered(proposal)) return {};
  const { seen, fields } = caseSight.feedback;
  const isSeen = (round: number): boolean => sees(look, seen, { ...common, round });
  const feedbacks = proposal.feedbacks
    .filter(({ round }) => isSeen(round))
    .map(({ units, ...one }) => ({ ...one, ...(units === undefined ? {} : { units: [...units] }) }))
    .map((one) => show<z.input<typeof feedbackSchema>>(fields, one, look, { ...common, round: one.round }));
  return feedbacks.length > 0 || isSeen(proposal.round) ? { feedbacks } : {};
}
