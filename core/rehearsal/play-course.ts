import type { CalendarDate } from '#core/calendar/calendar-date.ts';
import type { Content } from '#core/case/content.ts';
import type { Digest } from '#core/ledger/hash-chain.ts';
import type { Scene } from './act.ts';
import type { Cast } from './cast.ts';
import { CasePlay } from './case-play.ts';
import type { PlayedCommit, PlayRules } from './case-play.ts';
import type { Course } from './courses.ts';
import type { Draws } from './draws.ts';
import { drawsOf } from './draws.ts';
import { inventContent, inventSubject } from './invent-content.ts';
import { officeInstant } from './work-days.ts';

/** The place where cases are played. */
export interface Playground {
  readonly seed: string;
  readonly body: string;
  readonly session: string;
  readonly cast: Cast;
  /** Working days from the session's first day until now; those of the session come first. */
  readonly days: readonly CalendarDate[];
  readonly sessionDays: number;
  readonly digest: Digest;
}

export interface PlayedCase {
  readonly proposalId: string;
  readonly commits: readonly PlayedCommit[];
}

// Units of a case: lead, up to two co-handlers, and one that could take a place.
const MOST_UNITS = 4;
// Of what has ended so much came in during the session (大会提案); the rest over the year.
const OF_THE_SESSION = 75;

/** Plays the n-th case of a body along a course. The same seed and number give the same acts at the same instants. */
export function playCourse(course: Course, n: number, ground: Playground, rules: PlayRules): PlayedCase {
  const draws = drawsOf(`${ground.seed} case ${n}`);
  const { cast, session, body } = ground;
  const author = draws.pick(cast.members);
  const subject = inventSubject(ground.seed, n);
  const others = cast.members.filter(({ id }) => id !== author.id).map(({ id }) => id);
  const write = (): Content => inventContent(subject, session, others, draws);
  const scene: Scene = {
    draws,
    units: cast.unitsFor(subject.topic, MOST_UNITS, draws),
    rewritten: write,
    say: (pattern) => pattern.replace('{what}', `${subject.topic.verb}${subject.topic.thing}`).replace('{where}', subject.where),
  };
  const key = (act: number): string => `rehearsed-${ground.seed}-${n}-${act}`;
  const proposalId = `p${ground.digest(`${body}|${author.id}|${key(0)}`).slice(0, 20)}`;
  const play = new CasePlay(proposalId, rules);
  const [first = 0, ...after] = dayIndexes(course, ground, draws);
  let at = officeInstant(ground.days[first] ?? '', undefined, draws, rules);
  play.begin(write(), course.begins === 'draft', { person: author, at, key: key(0) });
  for (const [index, act] of course.acts.entries()) {
    at = officeInstant(ground.days[after[index] ?? 0] ?? '', at, draws, rules);
    play.passUntil(at);
    const payload = act.body(scene);
    const assignmentId = 'assignmentId' in payload && typeof payload.assignmentId === 'string' ? payload.assignmentId : undefined;
    const person = cast.giver(act.by, play.found, assignmentId, draws);
    play.give(act.command, payload, { person, at, key: key(index + 1) });
  }
  play.passUntil(rules.now);
  return { proposalId, commits: play.commits };
}

/** The days of the beginning and of each act, counted back from today; a period that is too short for a course shortens its acts. */
function dayIndexes({ acts, stands: [least, most] }: Course, { days, sessionDays }: Playground, draws: Draws): number[] {
  const last = days.length - 1;
  const waits = acts.map(({ after }) => draws.between(after));
  const sum = waits.reduce((total, wait) => total + wait, 0);
  const stand = Number.isFinite(most) ? draws.between([least, most]) : least;
  const part = Math.min(1, Math.max(0, last - stand) / Math.max(1, sum));
  const shortened = waits.map((wait) => Math.floor(wait * part));
  const latest = last - stand - shortened.reduce((total, wait) => total + wait, 0);
  const first = Number.isFinite(most) ? latest : endedFirst(Math.max(0, latest), sessionDays, draws);
  let day = Math.max(0, first);
  return [day, ...shortened.map((wait) => (day += wait))];
}

function endedFirst(latest: number, sessionDays: number, draws: Draws): number {
  return draws.below(draws.chance(OF_THE_SESSION) ? Math.min(sessionDays, latest + 1) : latest + 1);
}
