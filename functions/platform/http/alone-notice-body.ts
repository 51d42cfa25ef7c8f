import { localDate } from '#core/calendar/calendar-date.ts';
import { caseAfter } from '#core/case/log/case-log.ts';
import type { FoldedCase } from '#core/case/log/case-logs.ts';
import { isNumbered } from '#core/case/case.ts';
import type { NumberedCase } from '#core/case/case.ts';
import { isActive } from '#core/case/stages.ts';
import { isOpen } from '#core/clock/clock.ts';
import type { CommitOf } from '#core/ledger/commit.ts';
import { issuerOf } from '#core/policy/issuers.ts';
import { aloneNoticeId } from '#core/register/notice-owner.ts';
import type { AloneNotice } from '#core/register/notice-owner.ts';
import { clockTerms } from '#core/steps/texts.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { contactOf, sessionOf } from './dispatch-notice-body.ts';
import type { NoticePaper, noticeLineSchema, ToldBy } from './dispatch-notice-body.ts';
import { unitParty } from './parties.ts';
import { proposersBody } from './proposers-body.ts';
import type * as z from 'zod';

interface Given {
  readonly unitId: string;
  readonly number: string;
  readonly commit: CommitOf<CaseEvent>;
}

/** Where the share was given in writing for that time; undefined where its number was taken and nothing came of it. */
function findGiven({ commits }: Pick<FoldedCase, 'commits'>, { assignmentId, nth }: AloneNotice): Given | undefined {
  return commits.flatMap((commit) =>
    commit.events.flatMap((event) =>
      (event.type === 'UnitAssigned' || event.type === 'AssignmentReassigned') &&
      event.assignmentId === assignmentId &&
      event.notice !== undefined
        ? [{ unitId: event.unitId, number: event.notice, commit }]
        : [],
    ),
  )[nth - 1];
}

/** A notice of one case that was given alone, as lists have it. */
export function aloneNoticeListed(
  found: FoldedCase | undefined,
  of: AloneNotice,
  { directory, policy }: ToldBy,
): z.input<typeof noticeLineSchema> | undefined {
  const given = found && findGiven(found, of);
  if (given === undefined) return undefined;
  const { unitId, number, commit } = given;
  return {
    noticeId: aloneNoticeId(of),
    unit: unitParty(unitId, directory),
    number,
    issuedOn: localDate(commit.at, policy.timeZoneOffset),
    lines: 1,
  };
}

/** The paper: one case as the unit was given it, whatever became of it since. */
export function aloneNoticePaper(
  found: FoldedCase,
  of: AloneNotice,
  by: ToldBy,
): { readonly paper: NoticePaper; readonly issuedAt: string } | undefined {
  const listed = aloneNoticeListed(found, of, by);
  const commit = findGiven(found, of)?.commit;
  const then = commit && caseAfter(of.proposalId, found.commits, commit.seq);
  if (listed === undefined || commit === undefined || then === undefined || !isNumbered(then)) return undefined;
  const paper = {
    ...listed,
    lines: [lineOf(then, of, by)],
    issuer: issuerOf('office', by.policy, by.directory),
    ...sessionOf([then.content], by),
    ...contactOf(commit.actor, by),
  };
  return { paper, issuedAt: commit.at };
}

function lineOf(then: NumberedCase, { assignmentId }: AloneNotice, { directory }: ToldBy): NoticePaper['lines'][number] {
  const { id, caseNumber, authorId, content, assignments, clocks } = then;
  const { title, coSigners, onBehalfOf } = content;
  const proposers = { authorId, coSigners: coSigners.length, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) };
  return {
    proposalId: id,
    caseNumber,
    title,
    proposers: proposersBody(proposers, directory),
    role: assignments.find((one) => one.id === assignmentId)?.role ?? 'lead',
    others: assignments.flatMap(({ id: other, unitId, role, status }) =>
      other !== assignmentId && isActive(status) ? [{ unit: unitParty(unitId, directory), role }] : [],
    ),
    dues: clocks.flatMap((clock) =>
      clock.assignmentId === assignmentId && isOpen(clock)
        ? [
            {
              kind: clock.kind,
              name: clockTerms[clock.kind],
              dueOn: clock.deadline.dueOn,
              provisional: clock.deadline.provisional,
            },
          ]
        : [],
    ),
  };
}
