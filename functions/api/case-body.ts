import * as z from 'zod';
import { maySeeFeedback, roleFor } from '#core/access/access.ts';
import { lightOf, worstLight } from '#core/clock/light.ts';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import { contentSchema } from '#core/case/content.ts';
import { assignmentStatuses, stages } from '#core/case/stages.ts';
import { stageTerms } from '#core/case/terms.ts';
import { clockTerms } from '#core/steps/texts.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import { legalByAssignment } from '#core/case/legal-commands.ts';
import { commands } from '#core/steps/commands.ts';
import type { Assignment } from '#core/case/assignment.ts';
import { assignmentsOf, isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { caseView } from '#core/view/case-view.ts';
import type { CaseView, TaskView } from '#core/view/case-view.ts';

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
  desk: party.exactOptional(),
  light: z.enum(['green', 'yellow', 'red', 'grey']),
  due: taskSchema.exactOptional(),
});

/** The whole case as the person may see it. */
export const caseSchema = caseLineSchema.extend({
  content: contentSchema.extend({ coSigners: z.array(party) }),
  assignments: z.array(
    z.object({
      id: z.string(),
      unit: party,
      role: z.enum(['lead', 'co-handler']),
      status: z.enum(assignmentStatuses),
      round: z.int(),
      assignedAt: z.string(),
      signedForAt: z.string().exactOptional(),
      returnRequest: z.object({ reason: z.string(), suggestedUnit: party }).exactOptional(),
      opinion: z.string().exactOptional(),
      replies: z.array(
        z.object({ round: z.int(), class: z.string(), text: z.string(), issuedAt: z.string(), letterNumber: z.string().exactOptional() }),
      ),
    }),
  ),
  feedbacks: z
    .array(z.object({ round: z.int(), attitude: z.string(), result: z.string(), comment: z.string().exactOptional() }))
    .exactOptional(),
  tasks: z.array(taskSchema),
  /** Commands that are possible now and that this person may give. */
  commands: z.array(z.string()),
});

export function caseLine(view: CaseView, directory: Directory, now: string): z.input<typeof caseLineSchema> {
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

export function caseBody(proposal: Case, version: number, person: Person, directory: Directory, now: string): z.input<typeof caseSchema> {
  const view = caseView(proposal, version);
  return {
    ...caseLine(view, directory, now),
    content: { ...proposal.content, coSigners: proposal.content.coSigners.map((id) => personParty(id, directory)) },
    assignments: assignmentsOf(proposal).map((share) => ({
      id: share.id,
      unit: unitParty(share.unitId, directory),
      role: share.role,
      status: share.status,
      round: share.round,
      assignedAt: share.assignedAt,
      ...(share.signedForAt === undefined ? {} : { signedForAt: share.signedForAt }),
      ...openRequest(share, directory),
      ...(share.status === 'opinion-given' && share.opinion !== undefined ? { opinion: share.opinion } : {}),
      replies: [...share.replies],
    })),
    ...feedbacksFor(person, proposal),
    tasks: view.tasks.map((task) => taskBody(task, now)),
    commands: commandsFor(person, proposal),
  };
}

function openRequest({ status, returnRequests }: Assignment, directory: Directory) {
  const request = status === 'return-requested' ? returnRequests.at(-1) : undefined;
  if (request === undefined) return {};
  return { returnRequest: { reason: request.reason, suggestedUnit: unitParty(request.suggestedUnitId, directory) } };
}

/** Each assignment's commands are for whoever may act on it. */
function commandsFor(person: Person, proposal: Case): string[] {
  const own = legalByAssignment(proposal).filter(
    ({ command, assignmentId }) => roleFor(person, commands[command], proposal, assignmentId) !== undefined,
  );
  return [...new Set(own.map(({ command }) => command))];
}

/** Judgements the person may see; where one is hidden and none is left, nothing is said of them. */
function feedbacksFor(person: Person, proposal: Case): Pick<z.input<typeof caseSchema>, 'feedbacks'> {
  if (!isNumbered(proposal)) return {};
  const feedbacks = proposal.feedbacks.filter(({ round }) => maySeeFeedback(person, proposal, round));
  return feedbacks.length > 0 || maySeeFeedback(person, proposal, proposal.round) ? { feedbacks } : {};
}

/** Ids with their names: an id that is no longer in the directory stands for itself. */
export function personParty(id: string, directory: Directory) {
  return { id, name: directory.people.get(id)?.name ?? id };
}

export function unitParty(id: string, directory: Directory) {
  return { id, name: directory.units.get(id)?.name ?? id };
}
