import type { CaseView } from '#core/view/case-view.ts';
import type { ViewReader } from '#core/ports/view-reader.ts';
import { listCases } from '#core/view/case-lists.ts';

// More than a session has that waits for dispatch.
const MOST_WAITING = 2000;

/** What waits for dispatch, as lists know it: what may be merged into. */
export async function waitingViews(reader: ViewReader, body: string): Promise<readonly CaseView[]> {
  const page = await listCases(reader, body, { stages: ['awaiting-dispatch'] }, { after: '', before: '~', limit: MOST_WAITING });
  const views = await reader.cases(
    body,
    page.map(({ proposalId }) => proposalId),
  );
  return [...views.values()];
}
