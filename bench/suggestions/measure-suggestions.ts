import type { FormerCase, Wording } from '#core/suggest/former-case.ts';
import { Suggester } from '#core/suggest/suggester.ts';
import { inventProposals } from './invent-proposals.ts';
import type { InventedProposal } from './invent-proposals.ts';
import { inventedUnits } from './invented-units.zh.ts';

type Guess = (wording: Wording) => readonly string[];

/** How often the right unit is suggested, beside what counting words and always naming the busiest units would reach. */
export function measureSuggestions(former: number, waiting: number, seed?: string) {
  const all = inventProposals(former, waiting, seed);
  const suggester = new Suggester();
  const began = performance.now();
  for (const one of all.former) suggester.add(formerCase(one));
  const built = performance.now();
  const receivers = inventedUnits.map(({ id, duties }) => ({ id, duties, inHand: 0 }));
  const guesses = suggester.suggestAll(all.waiting.map(wordingOf), receivers).map((units) => units.map(({ unitId }) => unitId));
  const ended = performance.now();
  const suggested = new Map(all.waiting.map((one, n) => [one.id, guesses[n] ?? []]));
  const hitsOf = (guess: Guess) => hits(all.waiting, (one) => guess(wordingOf(one)));
  const busiest = byCount(all.former.map(({ dispatchedTo }) => dispatchedTo));
  return {
    former,
    proposals: waiting,
    readMs: Math.round(built - began),
    suggestMs: Math.round(ended - built),
    suggested: hits(all.waiting, ({ id }) => suggested.get(id) ?? []),
    keywords: hitsOf(byKeywords),
    majority: hitsOf(() => busiest),
  };
}

function hits(waiting: readonly InventedProposal[], guess: (one: InventedProposal) => readonly string[]) {
  const places = waiting.map((one) => guess(one).indexOf(one.lead));
  const percent = (below: number): number =>
    Math.round((places.filter((place) => place >= 0 && place < below).length / places.length) * 1000) / 10;
  return { firstRightPercent: percent(1), amongThreePercent: percent(3) };
}

/** The unit whose duty words come most often. */
function byKeywords({ title, text }: Wording): string[] {
  const count = (word: string): number => `${title}${text}`.split(word).length - 1;
  return inventedUnits
    .map(({ id, duties }) => ({ id, found: duties.reduce((sum, word) => sum + count(word), 0) }))
    .filter(({ found }) => found > 0)
    .sort((a, b) => b.found - a.found)
    .map(({ id }) => id);
}

function byCount(ids: readonly string[]): string[] {
  return [...Map.groupBy(ids, (id) => id)].sort(([, a], [, b]) => b.length - a.length).map(([id]) => id);
}

function wordingOf({ title, matter, suggestions }: InventedProposal): Wording {
  return { title, text: [matter, ...suggestions].join('') };
}

/** A wrong unit gave it back, most often; else nobody noticed, and it stayed there. */
function formerCase(one: InventedProposal): FormerCase {
  const wrong = one.dispatchedTo !== one.lead;
  return {
    ...wordingOf(one),
    proposalId: one.id,
    caseNumber: one.id,
    dispatchedAt: one.id,
    lead: one.dispatchedTo,
    coHandlers: one.coHandler === undefined || wrong ? [] : [one.coHandler],
    outcome: { returned: false },
  };
}
