import type { Content } from '#core/case/content.ts';
import type { Person } from '#core/directory/directory.ts';
import { isCollective, namesSpokenFor } from '#core/case/spoken-for.ts';
import type { Draws } from './draws.ts';
import { drawsOf, shuffled } from './draws.ts';
import { figures, spots, titles, topics, towns } from './words.zh.ts';
import type { Topic } from './words.zh.ts';

/** What a case is about, before it is put into words. */
export interface Subject {
  readonly topic: Topic;
  readonly where: string;
}

/** In a hundred cases so many say in other words what one of the fifty before them said: a committee would merge them. */
const NEAR_DUPLICATES = 6;
const LOOK_BACK = 50;

/** The subject of the n-th case of a body; the same for the same seed and number. */
export function inventSubject(seed: string, n: number): Subject {
  const draws = drawsOf(`${seed} subject ${n}`);
  const earlier = n - 1 - draws.below(LOOK_BACK);
  if (draws.chance(NEAR_DUPLICATES) && earlier >= 0) return inventSubject(seed, earlier);
  return { topic: draws.pick(topics), where: draws.pick(places) };
}

const places = towns.flatMap((town) => [town, ...spots.map((spot) => `${town}${spot}`)]);

/** Who writes, and whom else could sign. */
interface Writers {
  readonly author: Pick<Person, 'speaksFor'>;
  readonly members: readonly string[];
}

/** Puts it into words of its own. In whose name the author cannot write, it is the author's own. */
export function inventContent({ topic, where }: Subject, session: string, { author, members }: Writers, draws: Draws): Content {
  const what = `${topic.verb}${topic.thing}`;
  const fill = (pattern: string): string =>
    pattern
      .replace('{what}', what)
      .replace('{where}', where)
      .replace('{n}', String(draws.between([12, 480])));
  const [drawn, most] = draws.pick(kinds);
  const [name] = namesSpokenFor(drawn, author);
  const isOwn = isCollective(drawn) && name === undefined;
  return {
    kind: isOwn ? 'personal' : drawn,
    ...(name === undefined ? {} : { onBehalfOf: name }),
    session,
    title: fill(draws.pick(titles)),
    matter: `${topic.trouble}${fill(draws.pick(figures))}`,
    suggestions: shuffled(topic.wishes, draws).slice(0, draws.between([2, topic.wishes.length])),
    // Drawn whoever writes, so that a case's other draws do not depend on it.
    coSigners: shuffled(members, draws)
      .slice(0, most === 0 ? 0 : draws.between([1, most]))
      .filter(() => !isOwn),
    publicity: draws.pick(['public', 'public', 'public', 'public', 'summary', 'withheld']),
  };
}

/** Kinds as often as they come, with the most co-signers of each. */
const kinds = [
  ['personal', 0],
  ['personal', 0],
  ['personal', 0],
  ['joint', 5],
  ['party', 0],
  ['sector', 2],
  ['mass-organisation', 0],
  ['group', 3],
  ['committee', 0],
] as const;
