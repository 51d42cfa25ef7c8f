import { addDays, localDate } from '#core/calendar/calendar-date.ts';
import type { WorkingCalendar } from '#core/calendar/working-calendar.ts';
import type { Case } from '#core/case/case.ts';
import type { Directory } from '#core/directory/directory.ts';
import { link } from '#core/ledger/give-command.ts';
import type { Commit, CommitOf } from '#core/ledger/commit.ts';
import type { Digest } from '#core/ledger/hash-chain.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import type { Policy } from '#core/policy/policy.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { castOf } from './cast.ts';
import { coursesOf } from './courses.ts';
import type { Course } from './courses.ts';
import { drawsOf, shuffled } from './draws.ts';
import { numberBook } from './number-book.ts';
import type { TakeNumber, Taking } from './number-book.ts';
import { playCourse } from './play-course.ts';
import type { PlayedCase, Playground } from './play-course.ts';
import { workDays } from './work-days.ts';

/** What a body is filled by: the same gives the same bytes for ever. */
export interface Rehearsal {
  readonly seed: number;
  readonly body: string;
  readonly cases: number;
  readonly directory: Directory;
  readonly policy: Policy;
  readonly calendar: WorkingCalendar;
  /** The instant at which the body stands; nothing in it is later. */
  readonly now: string;
  readonly digest: Digest;
}

/** A commit of a case, and what the case was after it. */
export interface RehearsedCommit extends CommitOf<CaseEvent> {
  readonly state: Case;
}

export interface RehearsedCase {
  readonly proposalId: string;
  readonly commits: readonly RehearsedCommit[];
}

/** A body filled with cases: whole logs, one after the other, so that as many as are wanted fit any memory. */
export interface RehearsedBody {
  cases(): Generator<RehearsedCase>;
  /** The logs of all registers the cases took numbers from. */
  registers(): Generator<Commit>;
}

/** No session of the directory opened long enough ago for cases to be in every stage. */
export class RehearsalTooShortError extends Error {
  override readonly name = 'RehearsalTooShortError';
  constructor(now: string) {
    super(`no session opened ${SHORTEST_DAYS} days before ${now}`);
  }
}

// Calendar days from a session's opening in which the longest course has come to its end.
const SHORTEST_DAYS = 150;

/**
 * Fills a body: every case goes a course of its own, as core decides, from its submission to where it stands at `now`. Three
 * hundred cases hold every course as often as its row says, so every stage has the same share in any body.
 * @throws CastMissingError · RehearsalTooShortError
 */
export function rehearse(rehearsal: Rehearsal): RehearsedBody {
  const { body, digest, policy, cases } = rehearsal;
  const ground = playgroundOf(rehearsal);
  const deck = deckOf(policy, ground.seed);
  const play = (n: number, take: TakeNumber): PlayedCase => {
    const course = deck[n % deck.length];
    if (course === undefined) throw new Error('no course');
    return playCourse(course, n, ground, { ...rehearsal, take });
  };
  // Numbers follow the instants at which they were taken in all cases, so these are played once for that and once to be told.
  const takings: Taking[] = [];
  for (let n = 0; n < cases; n += 1) play(n, (taking) => takings.push(taking));
  const book = numberBook(takings);
  const policyVersion = policy.version;
  return {
    *cases() {
      for (let n = 0; n < cases; n += 1) yield chained(play(n, book.take), { body, policyVersion, digest });
    },
    registers: () => book.registers({ body, policyVersion, digest }),
  };
}

function playgroundOf(rehearsal: Rehearsal): Playground {
  const { seed, body, directory, now, policy, digest } = rehearsal;
  const today = localDate(now, policy.timeZoneOffset);
  const [session] = [...directory.sessions.values()]
    .filter(({ opensOn }) => addDays(opensOn, SHORTEST_DAYS) <= today)
    .sort((a, b) => (a.opensOn > b.opensOn ? -1 : 1));
  if (session === undefined) throw new RehearsalTooShortError(now);
  const days = workDays(session.opensOn, rehearsal);
  const sessionDays = Math.max(1, days.filter((on) => on <= session.closesOn).length);
  return { seed: String(seed), body, session: session.id, cast: castOf(directory), days, sessionDays, digest };
}

/** Every course as often as its row says, in an order drawn by lot. */
function deckOf(policy: Policy, seed: string): Course[] {
  const cards = coursesOf(policy).flatMap((course) => Array.from({ length: course.cards }, () => course));
  return shuffled(cards, drawsOf(`${seed} deck`));
}

interface Chaining {
  readonly body: string;
  readonly policyVersion: string;
  readonly digest: Digest;
}

function chained({ proposalId, commits }: PlayedCase, { body, policyVersion, digest }: Chaining): RehearsedCase {
  const pk = proposalKey(body, proposalId);
  const linked: RehearsedCommit[] = [];
  let last: Commit | undefined;
  for (const { request, state, events, ...commit } of commits) {
    last = link(last, { ...commit, pk, fingerprint: digest(request), events: [...events], policyVersion }, digest);
    linked.push({ ...last, events, state });
  }
  return { proposalId, commits: linked };
}
