import { likeness } from '#core/likeness/likeness.ts';
import { CaseIndex, pairsOf } from './case-index.ts';
import type { Neighbour } from './case-index.ts';
import { DutyWords } from './duty-words.ts';
import type { UnitOfDuties } from './duty-words.ts';
import type { FormerCase, Outcome, Wording } from './former-case.ts';
import { UnitWordings } from './unit-wordings.ts';

interface LikeCase {
  readonly found: FormerCase;
  /** 0 to 1, the share of pairs of characters that both have. */
  readonly likeness: number;
}

/** A unit that a proposal may go to. */
export interface Suggestion {
  readonly unitId: string;
  readonly role: 'lead' | 'co';
  /** 0 to 1: what part of the evidence speaks for the unit. */
  readonly score: number;
  readonly words: readonly string[];
  readonly likeCases: readonly LikeCase[];
}

/** A unit that can be given a case now, with what it has. */
export interface Receiver extends UnitOfDuties {
  readonly inHand: number;
  readonly capacity?: number;
}

const MOST_UNITS = 5;
const MOST_LIKE = 3;
// What the three sorts of evidence count: the nearest cases, how all of a unit's are worded, and its duties.
const NEAREST = 0.45;
const WORDED = 0.35;
const DUTIES = 0.2;
// With so many former cases they count half of what they could; until then duties do.
const FEW = 30;
// A unit that is full is not the wrong one, so load only decides between units that are close.
const FULL = 0.95;
// A neighbour counts by a power of its weight: the nearest matter much more than the tenth.
const CLOSENESS = 3;

/** Suggests units for proposals out of the cases it was told of so far. */
export class Suggester {
  readonly #index = new CaseIndex();
  readonly #wordings = new UnitWordings();

  add(found: FormerCase): void {
    const pairs = pairsOf(found);
    this.#index.add(found, pairs);
    this.#wordings.add(found.lead, pairs);
  }

  /** What came since of the case that was added as so-manieth; its words and units are the same. */
  renew(place: number, found: FormerCase): void {
    this.#index.renew(place, found);
  }

  /** For each proposal at most five units, the best first; only such that can receive a case. */
  suggestAll(wordings: readonly Wording[], receivers: readonly Receiver[]): Suggestion[][] {
    const words = new DutyWords(receivers);
    return wordings.map((wording) => this.#suggest(wording, receivers, words));
  }

  #suggest(wording: Wording, receivers: readonly Receiver[], words: DutyWords): Suggestion[] {
    const pairs = pairsOf(wording);
    const near = this.#index.nearest(pairs);
    const led = votes(near, ({ lead }) => [lead]);
    const joined = votes(near, ({ coHandlers }) => coHandlers);
    const worded = this.#wordings.likely(pairs);
    const duties = words.match(wording, pairs);
    const dutyWeights = shares(new Map([...duties].map(([id, { weight }]) => [id, weight])));
    const trust = this.#index.size / (this.#index.size + FEW);
    const scored = receivers
      .map((unit) => {
        const of = (weights: ReadonlyMap<string, number>): number => weights.get(unit.id) ?? 0;
        const past = trust * (NEAREST * of(led) + WORDED * of(worded));
        const score = (past + (1 - trust * (1 - DUTIES)) * of(dutyWeights)) * loadFactor(unit);
        return { unitId: unit.id, score, joins: of(joined) > of(led), words: duties.get(unit.id)?.words ?? [] };
      })
      .filter(({ score, joins }) => score > 0 || joins)
      .sort((a, b) => b.score - a.score || (a.unitId < b.unitId ? -1 : 1))
      .slice(0, MOST_UNITS);
    return scored.map(({ joins, ...one }, place) => ({
      ...one,
      role: place > 0 && joins ? 'co' : 'lead',
      likeCases: likeCasesOf(one.unitId, near, wording),
    }));
  }
}

/** What the cases nearest to it say: each counts by how near it is, and by what came of it. */
function votes(near: readonly Neighbour[], unitsOf: (found: FormerCase) => readonly string[]): ReadonlyMap<string, number> {
  const nearest = near[0]?.weight ?? 1;
  const found = new Map<string, number>();
  for (const { found: one, weight } of near) {
    const counts = (weight / nearest) ** CLOSENESS * worth(one.outcome);
    for (const unitId of unitsOf(one)) found.set(unitId, (found.get(unitId) ?? 0) + counts);
  }
  return shares(found);
}

/** A case that went well shows more surely where such a one belongs. */
function worth({ returned, answered, judged }: Outcome): number {
  return (returned ? 0.85 : 1) * (answered === 'late' ? 0.95 : 1) * (judged === 'not' ? 0.85 : 1);
}

function shares(weights: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const all = [...weights.values()].reduce((sum, one) => sum + one, 0);
  return all === 0 ? weights : new Map([...weights].map(([id, weight]) => [id, weight / all]));
}

function loadFactor({ inHand, capacity }: Receiver): number {
  return capacity !== undefined && inHand >= capacity ? FULL : 1;
}

function likeCasesOf(unitId: string, near: readonly Neighbour[], wording: Wording): LikeCase[] {
  return near
    .filter(({ found }) => found.lead === unitId || found.coHandlers.includes(unitId))
    .slice(0, MOST_LIKE)
    .map(({ found }) => ({ found, likeness: likenessTo(wording, found) }))
    .sort((a, b) => b.likeness - a.likeness);
}

/** Of a former case only the beginning is kept, so the same length of both is compared. */
function likenessTo({ title, text }: Wording, former: FormerCase): number {
  return likeness(`${title}${text.slice(0, former.text.length)}`, `${former.title}${former.text}`);
}
