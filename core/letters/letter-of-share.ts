import { localDate } from '#core/calendar/calendar-date.ts';
import type { Assignment } from '#core/case/assignment.ts';
import type { AttachedFile } from '#core/case/attached-file.ts';
import { assignmentsOf } from '#core/case/case.ts';
import type { NumberedCase } from '#core/case/case.ts';
import { isCollective } from '#core/case/spoken-for.ts';
import { isActive, isGone } from '#core/case/stages.ts';
import { leadOf } from '#core/case/whom.ts';
import type { Directory } from '#core/directory/directory.ts';
import type { Policy } from '#core/policy/policy.ts';
import type { Paragraph } from '#core/reply/paragraph.ts';
import { asWritten, isEmptyParagraph } from '#core/reply/paragraph.ts';
import { picturesOf } from '#core/reply/refuse-pictures.ts';
import { longestCell, mostColumns, mostRows, pictureLine, rowsOf } from '#core/reply/table-text.ts';
import type { Written } from '#core/reply/still-missing.ts';
import { columnShares } from './column-shares.ts';
import { composeLetter } from './compose-letter.ts';
import type { LetterFacts } from './compose-letter.ts';
import type { Letter, LetterBlock } from './letter.ts';
import { missingInCase, missingOf } from './missing-of.ts';
import type { Missing } from './missing-of.ts';
import { numberAsPrinted } from './printed-number.ts';
import { sessionOf } from './session-of.ts';
import { lettersOfUnit, placeNames } from './unit-letters.ts';

/** What a letter is made of beside the case: whose names and words they are. */
export interface LetterContext {
  readonly directory: Directory;
  readonly policy: Policy;
}

export interface ShareToWrite {
  readonly found: NumberedCase;
  readonly assignment: Assignment;
  /** The text as it is being written; what the share has on record unless given. */
  readonly written?: Written;
  /** Number and day of signing, as they are being given; those on record unless given. */
  readonly issued?: { readonly number: string; readonly on: string };
}

export interface ShareLetter {
  readonly letter: Letter;
  /** What the letter lacks before it may go into clearance, and what the case lacks for it: opinions, a contact with the member. */
  readonly missing: readonly Missing[];
}

/**
 * The letter of a unit's share from the case's record: the lead's reply (复函) to the proposers, a co-handler's opinion (会办意见) to
 * the lead. Of a share that has answered it is the letter that was kept at signing, whatever the directory says since.
 * @throws z.ZodError where something on record is no fact of a letter
 */
export function letterOfShare({ found, assignment, written, issued }: ShareToWrite, context: LetterContext): ShareLetter {
  const kept = written === undefined && issued === undefined ? keptLetter(assignment) : undefined;
  if (kept !== undefined) return { letter: kept, missing: [] };
  const { directory, policy } = context;
  const isLead = assignment.role === 'lead';
  const text = written ?? onRecord(assignment);
  const { form, wording } = lettersOfUnit(policy, assignment.unitId, isLead ? 'reply' : 'opinion');
  const facts: LetterFacts = {
    form,
    ...(isLead ? replyFacts(found, context) : opinionFacts(found, context)),
    ...factsOfCase(found, assignment, context),
    ...textFacts(text, picturesOf(found, assignment.id)),
    attachments: attachmentsOf(found, assignment, text),
    ...numberAndDay(issued ?? issuedOf(assignment, policy)),
  };
  const { mostNamed } = policy.letters ?? {};
  const letter = composeLetter(facts, { wording, ...(mostNamed === undefined ? {} : { mostNamed }) });
  const lacks = isLead ? missingInCase({ owing: unitsOwing(found, directory), contact: text.contact }) : [];
  return { letter, missing: [...missingOf(letter, 'clearance'), ...lacks] };
}

function keptLetter({ status, letters }: Assignment): Letter | undefined {
  return status === 'replied' || status === 'opinion-given' ? letters?.at(-1)?.letter : undefined;
}

/** What was written last: the draft in clearance, the reply that was issued, or the opinion. */
function onRecord({ role, opinion = '', replies, clearances = [] }: Assignment): Written {
  if (role === 'co-handler') return { paragraphs: opinion === '' ? [] : asWritten(opinion) };
  const latest = clearances.at(-1);
  return (latest?.ended === undefined ? latest?.draft : undefined) ?? replies.at(-1) ?? latest?.draft ?? { paragraphs: [] };
}

/** The reply that was issued last: also one of before letters were kept. */
function issuedOf({ status, replies }: Assignment, { timeZoneOffset }: Policy): ShareToWrite['issued'] {
  const reply = replies.at(-1);
  if (status !== 'replied' || reply?.letterNumber === undefined) return undefined;
  return { number: reply.letterNumber, on: localDate(reply.issuedAt, timeZoneOffset) };
}

/** Number and day as the letter bears them. */
export function numberAndDay(issued: ShareToWrite['issued']): Pick<LetterFacts, 'number' | 'date'> {
  return issued === undefined ? {} : { number: numberAsPrinted(issued.number, Number(issued.on.slice(0, 4))), date: issued.on };
}

/** What every letter about a case says of it. */
export function factsOfCase(found: NumberedCase, { unitId }: Assignment, { directory, policy }: LetterContext) {
  const { content, caseNumber } = found;
  const { committee, government } = placeNames(policy, directory);
  const session = sessionOf(directory.sessions.get(content.session)?.name ?? content.session);
  return {
    issuer: unitName(unitId, directory),
    committee,
    passedBy: government,
    caseNumber,
    matter: content.title,
    answers: [],
    attachments: [],
    reports: policy.letters?.reports ?? [],
    ...(session === undefined ? {} : { session }),
  };
}

/** To whom the reply goes, and who gets a copy. */
export function replyFacts(found: NumberedCase, { directory, policy }: LetterContext): Pick<LetterFacts, 'kind' | 'to' | 'copies'> {
  const { content, authorId } = found;
  const { kind, onBehalfOf, coSigners } = content;
  const to =
    isCollective(kind) && onBehalfOf !== undefined
      ? { body: onBehalfOf }
      : { members: [authorId, ...coSigners].map((id) => personName(id, directory)) };
  const coHandlers = assignmentsOf(found).filter(({ role, status }) => role === 'co-handler' && !isGone(status));
  const copies = [...placeNames(policy, directory).copies, ...coHandlers.map(({ unitId }) => unitName(unitId, directory))];
  return { kind: 'reply', to, copies: [...new Set(copies)] };
}

function opinionFacts(found: NumberedCase, { directory }: LetterContext): Pick<LetterFacts, 'kind' | 'to' | 'copies'> {
  const { content, authorId } = found;
  const proposer = content.onBehalfOf ?? `${personName(authorId, directory)}${content.coSigners.length === 0 ? '' : '等'}委员`;
  return { kind: 'opinion', to: { leadUnit: unitName(leadOf(found)?.unitId ?? '', directory), proposer }, copies: [] };
}

const publicities = { disclosed: 'open', 'on-request': 'on-request', 'not-disclosed': 'withheld' } as const;
const isPublicity = (value: string): value is keyof typeof publicities => Object.hasOwn(publicities, value);
const levels = [0, 1, 2, 3, 4] as const;

/** What the unit wrote, and who answers for it. */
export function textFacts(
  { class: mark = '', paragraphs, leader = '', handler = '', phone = '', disclosure = '' }: Written,
  pictures: ReadonlyMap<string, AttachedFile>,
) {
  return {
    ...(mark === '' ? {} : { class: mark }),
    ...(isPublicity(disclosure) ? { publicity: publicities[disclosure] } : {}),
    body: paragraphs.filter((one) => !isEmptyParagraph(one)).map((one) => blockOf(one, pictures)),
    contacts: {
      ...(leader.trim() === '' ? {} : { leader }),
      ...(handler.trim() === '' ? {} : { handler }),
      ...(phone.trim() === '' ? {} : { phone }),
    },
  };
}

/** What was given has the shape of a table and pictures that are there; what is still being written may have any. */
function blockOf({ level, text, table, picture }: Paragraph, pictures: ReadonlyMap<string, AttachedFile>): LetterBlock {
  if (table === true) {
    const rows = rowsOf(text).slice(0, mostRows);
    const cut = rows.map((row) => row.slice(0, mostColumns).map((cell) => cell.slice(0, longestCell)));
    return { rows: cut, shares: columnShares(cut) };
  }
  if (picture !== undefined) {
    const { sha256 = '', kind } = pictures.get(picture) ?? {};
    return kind === 'png' || kind === 'jpeg'
      ? { picture: { sha256, kind }, caption: text.slice(0, LONGEST_CAPTION) }
      : { level: 0, text: pictureLine(text) };
  }
  return { level: levels.find((one) => one === level) ?? 0, text };
}

const LONGEST_CAPTION = 400;

/** Files of the letter of this round by their names without endings; what is shown in the text is no attachment. */
function attachmentsOf({ files = [] }: NumberedCase, { id, round, role }: Assignment, { paragraphs }: Written): string[] {
  const shown = new Set(paragraphs.map(({ picture }) => picture));
  const to = role === 'lead' ? 'letter' : 'opinion';
  const own = files.filter((file) => file.to === to && file.share?.assignmentId === id && file.share.round === round);
  return own
    .filter((file) => file.removed === undefined && !shown.has(file.id))
    .slice(0, MOST_ATTACHMENTS)
    .map(({ name }) => name.replace(/\.[^.]{1,8}$/u, '').slice(0, LONGEST_NAME));
}

// With the form that comes last, as many as a letter names.
const MOST_ATTACHMENTS = 29;
const LONGEST_NAME = 100;

function unitsOwing(found: NumberedCase, directory: Directory): string[] {
  return assignmentsOf(found)
    .filter(({ role, status }) => role === 'co-handler' && isActive(status))
    .map(({ unitId }) => unitName(unitId, directory));
}

/** Whom the directory does not know any more is named by the id: nothing else is known. */
const unitName = (id: string, { units }: Directory): string => units.get(id)?.name ?? id;
const personName = (id: string, { people }: Directory): string => people.get(id)?.name ?? id;
