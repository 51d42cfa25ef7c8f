import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import type { WorkingCalendar } from '#core/calendar/working-calendar.ts';
import { parseCommand } from '#core/steps/commands.ts';
import type { CommandName } from '#core/steps/commands.ts';
import type { Directory } from '#core/directory/directory.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import type { Policy } from '#core/policy/policy.ts';
import { decide } from '#core/case/decide.ts';
import { decideAlarms } from '#core/case/waits/decide-alarms.ts';
import type { Scope } from '#core/case/waits/decide-alarms.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { decideCorrection } from '#core/case/numbers/number-corrections.ts';
import { decideNumber } from '#core/case/numbers/decide-numbers.ts';
import type { NumberWanted } from '#core/case/numbers/decide-numbers.ts';
import { decideNew } from '#core/steps/drafting/commands.ts';
import { systemActor } from '#core/ledger/commit.ts';
import type { Actor } from '#core/ledger/commit.ts';
import { caseLog } from '#core/case/log/case-log.ts';
import { isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import type { Content } from '#core/case/content.ts';
import { sha256 } from './sha256.ts';
import { aContent } from './a-content.ts';
import { aDirectory } from './a-directory.ts';

export interface StorySettings {
  readonly now?: string;
  readonly policy?: Policy;
  readonly calendar?: WorkingCalendar;
  readonly directory?: Directory;
}

export interface Entry {
  readonly event: CaseEvent;
  readonly at: string;
}

/** A case told act by act: each act is decided by core on the state so far and recorded at the story's instant. */
export class CaseStory {
  readonly entries: Entry[] = [];
  now: string;
  readonly policy: Policy;
  readonly calendar: WorkingCalendar;
  readonly directory: Directory;
  private state: Case | undefined;
  private lastNumber = 45;

  /** Begins on the third day of the session 6-1, at ten in the morning. */
  constructor({
    now = '2026-01-14T02:00:00.000Z',
    policy = defaultPolicy,
    calendar = chinaCalendar,
    directory = aDirectory(),
  }: StorySettings = {}) {
    this.now = now;
    this.policy = policy;
    this.calendar = calendar;
    this.directory = directory;
  }

  get proposal(): Case {
    if (this.state === undefined) throw new Error('the story has not begun');
    return this.state;
  }

  at(instant: string): this {
    this.now = instant;
    return this;
  }

  context(actorId = 'system'): DecideContext {
    const { now, policy, calendar, directory } = this;
    return { actorId, now, policy, calendar, directory, ...this.leading() };
  }

  /** Another proposal that waits for dispatch, once this one does or goes along with it. */
  private leading(): Pick<DecideContext, 'leading'> {
    if (this.state === undefined || !isNumbered(this.state)) return {};
    const { takenIn: _takenIn, mergedInto: _mergedInto, ...alone } = this.state;
    return { leading: { ...alone, id: 'p2', caseNumber: '12', authorId: 'shen', assignments: [], stage: { name: 'awaiting-dispatch' } } };
  }

  begins(how: 'draft' | 'submitted' = 'submitted', content: Content = aContent(), by = 'lin'): this {
    return this.records(decideNew(content, how === 'draft', this.context(by)));
  }

  /** Goes on with another case, as it could have become. */
  on(other: Case): this {
    this.state = other;
    return this;
  }

  /** What core answers to a command, without recording it. */
  answers(name: CommandName, body: object = {}, by = 'system'): readonly CaseEvent[] {
    return decide(this.proposal, parseCommand(name, body), this.context(by));
  }

  does(name: CommandName, body: object = {}, by = 'system'): this {
    return this.records(this.answers(name, body, by), this.actor(by));
  }

  /** It is merged into another one, the day's twelfth. */
  merges(by = 'system'): this {
    return this.does('merge', { into: 'p2', reason: '两案同一事项。' }, by);
  }

  /** The next number, for the case or for the letter of the share named. */
  numbers(assignmentId?: string): this {
    const wanted: NumberWanted = assignmentId === undefined ? { kind: 'case' } : { kind: 'letter', assignmentId };
    this.lastNumber += 1;
    return this.records(decideNumber(this.proposal, wanted, { series: 'some', number: this.lastNumber }, this.context(), sha256));
  }

  /** The next number, for the correcting letter of the share that waits for one. */
  numbersCorrection(assignmentId = 'a1'): this {
    this.lastNumber += 1;
    const taken = { series: 'some', number: this.lastNumber };
    return this.records(decideCorrection(this.proposal, assignmentId, taken, this.context(), sha256));
  }

  alarms(scope: Scope = {}): CaseEvent[] {
    return decideAlarms(this.proposal, scope, this.context());
  }

  sounds(scope: Scope = {}): this {
    return this.records(this.alarms(scope));
  }

  private actor(by: string): Actor {
    const person = this.directory.people.get(by);
    const [role] = person?.roles ?? [];
    if (person === undefined || role === undefined) return systemActor;
    return { personId: by, role, ...(person.unitId === undefined ? {} : { unitId: person.unitId }) };
  }

  records(events: readonly CaseEvent[], by: Actor = systemActor): this {
    const log = caseLog('p1');
    for (const event of events) {
      this.entries.push({ event, at: this.now });
      this.state = log.apply(this.state, event, { at: this.now, by });
    }
    return this;
  }
}
