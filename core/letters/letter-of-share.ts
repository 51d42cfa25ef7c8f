import { localDate } from '#core/calendar/calendar-date.ts';
import type { Assignment } from '#core/case/assignment.ts';
import { assignmentsOf } from '#core/case/case.ts';
import type { Case, NumberedCase } from '#core/case/case.ts';
import type { Directory } from '#core/directory/directory.ts';
import type { Policy } from '#core/policy/policy.ts';
import type { Paragraph } from '#core/reply/paragraph.ts';
import { asWritten } from '#core/reply/paragraph.ts';
import type { Written } from '#core/reply/still-missing.ts';
import { numberOf } from './chinese-numerals.ts';
import { composeLetter } from './compose-letter.ts';
import type { Letter, LetterBlock } from './letter.ts';
import { missingOf } from './missing-of.ts';
import type { Missing } from './missing-of.ts';

/** What a letter is made of beside the case: whose names and words they are. */
interface LetterContext {
  readonly directory: Directory;
  readonly policy: Policy;
}

interface ShareToWrite {
  readonly found: NumberedCase;
  readonly assignment: Assignment;
  /** The reply as it is being written; what the share has on record unless given. */
  readonly written?: Written;
}

interface ShareLetter {
  readonly letter: Letter;
  readonly missing: readonly Missing[];
}

/** The letter of a unit's share from the case's record: the lead's reply (复函), or a co-handler's opinion (会办意见). */
export function letterOfShare({ found, assignment, written }: ShareToWrite, { directory, policy }: LetterContext): ShareLetter {
  const { committee, passedBy, desks } = bodyNames(directory);
  const isReply = assignment.role === 'lead';
  const record = written === undefined ? assignment.replies.at(-1) : undefined;
  const text: Written = written ?? record ?? { paragraphs: asWritten(assignment.opinion ?? '') };
  const session = sessionOf(directory.sessions.get(found.content.session)?.name ?? '');
  const publicity = publicityOf(text.disclosure);
  const number = numberIn(record?.letterNumber);
  const letter = composeLetter({
    kind: isReply ? 'reply' : 'opinion',
    form: 'file',
    issuer: unitName(assignment.unitId, directory),
    committee,
    caseNumber: found.caseNumber,
    ...(passedBy === undefined ? {} : { passedBy }),
    ...(session === undefined ? {} : { session }),
    ...(publicity === undefined ? {} : { publicity }),
    ...(number === undefined ? {} : { number }),
    ...(text.class === undefined || !/^[A-Z]$/u.test(text.class) ? {} : { class: text.class }),
    ...(record === undefined ? {} : { date: localDate(record.issuedAt, policy.timeZoneOffset) }),
    to: isReply ? proposers(found, directory) : leadUnit(found, directory),
    matter: found.content.title,
    answers: [],
    contacts: contactsOf(text),
    attachments: [],
    reports: [],
    copies: isReply ? [...desks, ...coHandlers(found, directory)] : [],
  });
  const whole: Letter = { ...letter, body: text.paragraphs.flatMap(blockOf) };
  return { letter: whole, missing: record === undefined ? missingOf(whole, 'clearance') : [] };
}

const publicities = { disclosed: 'open', 'on-request': 'on-request', 'not-disclosed': 'withheld' } as const;
const isPublicity = (value: string): value is keyof typeof publicities => Object.hasOwn(publicities, value);
const publicityOf = (value = ''): Letter['publicity'] => (isPublicity(value) ? publicities[value] : undefined);

const unitName = (id: string, { units }: Directory): string => units.get(id)?.name ?? id;

/** 区政协, 区政府 and the offices that get a copy, by the last sign of the place's name. */
function bodyNames({ bodyName }: Directory): { readonly committee: string; readonly passedBy?: string; readonly desks: readonly string[] } {
  const level = bodyName?.place.at(-1);
  if (level === undefined) return { committee: '政协', desks: ['政协提案委员会'] };
  return {
    committee: `${level}政协`,
    passedBy: `${level}政府`,
    desks: [`${level}政协办公室`, `${level}政协提案委员会`, `${level}政府督查室`],
  };
}

/** `六届一次会议` → 6, 1 */
function sessionOf(name: string): Letter['session'] {
  const { term = '', meeting = '' } =
    /(?<term>[\d一二三四五六七八九十百]+)届.{0,6}?(?<meeting>[\d一二三四五六七八九十]+)次/u.exec(name)?.groups ?? {};
  const [of, at] = [numberOf(term), numberOf(meeting)];
  return of === undefined || at === undefined ? undefined : { term: of, meeting: at };
}

function numberIn(text = ''): Letter['number'] {
  const { code = '', year, serial = '' } = /^(?<code>.+?)[〔[【(（](?<year>\d{4})[〕\]】)）](?<serial>\d+)号$/u.exec(text)?.groups ?? {};
  return year === undefined
    ? undefined
    : { code, year: Number(year), serial: Number(serial), ...(serial.length > 1 ? { padded: Math.min(5, serial.length) } : {}) };
}

function proposers(
  { authorId, content }: Case,
  { people }: Directory,
): { readonly members: readonly string[] } | { readonly body: string } {
  if (content.onBehalfOf !== undefined) return { body: content.onBehalfOf };
  return { members: [authorId, ...content.coSigners].map((id) => people.get(id)?.name ?? id) };
}

function leadUnit(found: Case, directory: Directory): { readonly leadUnit: string; readonly proposer: string } {
  const lead = assignmentsOf(found).findLast(({ role }) => role === 'lead');
  const to = proposers(found, directory);
  const proposer = 'body' in to ? to.body : `${to.members[0] ?? ''}委员`;
  return { leadUnit: lead === undefined ? '' : unitName(lead.unitId, directory), proposer };
}

function coHandlers(found: Case, directory: Directory): string[] {
  return assignmentsOf(found).flatMap(({ role, unitId, opinion }) =>
    role === 'co-handler' && opinion !== undefined ? [unitName(unitId, directory)] : [],
  );
}

/** A draft may hold what no letter may: it is shown without. */
const clean = (text = ''): string =>
  text
    .replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, ' ')
    .toWellFormed()
    .trim();

function contactsOf({ leader, handler, phone }: Written): Letter['contacts'] {
  const given = { leader: clean(leader), handler: clean(handler), phone: clean(phone) };
  return Object.fromEntries(Object.entries(given).filter(([, text]) => text !== ''));
}

function blockOf({ level, text }: Paragraph): LetterBlock[] {
  const said = clean(text);
  const known = ([1, 2, 3, 4] as const).find((one) => one === level) ?? 0;
  return said === '' ? [] : [{ level: known, text: said }];
}
