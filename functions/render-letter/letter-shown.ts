import { roleFor } from '#core/access/access.ts';
import { office } from '#core/access/permission.ts';
import { caseSight } from '#core/access/sight/case-sight.ts';
import { sees } from '#core/access/sight/look.ts';
import { readSight } from '#core/access/sight/read-sight.ts';
import { stepOf } from '#core/case/clearance/clearance.ts';
import type { Assignment } from '#core/case/assignment.ts';
import { assignmentsOf, isNumbered } from '#core/case/case.ts';
import type { NumberedCase } from '#core/case/case.ts';
import type { Person } from '#core/directory/directory.ts';
import { draftThings } from '#core/drafts/draft-things.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { Letter } from '#core/letters/letter.ts';
import { numberLine } from '#core/letters/letter-lines.ts';
import { letterOfShare } from '#core/letters/letter-of-share.ts';
import type { Missing } from '#core/letters/missing-of.ts';
import { replyDraftSchema } from '#core/reply/reply-draft.ts';
import { rowsOf, tableText } from '#core/reply/table-text.ts';
import type { Written } from '#core/reply/still-missing.ts';
import { commands } from '#core/steps/commands.ts';
import { unitOf } from '#core/view/desks-of.ts';
import { findCase } from '#functions/platform/http/find-case.ts';
import type { VisibleCase } from '#functions/platform/http/find-case.ts';
import { contextOf } from '#functions/platform/http/route.ts';
import type { RawCall } from './route.ts';

export type Asking = Pick<RawCall, 'principal' | 'services' | 'found'>;

/** The letter of a share as the asker may see it. */
export interface LetterShown {
  readonly visible: VisibleCase;
  readonly state: NumberedCase;
  readonly assignment: Assignment;
  readonly letter: Letter;
  readonly missing: readonly Missing[];
  /** The code that is printed on one that was sealed at signing. */
  readonly checkCode?: string;
  readonly isDraft: boolean;
  /** What the unit is writing, where the letter is a draft of it. */
  readonly draft?: Written;
  /** Stands for the time of making: the same letter gives the same bytes. */
  readonly madeAt: Date;
}

/**
 * The letter that was issued, or the draft of it for the unit that writes it.
 * @param number Of one that was issued; the latest unless named.
 * @throws Refusal `NotFoundError`; `LetterNotWrittenError` where there is none that the asker may see
 */
export async function letterShown(asking: Asking, id: string, assignmentId: string, number?: string): Promise<LetterShown> {
  const visible = await findCase(asking, id);
  const { state } = visible;
  const assignment = assignmentsOf(state).find((one) => one.id === assignmentId);
  if (!isNumbered(state) || assignment === undefined) throw new Refusal('NotFoundError');
  const context = await contextOf(asking);
  const kept = assignment.letters?.findLast((one) => number === undefined || one.number === number);
  if (isIssued(assignment) || (number !== undefined && kept !== undefined)) {
    if (!maySee(visible, assignment)) throw new Refusal('LetterNotWrittenError');
    const letter = kept?.letter ?? letterOfShare({ found: state, assignment }, context).letter;
    if (number !== undefined && number !== numberOfLetter(letter)) throw new Refusal('NotFoundError');
    const sealed = kept === undefined ? {} : { checkCode: kept.checkCode };
    const madeAt = new Date(`${letter.date ?? '1970-01-01'}T00:00:00Z`);
    return { visible, state, assignment, letter, missing: [], isDraft: false, ...sealed, madeAt };
  }
  if (number !== undefined) throw new Refusal('NotFoundError');
  const cleared = inClearance(assignment);
  if (cleared !== undefined && isClearing(asking, assignment, cleared)) {
    const { letter, missing } = letterOfShare({ found: state, assignment }, context);
    return { visible, state, assignment, letter, missing, isDraft: true, madeAt: new Date(cleared.submittedAt) };
  }
  const { draft, savedAt } = await draftOf(asking, state, assignment);
  const { letter, missing } = letterOfShare({ found: state, assignment, written: draft }, context);
  return { visible, state, assignment, letter, missing, isDraft: true, draft, madeAt: new Date(savedAt) };
}

const numberOfLetter = ({ number }: Letter): string => (number === undefined ? '' : numberLine(number));

function isIssued({ role, opinion, status }: Assignment): boolean {
  return role === 'lead' ? status === 'replied' : opinion !== undefined && status !== 'awaiting-letter-number';
}

type Clearance = NonNullable<Assignment['clearances']>[number];

/** The draft that is going round. */
function inClearance({ clearances = [] }: Assignment): Clearance | undefined {
  const latest = clearances.at(-1);
  return latest?.ended === undefined ? latest : undefined;
}

const isOffice = ({ roles }: Person): boolean => office.some(({ role }) => roles.includes(role));

/** The unit whose letter it is, and one that countersigns, look at what goes round. */
function isClearing({ principal: { person } }: Asking, { unitId: own }: Assignment, clearance: Clearance): boolean {
  const { awaits, cleared } = clearance;
  const unitId = unitOf(person);
  // The office looks at what it reviews.
  if (isOffice(person) && stepOf(clearance) === 'review') return true;
  return unitId !== undefined && [own, ...[...awaits, ...cleared].map((one) => one.unitId)].includes(unitId);
}

/** Whoever reads the reply reads its letter; a co-handler's opinion goes to the lead. */
function maySee({ look }: VisibleCase, { role, unitId }: Assignment): boolean {
  return sees(look, role === 'lead' ? readSight.letter.seen : caseSight.assignment.fields.opinion, { unitIds: [unitId], personIds: [] });
}

async function draftOf(
  { principal, services }: Asking,
  state: NumberedCase,
  assignment: Assignment,
): Promise<{ draft: Written; savedAt: string }> {
  const { id: assignmentId, unitId, round, role } = assignment;
  const { body, person } = principal;
  if (role !== 'lead' || roleFor(person, commands['issue-reply'], state, assignmentId) === undefined) {
    throw new Refusal('LetterNotWrittenError');
  }
  const saved = await services.drafts.latest(body, draftThings.reply({ proposalId: state.id, assignmentId, unitId, round }));
  if (saved === undefined) return { draft: { paragraphs: [] }, savedAt: '1970-01-01T00:00:00Z' };
  return { draft: withoutControls(replyDraftSchema.parse(saved.value)), savedAt: saved.at };
}

/** What a form keeps may be more than what a letter can say: it is shown as it could be given. */
function withoutControls({ paragraphs, leader, handler, phone, ...rest }: Written): Written {
  return {
    ...rest,
    paragraphs: paragraphs.map((one) => ({
      ...one,
      text: one.table === true ? tableText(rowsOf(one.text).map((row) => row.map((cell) => clean(cell)))) : clean(one.text),
    })),
    leader: clean(leader),
    handler: clean(handler),
    phone: clean(phone),
  };
}

const clean = (text = ''): string =>
  text
    .replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, ' ')
    .toWellFormed()
    .trim();
