import * as z from 'zod';
import { readSight } from '#core/access/sight/read-sight.ts';
import { sees } from '#core/access/sight/look.ts';
import { show } from '#core/access/sight/show.ts';
import { localDate } from '#core/calendar/calendar-date.ts';
import type { Assignment } from '#core/case/assignment.ts';
import { assignmentsOf, isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { issuedKinds } from '#core/letters/issued-letter.ts';
import type { IssuedLetter } from '#core/letters/issued-letter.ts';
import { correctedBy } from '#core/letters/letter-check.ts';
import { letterKindTerms } from '#core/letters/letter-kind-terms.ts';
import { onPublicPage } from '#core/publication/may-publish.ts';
import { publishedExtents } from '#core/publication/publication.ts';
import { unitParty } from '#functions/platform/http/parties.ts';
import { findCase } from '../case-access.ts';
import type { VisibleCase } from '../case-access.ts';
import { clearedBody, clearedSchema } from '../clearance-body.ts';
import { namesFor } from '../names-of-the-past.ts';
import { contextOf, defineRoute, nothing } from '../route.ts';

const term = z.object({ zh: z.string(), en: z.string() });
const party = z.object({ id: z.string(), name: z.string() });

const letterSchema = z.object({
  assignmentId: z.string(),
  unit: party,
  kind: z.enum(issuedKinds),
  kindName: term,
  /** 0 the first handling, 1 and up the redo rounds. */
  round: z.int(),
  number: z.string(),
  on: z.string(),
  class: z.string().exactOptional(),
  /** SHA-256 of the letter that was kept, and the code printed on it; of letters of before that was kept, neither. */
  letterHash: z.string().exactOptional(),
  checkCode: z.string().exactOptional(),
  /** The number of the letter that this one corrects. */
  corrects: z.string().exactOptional(),
  /** The letter by which it was corrected. */
  correctedBy: z.object({ number: z.string(), on: z.string() }).exactOptional(),
  /** Its masked copy is on the public page, under its check code, since that day; or was until another. */
  published: z.object({ on: z.string(), extent: z.enum(publishedExtents), until: z.string().exactOptional() }).exactOptional(),
  /** Who cleared it, and when. */
  cleared: z.array(clearedSchema).exactOptional(),
});

type LetterBody = z.input<typeof letterSchema>;

/** The letters of a case that are out, in the order of its shares. */
export const listLetters = defineRoute({
  method: 'GET',
  path: '/v1/proposals/{id}/letters',
  operationId: 'listLetters',
  tag: 'proposals',
  summary: {
    zh: '已发出的复函、会办意见和更正函：文号、日期、查验码、审签经过',
    en: 'Letters that are out: number, day, check code, who cleared them',
  },
  command: false,
  params: z.strictObject({ id: identifier }),
  query: nothing,
  body: nothing,
  response: z.object({ id: z.string(), letters: z.array(letterSchema) }),
  handle: async ({ principal, services, found, params: { id } }) => {
    const visible = await findCase({ principal, services, found }, id);
    const context = await contextOf({ principal, services });
    const directory = await namesFor(services, principal.body, visible, context.directory);
    const letters = assignmentsOf(visible.state).flatMap((share) => lettersOf(share, visible, { ...context, directory }));
    return { version: visible.seq, body: { id, letters } };
  },
});

function lettersOf(share: Assignment, { look, state }: VisibleCase, context: DecideContext): LetterBody[] {
  const matter = { unitIds: [share.unitId], personIds: [] };
  return [...ofBefore(share, context), ...keptOf(share, state, context)]
    .filter(({ kind }) => sees(look, kind === 'opinion' ? readSight.opinionLetter.seen : readSight.issuedLetter.seen, matter))
    .map((whole) => show<LetterBody>(readSight.issuedLetter.fields, whole, look, matter));
}

/** Replies of before letters were kept, and of policies by which none is. */
function ofBefore({ id, unitId, replies, letters = [] }: Assignment, { directory, policy }: DecideContext): LetterBody[] {
  return replies.flatMap(({ letterNumber: number, issuedAt, round, class: mark }) =>
    number === undefined || letters.some((kept) => kept.number === number)
      ? []
      : [
          {
            assignmentId: id,
            unit: unitParty(unitId, directory),
            kind: 'reply' as const,
            kindName: letterKindTerms.reply,
            round,
            number,
            on: localDate(issuedAt, policy.timeZoneOffset),
            class: mark,
            ...correctedBy(number, letters),
          },
        ],
  );
}

function keptOf(share: Assignment, state: Case, { directory, policy }: DecideContext): LetterBody[] {
  return (share.letters ?? []).map((kept) => {
    const { kind, round, number, on, letter, letterHash, checkCode, corrects } = kept;
    return {
      assignmentId: share.id,
      unit: unitParty(share.unitId, directory),
      kind,
      kindName: letterKindTerms[kind],
      round,
      number,
      on,
      ...(letter.class === undefined ? {} : { class: letter.class }),
      letterHash,
      checkCode,
      ...(corrects === undefined ? {} : { corrects }),
      ...correctedBy(number, share.letters ?? []),
      ...publicationOf(kept, share, { state, policy }),
      ...clearanceOfLetter(share, kept, directory),
    };
  });
}

/** The clearance by which a reply of that round was signed. */
function clearanceOfLetter({ clearances = [] }: Assignment, { kind, round }: IssuedLetter, directory: DecideContext['directory']) {
  const signed = kind === 'reply' ? clearances.findLast((one) => one.round === round && one.ended?.how === 'signed') : undefined;
  return signed === undefined ? {} : { cleared: clearedBody(signed, directory) };
}

/** Since when its copy is public, and until when it was. */
function publicationOf(
  { number }: IssuedLetter,
  share: Assignment,
  { state, policy }: { readonly state: Case; readonly policy: DecideContext['policy'] },
): Pick<LetterBody, 'published'> {
  const last = share.publications?.findLast((one) => one.number === number);
  if (last === undefined || !isNumbered(state)) return {};
  const dayOf = (at: string): string => localDate(at, policy.timeZoneOffset);
  const { at, extent, withdrawn } = last;
  if (onPublicPage(state, share)?.number === number) return { published: { on: dayOf(at), extent } };
  // Before a letter that is not for everybody withdrew the copy of the one that it corrects, its own day was the end of it.
  const until = withdrawn === undefined ? share.letters?.at(-1)?.on : dayOf(withdrawn.at);
  return { published: { on: dayOf(at), extent, until: until ?? dayOf(at) } };
}
