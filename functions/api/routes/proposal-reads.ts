import * as z from 'zod';
import { explainDeadline } from '#core/calendar/explain-deadline.ts';
import { deadlineSchema } from '#core/calendar/deadline.ts';
import { lightOf } from '#core/clock/light.ts';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { clockTerms } from '#core/steps/texts.ts';
import { maySeeFeedback } from '#core/access/access.ts';
import type { Person } from '#core/directory/directory.ts';
import type { Case } from '#core/case/case.ts';
import { commitSchema } from '#core/ledger/commit.ts';
import type { Commit, CommitOf } from '#core/ledger/commit.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { caseBody, caseSchema, declinedBody, personParty, unitParty } from '../case-body.ts';
import { findCase } from '../case-access.ts';
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
    const { state, seq } = visible;
    const { directory, now, policy } = await contextOf({ principal, services });
    const names = await namesFor(services, principal.body, visible, directory);
    return { version: seq, body: { ...caseBody(state, seq, principal.person, names, now), ...declinedBody(state, policy) } };
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
  response: z.object({
    id: z.string(),
    commits: z.array(
      z.object({
        seq: z.int(),
        at: z.string(),
        command: z.string(),
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
      }),
    ),
  }),
  handle: async ({ principal, services, found, params: { id } }) => {
    const { state, commits, stored } = await findCase({ principal, services, found }, id);
    const { directory } = await contextOf({ principal, services });
    const namesAt = await pastNames(services, principal.body);
    return {
      version: commits.length,
      body: {
        id,
        commits: commits.map((commit) => ({
          ...toldOf(commit),
          actor: {
            ...personParty(commit.actor.personId, directory),
            role: commit.actor.role,
            ...(commit.actor.unitId === undefined ? {} : { unit: unitParty(commit.actor.unitId, namesAt(commit.at, directory)) }),
          },
          events: eventsSeenBy(principal.person, state, commit, stored[commit.seq - 1]),
          ...(principal.person.roles.includes('auditor') ? evidenceOf(commit) : {}),
        })),
      },
    };
  },
});

function toldOf({ seq, at, command, policyVersion, prevHash, hash }: CommitOf<CaseEvent>) {
  return { seq, at, command, policyVersion, prevHash, hash };
}

function evidenceOf({ pk, commandId, fingerprint, schema, hashName }: CommitOf<CaseEvent>) {
  return { pk, commandId, fingerprint, schema, hashName };
}

/**
 * The events as they were written, so that who checks the chain hashes the same. A handler learns that the member judged, not
 * how, until the case is closed or the round is done again.
 */
function eventsSeenBy(person: Person, found: Case, { events }: CommitOf<CaseEvent>, stored: Commit | undefined): { type: string }[] {
  return events.map((event, index) => {
    const isHidden = event.type === 'FeedbackGiven' && !maySeeFeedback(person, found, event.round);
    return isHidden ? { type: event.type } : writtenEvent.parse(stored?.events[index]);
  });
}

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
  response: z.object({
    id: z.string(),
    deadlines: z.array(
      z.object({
        clockId: z.string(),
        kind: z.enum(clockKinds),
        name: term,
        assignmentId: z.string().exactOptional(),
        openedAt: z.string(),
        dueAt: z.string(),
        deadline: deadlineSchema,
        explanation: term,
        light: z.enum(['green', 'yellow', 'red', 'grey']),
        sounded: z.array(z.string()),
        closed: z.object({ at: z.string(), how: z.enum(['met', 'late', 'silence', 'overtaken']) }).exactOptional(),
      }),
    ),
  }),
  handle: async ({ principal, services, found, params: { id } }) => {
    const { state, seq } = await findCase({ principal, services, found }, id);
    const { now } = await contextOf({ principal, services });
    return {
      version: seq,
      body: {
        id,
        deadlines: state.clocks.map((clock) => ({
          clockId: clock.id,
          kind: clock.kind,
          name: clockTerms[clock.kind],
          ...(clock.assignmentId === undefined ? {} : { assignmentId: clock.assignmentId }),
          openedAt: clock.openedAt,
          dueAt: clock.dueAt,
          deadline: clock.deadline,
          explanation: explainDeadline(clock.deadline),
          light: lightOf(clock, now),
          sounded: [...clock.sounded],
          ...(clock.closed === undefined ? {} : { closed: clock.closed }),
        })),
      },
    };
  },
});
