import { nearSight } from '#core/access/sight/near-sight.ts';
import { isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { likenessOf, pairsIn, shareAmong } from '#core/likeness/likeness.ts';
import type { WrittenProposal } from '#core/writing/check-content.ts';
import type { Principal } from '#functions/platform/http/principal.ts';
import type { Services } from './route.ts';

export interface LikeCase {
  readonly found: Case;
  /** 0 to 1, the larger of what the titles and the texts are. */
  readonly likeness: number;
  readonly shows: 'text' | 'title';
}

/** A case as lists know it; without its text while no unit has it. */
export interface Known {
  readonly id: string;
  readonly title: string;
  readonly text?: string;
}

// Of what is known the most alike are read whole: two of one matter share words of their titles, or say the same under another title. Of
// what is with no unit yet lists hold the title alone, so some are read whatever it says.
const MOST_READ = 24;
const MOST_READ_UNDISPATCHED = 16;
const ALIKE_TITLES = 0.15;
const ALIKE_TEXTS = 0.3;
const MOST_TOLD = 5;

interface Wanted {
  /** From which likeness on. */
  readonly from: number;
  readonly isWanted?: (found: Case) => boolean;
}

/** Of these cases the ones most like a text, as far as the reader may be told of them. */
export async function mostAlike(
  { cases, body, person }: Pick<Services, 'cases'> & Pick<Principal, 'body' | 'person'>,
  written: Pick<WrittenProposal, 'title' | 'matter' | 'suggestions'>,
  known: readonly Known[],
  { from, isWanted = wasSubmitted }: Wanted,
): Promise<readonly LikeCase[]> {
  const title = pairsIn(written.title);
  const text = pairsIn(wordsOf(written));
  const readOne = async (id: string, likeness: number): Promise<LikeCase | undefined> => {
    const { state } = await cases.read(body, id);
    const shows = state === undefined ? 'none' : nearSight(person, state);
    if (state === undefined || shows === 'none' || !isWanted(state)) return undefined;
    return { found: state, likeness: Math.max(likeness, likenessOf(text, pairsIn(wordsOf(state.content)))), shows };
  };
  const read = await Promise.all(worthReading(known, title, text).map(({ id, ofTitle }) => readOne(id, ofTitle)));
  return read
    .filter((one) => one !== undefined)
    .filter(({ likeness }) => likeness >= from)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST_TOLD);
}

type Pairs = ReturnType<typeof pairsIn>;

function worthReading(found: readonly Known[], title: Pairs, text: Pairs): readonly { readonly id: string; readonly ofTitle: number }[] {
  const likely = found
    .map((one) => ({
      id: one.id,
      isKnown: one.text !== undefined,
      ofTitle: likenessOf(title, pairsIn(one.title)),
      ofText: shareAmong(text, one.text ?? ''),
    }))
    .sort((a, b) => Math.max(b.ofTitle, b.ofText) - Math.max(a.ofTitle, a.ofText) || (a.id < b.id ? -1 : 1));
  const alike = likely.filter(({ ofTitle, ofText }) => ofTitle >= ALIKE_TITLES || ofText >= ALIKE_TEXTS).slice(0, MOST_READ);
  const unknown = likely.filter((one) => !one.isKnown && !alike.includes(one));
  return [...alike, ...unknown.slice(0, MOST_READ_UNDISPATCHED)];
}

/** What was withdrawn or is a draft is nobody's double. */
function wasSubmitted(found: Case): boolean {
  return isNumbered(found) || !['draft', 'withdrawn'].includes(found.stage.name);
}

function wordsOf({ matter, suggestions }: Pick<WrittenProposal, 'matter' | 'suggestions'>): string {
  return [matter, ...suggestions].join('\n');
}
