import { isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { defineTelling } from '#core/case/define/define-telling.ts';
import { never } from '#core/case/define/overtaken.ts';
import { assignmentOf, clerksOf, leadOf, proposersOf } from '#core/case/whom.ts';
import { termsOf } from '#core/contracts/term.ts';
import type { Term } from '#core/contracts/term.ts';
import { peopleWithRole } from '#core/directory/directory.ts';
import { leadToPublish } from '#core/publication/may-publish.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

const answers = termsOf(zh.answers, en.answers);
const withdrawals = termsOf(zh.withdrawals, en.withdrawals);
const corrected = (number: string): Term => ({ zh: zh.correctedBy(number), en: en.correctedBy(number) });

/** Who has said nothing of that round's reply. */
function hasNotAnswered(found: Case, round: number) {
  const said = isNumbered(found) ? (found.publicationAnswers ?? []).filter((one) => one.round === round) : [];
  return ({ id }: { readonly id: string }): boolean => said.every(({ personId }) => personId !== id);
}

export const tellings = {
  /** To the proposers: may the reply be published? */
  'publication-asked': defineTelling({
    of: 'LetterSealed',
    to: (found, event, { directory, policy }) => {
      const isOpen = policy.publication !== undefined && event.letter.publicity === 'open' && found.content.publicity !== 'withheld';
      return isOpen
        ? {
            people: proposersOf(found, directory).filter(hasNotAnswered(found, event.round)),
            unitId: assignmentOf(found, event)?.unitId ?? '',
            detail: event.number,
          }
        : undefined;
    },
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: ({ found, event }) => (isNumbered(found) && leadToPublish(found)?.issued.round !== event.round ? 'replaced' : undefined),
  }),

  /** To whoever publishes: what a proposer says. */
  'publication-answered': defineTelling({
    of: 'PublicationAnswered',
    to: (found, { consents, reason = '' }, { directory, policy }) => {
      const unitId = leadOf(found)?.unitId ?? '';
      const by = policy.publication?.publishedBy;
      if (by === undefined || (by === 'by-itself' && consents)) return undefined;
      return {
        people: by === 'answering-unit' ? clerksOf(unitId, directory) : peopleWithRole(directory, 'dispatcher'),
        unitId,
        outcome: consents ? answers.consents : answers.refuses,
        reason,
      };
    },
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: never,
  }),

  /** To the proposers, the unit and the office: it is off the public page. */
  'publication-withdrawn': defineTelling({
    of: 'PublicationWithdrawn',
    to: (found, event, { directory }) => {
      const unitId = assignmentOf(found, event)?.unitId ?? '';
      const all = [...proposersOf(found, directory), ...clerksOf(unitId, directory), ...peopleWithRole(directory, 'dispatcher')];
      return {
        people: all.filter((person, index) => all.indexOf(person) === index),
        unitId,
        detail: event.number,
        reason: event.reason ?? '',
        ...(event.correctedBy === undefined ? {} : { outcome: corrected(event.correctedBy) }),
        ...(event.consentWithdrawn === undefined ? {} : { outcome: withdrawals.consent }),
      };
    },
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: never,
  }),
} as const;
