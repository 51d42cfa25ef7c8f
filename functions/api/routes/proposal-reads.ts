import * as z from 'zod';
import { holderName, noneChosen } from '#core/actions/recipient-names.ts';
import { explainDeadline } from '#core/calendar/explain-deadline.ts';
import { deadlineSchema } from '#core/calendar/deadline.ts';
import { lightOf } from '#core/clock/light.ts';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { isCommandName } from '#core/steps/commands.ts';
import { fileCommandTerms } from '#core/steps/attachments/texts.ts';
import { clockTerms, commandTerms } from '#core/steps/texts.ts';
import { clockMatter } from '#core/access/sight/event-matter.ts';
import { sees } from '#core/access/sight/look.ts';
import { readSight } from '#core/access/sight/read-sight.ts';
import { seenEvents } from '#core/access/sight/seen-events.ts';
import type { SeenEvent } from '#core/access/sight/seen-events.ts';
import { show } from '#core/access/sight/show.ts';
import type { Clock } from '#core/clock/clock.ts';
import type { Directory } from '#core/directory/directory.ts';
import { commitSchema } from '#core/ledger/commit.ts';
import type { CommitOf } from '#core/ledger/commit.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { personParty, unitParty } from '#functions/platform/http/parties.ts';
import { caseBody, caseSchema, unitOfShare } from '../case-body.ts';
import { findCase } from '../case-access.ts';
import type { VisibleCase } from '../case-access.ts';
import { namesFor, pastNames } from '../names-of-the-past.ts';
import { contextOf, defineRoute, nothing } from '../route.ts';

const term = z.object({ zh: z.string(), en: z.string() });
const params = z.strictObject({ id: identifier });
const writtenEvent = z.looseObject({ type: z.string() });

export const readProposal = defineRoute({
  method: 'GET',
  path: '/v1/proposals/{id}',
  operationId: 'readProposal',
  tag: 'proposals',
  summary: { zh: '查看提案', en: 'Read a case' },
  command: false,
  params,
  query: nothing,
  body: nothing,
  response: caseSchema,
  handle: async ({ principal, services, found, params: { id } }) => {
    const visible = await findCase({ principal, services, found }, id);
    const context = await contextOf({ principal, services });
    const directory = await namesFor(services, principal.body, visible, context.directory);
    return { version: visible.seq, body: caseBody(visible, principal.person, { ...context, directory }) };
  },
});

/** What else was hashed: with it an auditor checks the chain without us (tools/verify-history.ts). Keys of others are nobody else's affair. */
const evidenceFields = {
  pk: z.string().exactOptional(),
  commandId: z.string().exactOptional(),
  fingerprint: z.string().exactOptional(),
  schema: commitSchema.shape.schema.exactOptional(),
  hashName: z.literal('sha256').exactOptional(),
};

const seenCommitSchema = z.object({
  seq: z.int(),
  at: z.string(),
  command: z.string(),
  /** What a command of people is called. */
  name: term.exactOptional(),
  actor: z.object({
    id: z.string(),
    name: z.string(),
    role: z.string(),
    unit: z.object({ id: z.string(), name: z.string() }).exactOptional(),
  }),
  policyVersion: z.string(),
  events: z.array(writtenEvent),
  prevHash: z.string(),
  hash: z.string(),
  ...evidenceFields,
});

export const readHistory = defineRoute({
  method: 'GET',
  path: '/v1/proposals/{id}/history',
  operationId: 'readHistory',
  tag: 'proposals',
  summary: { zh: '办理记录（哈希链）', en: 'Its commits, chained by hash' },
  command: false,
  params,
  query: nothing,
  body: nothing,
  response: z.object({ id: z.string(), commits: z.array(seenCommitSchema) }),
  handle: async ({ principal, services, found, params: { id } }) => {
    const visible = await findCase({ principal, services, found }, id);
    const { commits, stored, look, seq } = visible;
    const { directory } = await contextOf({ principal, services });
    const namesAt = await pastNames(services, principal.body);
    const events = seenEvents(commits, stored, look);
    return {
      version: seq,
      body: {
        id,
        // A commit of which nothing shows would still say that somebody was reminded.
        commits: commits.flatMap((commit, index) => commitBody(commit, events[index] ?? [], visible, namesAt(commit.at, directory))),
      },
    };
  },
});

type SeenCommit = z.input<typeof seenCommitSchema>;

function commitBody(commit: CommitOf<CaseEvent>, events: readonly SeenEvent[], { look }: VisibleCase, directory: Directory): SeenCommit[] {
  if (events.length === 0 || !sees(look, readSight.commit.seen)) return [];
  const { seq, at, command, actor, policyVersion, prevHash, hash, pk, commandId, fingerprint, schema, hashName } = commit;
  const unit = actor.unitId === undefined ? {} : { unit: unitParty(actor.unitId, directory) };
  const whole = {
    seq,
    at,
    command,
    ...nameOf(command),
    policyVersion,
    prevHash,
    hash,
    actor: { ...personParty(actor.personId, directory), role: actor.role, ...unit },
    events: [...events],
    pk,
    commandId,
    fingerprint,
    schema,
    hashName,
  };
  return [show<SeenCommit>(readSight.commit.fields, whole, look)];
}

const seenDeadlineSchema = z.object({
  clockId: z.string(),
  kind: z.enum(clockKinds),
  name: term,
  assignmentId: z.string().exactOptional(),
  /** Who has to act, by unit or group. */
  holder: term,
  openedAt: z.string(),
  dueAt: z.string(),
  deadline: deadlineSchema,
  explanation: term,
  light: z.enum(['green', 'yellow', 'red', 'grey']),
  /** For those it concerns. */
  sounded: z.array(z.string()).exactOptional(),
  closed: z.object({ at: z.string(), how: z.enum(['met', 'late', 'silence', 'overtaken']) }).exactOptional(),
});

export const readDeadlines = defineRoute({
  method: 'GET',
  path: '/v1/proposals/{id}/deadlines',
  operationId: 'readDeadlines',
  tag: 'proposals',
  summary: { zh: '各项期限及其推算说明', en: 'Each clock with its explanation' },
  command: false,
  params,
  query: nothing,
  body: nothing,
  response: z.object({ id: z.string(), deadlines: z.array(seenDeadlineSchema) }),
  handle: async ({ principal, services, found, params: { id } }) => {
    const visible = await findCase({ principal, services, found }, id);
    const { directory, now } = await contextOf({ principal, services });
    const deadlines = visible.state.clocks.flatMap((clock) => deadlineBody(clock, visible, directory, now));
    return { version: visible.seq, body: { id, deadlines } };
  },
});

type SeenDeadline = z.input<typeof seenDeadlineSchema>;

function deadlineBody(clock: Clock, { state, look }: VisibleCase, directory: Directory, now: string): SeenDeadline[] {
  const matter = clockMatter(clock, (id) => unitOfShare(state, id));
  if (!sees(look, readSight.deadline.seen, matter)) return [];
  const whole = {
    clockId: clock.id,
    kind: clock.kind,
    name: clockTerms[clock.kind],
    ...(clock.assignmentId === undefined ? {} : { assignmentId: clock.assignmentId }),
    holder: holderName(clock.holder, noneChosen, directory),
    openedAt: clock.openedAt,
    dueAt: clock.dueAt,
    deadline: clock.deadline,
    explanation: explainDeadline(clock.deadline),
    light: lightOf(clock, now),
    sounded: [...clock.sounded],
    ...(clock.closed === undefined ? {} : { closed: clock.closed }),
  };
  return [show<SeenDeadline>(readSight.deadline.fields, whole, look, matter)];
}

/** Those of people have a name; what the system does has none. */
function nameOf(command: string) {
  if (isCommandName(command)) return { name: commandTerms[command] };
  return command === 'attach-file' || command === 'remove-file' ? { name: fileCommandTerms[command] } : {};
}
