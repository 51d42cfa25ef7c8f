import { assignmentsOf } from '#core/case/case.ts';
import { defineTelling } from '#core/case/define/define-telling.ts';
import type { NoticeContext, Said, Waiting } from '#core/case/define/define-telling.ts';
import type { Case } from '#core/case/case.ts';
import { clockEnded } from '#core/case/define/overtaken.ts';
import type { AlarmAction } from '#core/clock/alarm-actions.ts';
import { audienceOf, holdersOf } from '#core/clock/audience.ts';
import { olderAudience } from '#core/clock/older-audience.ts';
import { isOpen } from '#core/clock/clock.ts';
import type { Clock } from '#core/clock/clock.ts';
import type { Term } from '#core/contracts/term.ts';
import { currentSchema } from '#core/ledger/commit.ts';
import type { SupersededReason } from '#core/notices/superseded-texts.ts';
import { reckoningOfClock } from '#core/policy/rulebook.ts';
import type { CaseEvent, EventOf } from '#core/steps/events.ts';
import { silenceTerms } from '#core/steps/texts.ts';

export const tellings = {
  reminder: alarm('remind', {
    concerns: (rule, clock) => !isListed(rule) || isPersons(clock),
    when: (rule) => (rule.startsWith('before-') || isListed(rule) ? 'digest' : 'prompt'),
    toRobot: true,
    moot: waitsForOthers,
  }),
  /** What has been overdue for longer, gathered once a week (逾期通报); a member is reminded all the same, and not on a list. */
  'overdue-list': alarm('remind', {
    concerns: (rule, clock) => isListed(rule) && !isPersons(clock),
    when: 'digest',
    toRobot: true,
    moot: waitsForOthers,
  }),
  'overdue-unit': alarm('unit-leader', { when: 'prompt', toRobot: true, moot: waitsForOthers }),
  /** Once it is the supervising leader's it is no longer the office's to press for. */
  'overdue-office': alarm('office', {
    when: 'prompt',
    toRobot: false,
    moot: ({ clock }) => (clock?.desk === undefined ? undefined : 'escalated'),
  }),
  'overdue-leader': alarm('leader', { when: 'prompt', toRobot: false }),

  /** To whoever watches, and can still speak to the holder: what silence is about to come to. */
  'silence-near': defineTelling({
    of: 'AlarmSounded',
    to: (found, event, context) => {
      const said = ofAlarm('forewarn', found, event, context);
      return said?.clock && { ...said, outcome: silenceTerm(said.clock, context) };
    },
    when: 'digest',
    toRobot: false,
    reminds: true,
    outrun: endedOrMoved,
  }),

  silence: defineTelling({
    of: 'AlarmSounded',
    to: (found, event, context) => {
      const said = ofAlarm('silence', found, event, context);
      return said?.clock && { ...said, outcome: silenceTerm(said.clock, context) };
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

  /**
   * To whoever holds the wait: another day than was told. A unit that a share went to is told its day with it, and a member the one of a
   * letter that was corrected.
   */
  'due-day-moved': defineTelling({
    of: 'DeadlineMoved',
    since: 4,
    to: (found, { clockId, cause }, { directory }) => {
      const clock = cause === 'reassigned' || cause === 'reply-corrected' ? undefined : found.clocks.find(({ id }) => id === clockId);
      return clock && { people: holdersOf(clock, directory), clock };
    },
    when: 'prompt',
    toRobot: true,
    reminds: false,
    outrun: endedOrMoved,
  }),

  'by-hand': defineTelling({
    of: 'RemindedByHand',
    to: (found, { clockId, note = '' }, { directory }) => {
      const clock = found.clocks.find(({ id }) => id === clockId);
      return clock && { people: holdersOf(clock, directory), clock, detail: note };
    },
    when: 'prompt',
    toRobot: true,
    reminds: true,
    outrun: ({ found, clock }) => clockEnded(found, clock),
  }),
} as const;

interface Rung {
  /** Which of the action's alarms it tells; all of them where it is absent. */
  readonly concerns?: (rule: string, clock: Clock) => boolean;
  readonly when: 'prompt' | ((rule: string) => 'prompt' | 'digest') | 'digest';
  readonly toRobot: boolean;
  /** What makes it moot although its clock runs towards the same day. */
  readonly moot?: (waiting: Waiting<CaseEvent>) => SupersededReason | undefined;
}

/** A rung of the ladder: whoever the alarm is for, as long as its clock runs towards the same day. */
function alarm(action: AlarmAction, { concerns = () => true, when, toRobot, moot = () => undefined }: Rung) {
  return defineTelling({
    of: 'AlarmSounded',
    to: (found, event, context) => {
      const said = ofAlarm(action, found, event, context);
      return said?.clock !== undefined && concerns(event.rule, said.clock) ? said : undefined;
    },
    when,
    toRobot,
    reminds: true,
    outrun: (waiting) => endedOrMoved(waiting) ?? (waiting.schema < 4 ? undefined : moot(waiting)),
  });
}

const isListed = (rule: string): boolean => rule.startsWith('list-');
const isPersons = ({ holder }: Clock): boolean => 'personId' in holder;

function endedOrMoved({ found, clock, dueOn }: Waiting<CaseEvent>): SupersededReason | undefined {
  return clockEnded(found, clock) ?? (clock?.deadline.dueOn === dueOn ? undefined : 'deadline-moved');
}

/** Why a unit can do nothing at present, although its clock runs: it has asked for a decision, or opinions are not due yet. */
function waitsForOthers({ found, clock, at }: Waiting<CaseEvent>): SupersededReason | undefined {
  if (clock === undefined || !('unitId' in clock.holder)) return undefined;
  const own = assignmentsOf(found).find(({ id }) => id === clock.assignmentId);
  if (own?.status === 'return-requested') return 'waits-for-decision';
  if (own?.role !== 'lead' || own.status !== 'in-handling') return undefined;
  const opinions = found.clocks.filter((one) => one.kind === 'opinion' && isOpen(one) && one.dueAt > at);
  return opinions.length > 0 ? 'waits-for-opinions' : undefined;
}

/** What silence comes to, by the rules the clock was opened under. */
function silenceTerm(clock: Clock, context: NoticeContext): Term {
  const { policy } = context.rulebook === undefined ? context : reckoningOfClock(context.rulebook, clock);
  return silenceTerms[policy.silence[clock.kind].outcome];
}

function ofAlarm(action: AlarmAction, found: Case, event: EventOf<'AlarmSounded'>, context: NoticeContext): Said | undefined {
  const { directory, commit } = context;
  const clock = event.action === action ? found.clocks.find(({ id }) => id === event.clockId) : undefined;
  if (clock === undefined) return undefined;
  const isOlder = (commit?.schema ?? currentSchema) < 4 && (action === 'office' || action === 'leader');
  return { people: isOlder ? olderAudience(clock, action, directory) : audienceOf(clock, action, directory), clock, detail: '' };
}
