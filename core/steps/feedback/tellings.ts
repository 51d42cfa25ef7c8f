import { isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { defineTelling } from '#core/case/define/define-telling.ts';
import { never, nothingLeft } from '#core/case/define/overtaken.ts';
import { assignmentOf, authorOf, clerksOf, clockOf } from '#core/case/whom.ts';
import { isOpen } from '#core/clock/clock.ts';
import { termsOf } from '#core/contracts/term.ts';
import { peopleWithRole } from '#core/directory/directory.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

const judgements = termsOf(zh.values, en.values);

/** The member's words on a round, which whoever does it again has to know. */
function judgedIn(found: Case, round: number): string {
  return isNumbered(found) ? (found.feedbacks.findLast((one) => one.round === round)?.comment ?? '') : '';
}

export const tellings = {
  'late-feedback': defineTelling({
    of: 'FeedbackGiven',
    to: (_found, { late, attitude, result }, { directory }) => {
      if (late === undefined) return undefined;
      const [of, about] = [judgements[attitude], judgements[result]];
      return {
        people: peopleWithRole(directory, 'committee-clerk'),
        outcome: { zh: zh.judged.both(of.zh, about.zh), en: en.judged.both(of.en, about.en) },
      };
    },
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: never,
  }),

  redo: defineTelling({
    of: 'RedoOpened',
    to: (found, event, { directory }) => {
      const assignment = assignmentOf(found, event);
      return (
        assignment && {
          people: clerksOf(assignment.unitId, directory),
          unitId: assignment.unitId,
          detail: String(event.round),
          reason: judgedIn(found, event.round - 1),
          ...clockOf(found, 'reply', assignment.id),
        }
      );
    },
    when: 'prompt',
    toRobot: true,
    reminds: false,
    outrun: ({ found, event, assignment }) =>
      assignment !== undefined && assignment.round > event.round ? 'replaced' : nothingLeft(found, assignment),
  }),

  /** To the author: it is done again. */
  'redo-begun': defineTelling({
    of: 'RedoOpened',
    since: 4,
    to: (found, event, { directory }) => {
      const assignment = assignmentOf(found, event);
      return (
        assignment && {
          people: authorOf(found, directory),
          unitId: assignment.unitId,
          detail: String(event.round),
          ...clockOf(found, 'reply', assignment.id),
        }
      );
    },
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: ({ clock }) => (clock === undefined || isOpen(clock) ? undefined : 'already-answered'),
  }),
} as const;
