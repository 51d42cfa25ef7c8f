import type { Directory } from '#core/directory/directory.ts';
import type { ViewReader } from '#core/ports/view-reader.ts';
import type { WrittenProposal } from '#core/writing/check-content.ts';
import { wordingIn } from '#core/suggest/case-sketch.ts';
import { listingOf, undispatchedStages } from '#core/view/case-lists.ts';
import type { Principal } from '#functions/platform/http/principal.ts';
import { mostAlike } from './most-alike.ts';
import type { Known, LikeCase } from './most-alike.ts';
import type { Services } from './route.ts';

const MOST_COMPARED = 6000;
const PAGE = 500;
const ALIKE = 0.4;

/** The body's cases, of this and former sessions, that are most like a text, as far as the reader may be told of them. */
export async function likeCases(
  { cases, reader }: Pick<Services, 'cases' | 'reader'>,
  { body, person, directory }: Pick<Principal, 'body' | 'person' | 'directory'>,
  written: WrittenProposal,
  except: string | undefined,
): Promise<{ readonly like: readonly LikeCase[]; readonly compared: number; readonly complete: boolean }> {
  const { found, complete } = await submittedCases(reader, body, directory);
  const others = found.filter(({ id }) => id !== except);
  const like = await mostAlike({ cases, body, person }, written, others, { from: ALIKE });
  return { like, compared: found.length, complete };
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
