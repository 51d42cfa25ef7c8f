import { nearSight } from '#core/access/sight/near-sight.ts';
import { isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { likenessOf, pairsIn } from '#core/likeness/likeness.ts';
import type { ViewReader } from '#core/ports/view-reader.ts';
import type { WrittenProposal } from '#core/writing/check-content.ts';
import { listCases, submittedStages } from '#core/view/case-lists.ts';
import type { CaseView } from '#core/view/case-view.ts';
import type { Principal } from '#functions/platform/http/principal.ts';
import type { Services } from './route.ts';

export interface LikeCase {
  readonly found: Case;
  /** 0 to 1, the larger of what the titles and the texts are. */
  readonly likeness: number;
  readonly shows: 'text' | 'title';
}

// Titles that are compared, and of those the most alike whose whole text is: two of one matter share words of their titles.
const MOST_TITLES = 6000;
const PAGE = 500;
const MOST_READ = 24;
const ALIKE_TITLES = 0.15;
const ALIKE = 0.4;
const MOST_TOLD = 5;

/** The body's cases, of this and former sessions, that are most like a text, as far as the reader may be told of them. */
export async function likeCases(
  { cases, reader }: Pick<Services, 'cases' | 'reader'>,
  { body, person }: Principal,
  written: WrittenProposal,
  except: string | undefined,
): Promise<{ readonly like: readonly LikeCase[]; readonly compared: number; readonly complete: boolean }> {
  const { views, complete } = await submittedCases(reader, body);
  const title = pairsIn(written.title);
  const text = pairsIn(wordsOf(written));
  const candidates = views
    .filter(({ id }) => id !== except)
    .map(({ id, title: other }) => ({ id, likeness: likenessOf(title, pairsIn(other)) }))
    .filter(({ likeness }) => likeness >= ALIKE_TITLES)
    .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_READ);
  const readOne = async ({ id, likeness }: (typeof candidates)[number]): Promise<LikeCase | undefined> => {
    const { state } = await cases.read(body, id);
    const shows = state === undefined ? 'none' : nearSight(person, state);
    if (state === undefined || shows === 'none' || !wasSubmitted(state)) return undefined;
    return { found: state, likeness: Math.max(likeness, likenessOf(text, pairsIn(wordsOf(state.content)))), shows };
  };
  const read = await Promise.all(candidates.map(readOne));
  const like = read
    .filter((one) => one !== undefined)
    .filter(({ likeness }) => likeness >= ALIKE)
    .sort((a, b) => b.likeness - a.likeness);
  return { like: like.slice(0, MOST_TOLD), compared: views.length, complete };
}

/** What was withdrawn or is a draft is nobody's double. */
function wasSubmitted(found: Case): boolean {
  return isNumbered(found) || !['draft', 'withdrawn'].includes(found.stage.name);
}

function wordsOf({ matter, suggestions }: WrittenProposal): string {
  return [matter, ...suggestions].join('\n');
}

async function submittedCases(
  reader: ViewReader,
  body: string,
): Promise<{ readonly views: readonly CaseView[]; readonly complete: boolean }> {
  const views: CaseView[] = [];
  let after = '';
  while (views.length < MOST_TITLES) {
    const page = await listCases(reader, body, { stages: submittedStages }, { after, before: '~', limit: PAGE });
    const found = await reader.cases(
      body,
      page.map(({ proposalId }) => proposalId),
    );
    views.push(...found.values());
    if (page.length < PAGE) return { views, complete: true };
    after = page.at(-1)?.dueKey ?? '~';
  }
  return { views, complete: false };
}
