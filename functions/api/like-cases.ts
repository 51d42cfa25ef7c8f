import { nearSight } from '#core/access/sight/near-sight.ts';
import { isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import type { Directory } from '#core/directory/directory.ts';
import { likenessOf, pairsIn, shareAmong } from '#core/likeness/likeness.ts';
import type { ViewReader } from '#core/ports/view-reader.ts';
import type { WrittenProposal } from '#core/writing/check-content.ts';
import { wordingIn } from '#core/suggest/case-sketch.ts';
import { listingOf, undispatchedStages } from '#core/view/case-lists.ts';
import type { Principal } from '#functions/platform/http/principal.ts';
import type { Services } from './route.ts';

export interface LikeCase {
  readonly found: Case;
  /** 0 to 1, the larger of what the titles and the texts are. */
  readonly likeness: number;
  readonly shows: 'text' | 'title';
}

// Cases that are compared, and of those the most alike whose whole text is read: two of one matter share words of their titles, or say
// the same under another title. Of what is with no unit yet lists hold the title alone, so some are read whatever it says.
const MOST_COMPARED = 6000;
const PAGE = 500;
const MOST_READ = 24;
const MOST_READ_UNDISPATCHED = 16;
const ALIKE_TITLES = 0.15;
const ALIKE_TEXTS = 0.3;
const ALIKE = 0.4;
const MOST_TOLD = 5;

/** The body's cases, of this and former sessions, that are most like a text, as far as the reader may be told of them. */
export async function likeCases(
  { cases, reader }: Pick<Services, 'cases' | 'reader'>,
  { body, person, directory }: Pick<Principal, 'body' | 'person' | 'directory'>,
  written: WrittenProposal,
  except: string | undefined,
): Promise<{ readonly like: readonly LikeCase[]; readonly compared: number; readonly complete: boolean }> {
  const { found, complete } = await submittedCases(reader, body, directory);
  const title = pairsIn(written.title);
  const text = pairsIn(wordsOf(written));
  const readOne = async (id: string, likeness: number): Promise<LikeCase | undefined> => {
    const { state } = await cases.read(body, id);
    const shows = state === undefined ? 'none' : nearSight(person, state);
    if (state === undefined || shows === 'none' || !wasSubmitted(state)) return undefined;
    return { found: state, likeness: Math.max(likeness, likenessOf(text, pairsIn(wordsOf(state.content)))), shows };
  };
  const others = found.filter(({ id }) => id !== except);
  const read = await Promise.all(worthReading(others, title, text).map(({ id, ofTitle }) => readOne(id, ofTitle)));
  const like = read
    .filter((one) => one !== undefined)
    .filter(({ likeness }) => likeness >= ALIKE)
    .sort((a, b) => b.likeness - a.likeness);
  return { like: like.slice(0, MOST_TOLD), compared: found.length, complete };
}

/** A case as lists know it; without its text while no unit has it. */
interface Known {
  readonly id: string;
  readonly title: string;
  readonly text?: string;
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

function wordsOf({ matter, suggestions }: WrittenProposal): string {
  return [matter, ...suggestions].join('\n');
}

/** What no unit has yet or ever had, and what units have, the latest sessions first. */
async function submittedCases(
  reader: ViewReader,
  body: string,
  { sessions }: Directory,
): Promise<{ readonly found: readonly Known[]; readonly complete: boolean }> {
  const found = new Map<string, Known>();
  const listing = listingOf(reader, body, { stages: undispatchedStages }, { after: '', before: '~' });
  while (found.size < MOST_COMPARED) {
    const page = await listing.next(PAGE);
    const views = await reader.cases(
      body,
      page.map(({ proposalId }) => proposalId),
    );
    for (const { id, title } of views.values()) found.set(id, { id, title });
    if (page.length < PAGE) break;
  }
  const latestFirst = [...sessions.values()].sort((a, b) => (a.opensOn > b.opensOn ? -1 : 1));
  for (const { id: session } of latestFirst) {
    if (found.size >= MOST_COMPARED) return { found: [...found.values()], complete: false };
    for (const { proposalId: id, sketch } of await reader.wordings(body, session)) {
      const { title, text } = wordingIn(sketch);
      found.set(id, { id, title, text });
    }
  }
  return { found: [...found.values()], complete: found.size < MOST_COMPARED };
}
