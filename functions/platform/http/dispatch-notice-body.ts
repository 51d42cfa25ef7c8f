import * as z from 'zod';
import { localDate } from '#core/calendar/calendar-date.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import type { Actor } from '#core/ledger/commit.ts';
import { addressed } from '#core/directory/addressed.ts';
import type { PossibleLine } from '#core/plan/plan-line.ts';
import type { SealedPlan } from '#core/plan/plan.ts';
import { unitLists } from '#core/plan/unit-lists.ts';
import { issuerOf } from '#core/policy/issuers.ts';
import { clockTerms } from '#core/steps/texts.ts';
import { unitParty } from './parties.ts';
import { proposersBody, proposersSchema } from './proposers-body.ts';

const term = z.object({ zh: z.string(), en: z.string() });
const party = z.object({ id: z.string(), name: z.string() });

/** A unit's 交办通知 of one run, or of one case that it was given alone, as lists have it. */
export const noticeLineSchema = z.object({
  /** Stands in its address before the unit. */
  noticeId: z.string(),
  /** The plan whose run gave it; absent where one case was given alone. */
  planId: z.string().exactOptional(),
  unit: party,
  number: z.string(),
  /** The local day of the run, or of the dispatch. */
  issuedOn: z.string(),
  lines: z.int(),
});

/** The paper: what the unit was given, as it was then. */
export const noticeSchema = noticeLineSchema.extend({
  lines: z.array(
    z.object({
      proposalId: z.string(),
      caseNumber: z.string().exactOptional(),
      title: z.string().exactOptional(),
      proposers: proposersSchema.exactOptional(),
      role: z.enum(['lead', 'co-handler']),
      others: z.array(z.object({ unit: party, role: z.enum(['lead', 'co-handler']) })),
      dues: z.array(z.object({ kind: z.enum(clockKinds), name: term, dueOn: z.string(), provisional: z.boolean() })),
    }),
  ),
  issuer: term,
  /** 政协云澜区委员会六届一次会议; absent where the lines are of several sessions, or older than they are told. */
  session: z.string().exactOptional(),
  contact: z.object({ person: term, phone: z.string().exactOptional() }).exactOptional(),
});

type Listed = z.input<typeof noticeLineSchema>;
export type NoticePaper = z.input<typeof noticeSchema>;
export type ToldBy = Pick<DecideContext, 'directory' | 'policy'>;

/** Undefined where the unit's notice is not numbered: the run gave it nothing, or is not at its end. */
export function noticeListed(planId: string, plan: SealedPlan, unitId: string, { directory, policy }: ToldBy): Listed | undefined {
  const number = plan.notices.find((notice) => notice.unitId === unitId)?.number;
  if (number === undefined || plan.begunAt === undefined) return undefined;
  return {
    noticeId: planId,
    planId,
    unit: unitParty(unitId, directory),
    number,
    issuedOn: localDate(plan.begunAt, policy.timeZoneOffset),
    lines: unitLists(plan).get(unitId)?.length ?? 0,
  };
}

export function noticePaper(planId: string, plan: SealedPlan, unitId: string, by: ToldBy): NoticePaper | undefined {
  const listed = noticeListed(planId, plan, unitId, by);
  if (listed === undefined) return undefined;
  const { directory, policy } = by;
  const lines = unitLists(plan).get(unitId) ?? [];
  return {
    ...listed,
    lines: lines.map(({ role, line }) => ({ ...lineOf(line, unitId, by), role })),
    issuer: issuerOf('office', policy, directory),
    ...sessionOf(
      lines.map(({ line }) => line),
      by,
    ),
    ...contactOf(plan.by, by),
  };
}

function lineOf(line: PossibleLine, unitId: string, { directory }: ToldBy): Omit<NoticePaper['lines'][number], 'role'> {
  const { proposalId, caseNumber, title, proposers, shown } = line;
  const own = shown.assigns.find((one) => one.unitId === unitId);
  return {
    proposalId,
    ...(caseNumber === undefined ? {} : { caseNumber }),
    ...(title === undefined ? {} : { title }),
    ...(proposers === undefined ? {} : { proposers: proposersBody(proposers, directory) }),
    others: shown.assigns.flatMap((one) => (one.unitId === unitId ? [] : [{ unit: unitParty(one.unitId, directory), role: one.role }])),
    dues: shown.clocks.flatMap(({ id, kind, deadline }) =>
      own !== undefined && id.startsWith(`${own.assignmentId}.`)
        ? [{ kind, name: clockTerms[kind], dueOn: deadline.dueOn, provisional: deadline.provisional }]
        : [],
    ),
  };
}

/** 政协云澜区委员会六届一次会议, where all lines are of one session. */
export function sessionOf(
  lines: readonly Pick<PossibleLine, 'session'>[],
  { directory }: Pick<ToldBy, 'directory'>,
): { readonly session?: string } {
  const [id, ...others] = new Set(lines.map(({ session }) => session));
  const session = id === undefined || others.length > 0 ? undefined : directory.sessions.get(id);
  return session === undefined ? {} : { session: `${directory.bodyName?.name ?? ''}${session.name}` };
}

/** Whoever dispatched is the one to ask. */
export function contactOf({ personId }: Pick<Actor, 'personId'>, { directory }: ToldBy): Pick<NoticePaper, 'contact'> {
  const person = directory.people.get(personId);
  if (person === undefined) return {};
  return { contact: { person: addressed(person).title, ...(person.phone === undefined ? {} : { phone: person.phone }) } };
}
