import { roleFor } from '#core/access/access.ts';
import type { Case } from '#core/case/case.ts';
import { assignmentsOf } from '#core/case/case.ts';
import { caseLog } from '#core/case/log/case-log.ts';
import type { Content } from '#core/case/content.ts';
import { decide } from '#core/case/decide.ts';
import { decideAlarms, inScope } from '#core/case/waits/decide-alarms.ts';
import type { Scope } from '#core/case/waits/decide-alarms.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { decideDocument, documentSeries } from '#core/case/numbers/decide-documents.ts';
import { decideNumber, numberSeries } from '#core/case/numbers/decide-numbers.ts';
import type { NumberWanted } from '#core/case/numbers/decide-numbers.ts';
import { documentKey, documentsOwed } from '#core/case/numbers/documents-owed.ts';
import { actorOf } from '#core/case/log/give-as-person.ts';
import { alarmsDue, nextUnrecorded } from '#core/clock/alarms.ts';
import { isOpen } from '#core/clock/clock.ts';
import type { Clock } from '#core/clock/clock.ts';
import type { Person } from '#core/directory/directory.ts';
import { applyCommit } from '#core/ledger/log-kind.ts';
import type { LogKind } from '#core/ledger/log-kind.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import type { Digest } from '#core/ledger/hash-chain.ts';
import { systemActor } from '#core/ledger/commit.ts';
import type { CommitOf } from '#core/ledger/commit.ts';
import { commands, parseCommand } from '#core/steps/commands.ts';
import type { CommandName } from '#core/steps/commands.ts';
import { decideNew } from '#core/steps/drafting/commands.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import type { TakeNumber } from './number-book.ts';

/** A commit before it is chained, with what was asked and what the case became. */
export interface PlayedCommit extends Pick<CommitOf<CaseEvent>, 'seq' | 'commandId' | 'command' | 'actor' | 'at' | 'events'> {
  readonly request: string;
  readonly state: Case;
}

/** By what a case is played; `now` ends it. */
export interface PlayRules extends Omit<DecideContext, 'actorId'> {
  readonly take: TakeNumber;
  readonly digest: Digest;
}

/** Whoever gives a command, when, and under which key of repetition. */
export interface Giving {
  readonly person: Person;
  readonly at: string;
  readonly key: string;
}

// A wait wakes a moment after its alarm, and a number is written a moment after what it numbers.
const MOMENT_MS = 1000;

/** One case lived through: people's commands as the API takes them, and what waits and registers do in between. */
export class CasePlay {
  readonly commits: PlayedCommit[] = [];
  readonly #id: string;
  readonly #log: LogKind<Case, CaseEvent>;
  readonly #rules: PlayRules;
  readonly #alarms = new WeakMap<Clock, string>();

  constructor(id: string, rules: PlayRules) {
    this.#id = id;
    this.#log = caseLog(id);
    this.#rules = rules;
  }

  /** The case as it stands. */
  get found(): Case {
    const last = this.commits.at(-1);
    if (last === undefined) throw new Error(`${this.#id} has not begun`);
    return last.state;
  }

  /** The author writes it: a draft, or submitted at once. */
  begin(content: Content, draft: boolean, { person, at, key }: Giving): void {
    this.#append({
      commandId: `${person.id}:${key}`,
      command: 'submit',
      request: canonicalJson({ ...content, draft }),
      actor: actorOf(person, 'member'),
      at,
      events: decideNew(content, draft, this.#context(at, person.id)),
    });
  }

  /** One command, if the case still allows it there: silence may have been faster. */
  give(name: CommandName, body: object, { person, at, key }: Giving): void {
    const given = parseCommand(name, body);
    const context = this.#context(at, person.id);
    const target = given.assignmentId === undefined ? {} : { assignmentId: given.assignmentId };
    if (commands[name].hindrance(this.found, target, context) !== undefined) return;
    const role = roleFor(person, commands[name], this.found, given.assignmentId);
    if (role === undefined) throw new Error(`${person.id} may not ${name}`);
    this.#append({
      commandId: `${person.id}:${key}`,
      command: name,
      request: canonicalJson({ command: name, payload: given.payload }),
      actor: actorOf(person, role),
      at,
      events: decide(this.found, given, context),
    });
    this.#number(at);
  }

  /** Lets time pass: waits wake, and sound what is due. */
  passUntil(instant: string): void {
    for (let next = this.#nextAlarm(); next !== undefined && next.at <= instant; next = this.#nextAlarm()) this.#sound(next.of, next.at);
  }

  #nextAlarm(): { readonly at: string; readonly of: Scope } | undefined {
    let first: { at: string; of: Scope } | undefined;
    for (const clock of this.found.clocks) {
      if (!isOpen(clock)) continue;
      const at = this.#alarmOf(clock);
      if (first === undefined || at < first.at)
        first = { at, of: clock.assignmentId === undefined ? {} : { assignmentId: clock.assignmentId } };
    }
    const since = this.commits.at(-1)?.at ?? '';
    return first && { ...first, at: later(first.at < since ? since : first.at) };
  }

  /** When it sounds next; it has not sounded yet, or it would be another clock. */
  #alarmOf(clock: Clock): string {
    const known = this.#alarms.get(clock);
    if (known !== undefined) return known;
    const { policy, calendar } = this.#rules;
    const since = this.commits.at(-1)?.at ?? '';
    const at = nextUnrecorded(clock, since, policy, calendar)?.at ?? '~';
    this.#alarms.set(clock, at);
    return at;
  }

  #sound(scope: Scope, at: string): void {
    const { policy, calendar } = this.#rules;
    const context = this.#context(at);
    const clocks = this.found.clocks.filter((clock) => inScope(clock, scope));
    const [first] = clocks.flatMap((clock) =>
      alarmsDue(clock, at, policy, calendar).map(({ rule }) => `${clock.id}:${clock.moves}:${rule}`),
    );
    this.#act(`alarm:${first}`, 'sound-alarm', at, decideAlarms(this.found, scope, context));
    this.#number(at);
  }

  /** Numbers that the case waits for, and documents that it owes. */
  #number(at: string): void {
    const { policy, take } = this.#rules;
    const moment = later(at);
    if (moment > this.#rules.now) return;
    for (const [owner, wanted] of this.#wanted()) {
      const context = this.#context(moment);
      const series = numberSeries(this.found, wanted, context)?.series;
      if (series === undefined) continue;
      const taken = { series, number: take({ series, owner, at: moment }) };
      this.#act(`number:${owner}`, 'take-number', moment, decideNumber(this.found, wanted, taken, context, this.#rules.digest));
    }
    if (!this.commits.at(-1)?.events.some(callsForDocument)) return;
    for (const owed of documentsOwed(this.commits, policy.timeZoneOffset)) {
      const owner = `${this.#id}.${documentKey(owed)}`;
      const { series } = documentSeries(owed, policy);
      const taken = { series, number: take({ series, owner, at: moment }) };
      this.#act(`number:${owner}`, 'take-number', moment, decideDocument(this.found, owed, taken, policy));
    }
  }

  #wanted(): [owner: string, wanted: NumberWanted][] {
    if (this.found.stage.name === 'awaiting-number') return [[this.#id, { kind: 'case' }]];
    return assignmentsOf(this.found)
      .filter(({ status }) => status === 'awaiting-letter-number')
      .map(({ id, round }) => [`${this.#id}.${id}.r${round}`, { kind: 'letter', assignmentId: id }]);
  }

  #act(commandId: string, command: string, at: string, events: readonly CaseEvent[]): void {
    this.#append({ commandId, command, request: commandId, actor: systemActor, at, events });
  }

  #append(commit: Omit<PlayedCommit, 'seq' | 'state'>): void {
    if (commit.events.length === 0) return;
    const state = applyCommit(this.#log, this.commits.at(-1)?.state, commit);
    if (state === undefined) throw new Error(`${this.#id} does not begin with ${commit.command}`);
    this.commits.push({ ...commit, seq: this.commits.length + 1, state });
  }

  #context(now: string, actorId = 'system'): DecideContext {
    const { policy, calendar, directory } = this.#rules;
    return { actorId, now, policy, calendar, directory };
  }
}

/** Escalations to the office and the leader, and reminders by hand: `documentsOwed` knows which of them owe one. */
function callsForDocument(event: CaseEvent): boolean {
  return event.type === 'RemindedByHand' || (event.type === 'AlarmSounded' && (event.action === 'office' || event.action === 'leader'));
}

function later(instant: string): string {
  return new Date(Date.parse(instant) + MOMENT_MS).toISOString();
}
