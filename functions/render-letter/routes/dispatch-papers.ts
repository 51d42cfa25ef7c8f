import * as z from 'zod';
import { identifier } from '#core/contracts/plain-text.ts';
import { dateTerm } from '#core/calendar/date-term.ts';
import { localDate } from '#core/calendar/calendar-date.ts';
import { composeDispatch, composeDispatchList } from '#core/letters/compose-notice.ts';
import { dispatchWording } from '#core/letters/dispatch-wording.ts';
import { filled } from '#core/letters/letter-wording.ts';
import { numberOfText } from '#core/letters/printed-number.ts';
import { proposerText } from '#core/letters/proposer-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { planState } from '#core/plan/plan.ts';
import { issuerOf } from '#core/policy/issuers.ts';
import { findNotice, noticeId } from '#functions/platform/http/dispatch-notice-access.ts';
import type { noticeSchema } from '#functions/platform/http/dispatch-notice-body.ts';
import { findPlan } from '#functions/platform/http/plan-access.ts';
import { contextOf, nothing } from '#functions/platform/http/route.ts';
import { dispatchListFacts } from '../dispatch-list-facts.ts';
import { fileTypes, renderAs } from '../render.ts';
import { defineRoute } from '../route.ts';

const as = z.enum(['docx', 'pdf', 'html']).default('docx');

/** A unit's 交办通知 as a file, with its number. */
export const readDispatchNoticeFile = defineRoute({
  method: 'GET',
  path: '/v1/dispatch-notices/{noticeId}/{unitId}/file',
  operationId: 'readDispatchNoticeFile',
  tag: 'letters',
  summary: { zh: '交办通知文件（.docx、PDF、网页）', en: 'A dispatch notice as a file: .docx, PDF, HTML' },
  command: false,
  files: Object.values(fileTypes),
  params: z.strictObject({ noticeId, unitId: identifier }),
  query: z.strictObject({ as }),
  body: nothing,
  response: z.object({ number: z.string() }),
  handle: async ({ principal, services, params, query }) => {
    const { paper, issuedAt } = await findNotice({ principal, services }, params, await contextOf({ principal, services }));
    const letter = noticeLetter(paper);
    const file = await renderAs(query.as, { letter, madeAt: new Date(issuedAt), isDraft: false, fonts: services.fonts });
    return { body: { number: paper.number }, file };
  },
});

function noticeLetter({ number, issuer, unit, issuedOn, session, contact, lines }: z.input<typeof noticeSchema>) {
  const printed = numberOfText(number);
  return composeDispatch({
    form: 'file',
    issuer: issuer.zh,
    contacts: contact === undefined ? {} : { handler: contact.person.zh, ...(contact.phone === undefined ? {} : { phone: contact.phone }) },
    copies: [],
    ...(printed === undefined ? {} : { number: printed }),
    date: issuedOn,
    session: session ?? '',
    unit: unit.name,
    proposals: lines.map(({ caseNumber = '', title = '', proposers, role, dues }) => ({
      caseNumber,
      title,
      proposer: proposers === undefined ? '' : proposerText(proposers),
      role,
      due: dues
        .filter(({ kind }) => kind !== 'sign-for')
        .map(({ name, dueOn }) => filled(dispatchWording.due, { clock: name.zh, day: dateTerm(dueOn).zh }))
        .join('；'),
    })),
  });
}

/** 交办清单 of a whole plan, for the meeting, or of one unit; marked as a draft until the plan was run. */
export const readDispatchList = defineRoute({
  method: 'GET',
  path: '/v1/plans/{planId}/dispatch-list',
  operationId: 'readDispatchList',
  tag: 'letters',
  summary: {
    zh: '交办清单文件（.docx、PDF、网页），供会议用；用 unit 指明单位时只列该单位的',
    en: 'The dispatch list of a plan as a file, for the meeting, or with `unit` of that unit alone: .docx, PDF, HTML',
  },
  command: false,
  files: Object.values(fileTypes),
  params: z.strictObject({ planId: identifier }),
  query: z.strictObject({ as, unit: identifier.exactOptional() }),
  body: nothing,
  response: z.object({ lines: z.int() }),
  handle: async ({ principal, services, params: { planId }, query }) => {
    const { plan } = await findPlan({ principal, services }, planId);
    const { directory, policy, now } = await contextOf({ principal, services });
    const madeAt = plan.begunAt ?? plan.sealed.at;
    const proposals = dispatchListFacts(plan, directory, query.unit);
    if (query.unit !== undefined && proposals.proposals.length === 0) throw new Refusal('NotFoundError');
    const letter = composeDispatchList({
      issuer: issuerOf('office', policy, directory).zh,
      date: localDate(madeAt, policy.timeZoneOffset),
      ...proposals,
    });
    const isDraft = planState(plan, now) !== 'finished';
    const file = await renderAs(query.as, { letter, madeAt: new Date(madeAt), isDraft, fonts: services.fonts });
    return { body: { lines: proposals.proposals.length }, file };
  },
});
