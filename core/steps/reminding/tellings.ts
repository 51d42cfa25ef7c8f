import { assignmentsOf } from '#core/case/case.ts';
import { defineTelling } from '#core/case/define-telling.ts';
import type { NoticeContext, Said, Waiting } from '#core/case/define-telling.ts';
import type { Case } from '#core/case/case.ts';
import { clockEnded } from '#core/case/overtaken.ts';
import type { AlarmAction } from '#core/clock/alarms.ts';
import { audienceOf, peopleOf } from '#core/clock/audience.ts';
import type { SupersededReason } from '#core/notices/superseded-texts.ts';
import { reckoningOfClock } from '#core/policy/rulebook.ts';
import type { CaseEvent, EventOf } from '#core/steps/events.ts';
import { silenceTerms } from '#core/steps/texts.ts';

export const tellings = {
  reminder: alarm('remind', { when: (rule) => (rule.startsWith('before-') ? 'digest' : 'prompt'), toRobot: true }),
  'overdue-unit': alarm('unit-leader', { when: 'prompt', toRobot: true }),
  'overdue-office': alarm('office', { when: 'prompt', toRobot: false }),
  'overdue-leader': alarm('leader', { when: 'prompt', toRobot: false }),

  silence: defineTelling({
    of: 'AlarmSounded',
    to: (found, event, context) => {
      const said = ofAlarm('silence', found, event, context);
      if (said?.clock === undefined) return undefined;
      const { policy } = context.rulebook === undefined ? context : reckoningOfClock(context.rulebook, said.clock);
      return { ...said, outcome: silenceTerms[policy.silence[said.clock.kind].outcome] };
    },
    when: 'prompt',
    toRobot: false,
    reminds: false,
    outrun: ({ found, clock }) => {
      const late = assignmentsOf(found).find(({ id }) => id === clock?.assignmentId);
      // An opinion is welcome after it lapsed; who gave it needs not be told that it is missing.
      return clock?.kind === 'opinion' && late?.status === 'opinion-given' ? 'already-answered' : undefined;
    },
  }),

  'by-hand': defineTelling({
    of: 'RemindedByHand',
    to: (found, { clockId, note = '' }, { directory }) => {
      const clock = found.clocks.find(({ id }) => id === clockId);
      return clock && { people: peopleOf(clock.holder, directory), clock, detail: note };
    },
    when: 'prompt',
    toRobot: true,
    reminds: true,
    outrun: ({ found, clock }) => clockEnded(found, clock),
  }),
} as const;

/** A rung of the ladder: whoever the alarm is for, as long as its clock runs towards the same day. */
function alarm(action: AlarmAction, { when, toRobot }: { when: 'prompt' | ((rule: string) => 'prompt' | 'digest'); toRobot: boolean }) {
  return defineTelling({
    of: 'AlarmSounded',
    to: (found, event, context) => ofAlarm(action, found, event, context),
    when,
    toRobot,
    reminds: true,
    outrun: endedOrMoved,
  });
}

function endedOrMoved({ found, clock, dueOn }: Waiting<CaseEvent>): SupersededReason | undefined {
  return clockEnded(found, clock) ?? (clock?.deadline.dueOn === dueOn ? undefined : 'deadline-moved');
}

function ofAlarm(action: AlarmAction, found: Case, event: EventOf<'AlarmSounded'>, { directory }: NoticeContext): Said | undefined {
  const clock = event.action === action ? found.clocks.find(({ id }) => id === event.clockId) : undefined;
  return clock && { people: audienceOf(clock, action, directory), clock, detail: '' };
}
