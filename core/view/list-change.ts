import { caseLog } from '#core/case/log/case-log.ts';
import type { Case } from '#core/case/case.ts';
import { isSameJson } from '#core/ledger/canonical-json.ts';
import type { CommitOf } from '#core/ledger/commit.ts';
import { applyCommit } from '#core/ledger/log-kind.ts';
import { letterCheckItems } from '#core/letters/letter-check.ts';
import { publishedItems } from '#core/publication/published-reply.ts';
import { figuresItems } from '#core/statistics/figures-items.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { sketchItems } from '#core/suggest/case-sketch.ts';
import type { WhichProposal } from '#core/webhook/told/status-events.ts';
import { caseView } from './case-view.ts';
import { deadlinesOf } from './deadline-view.ts';
import { keyText, viewItems } from './view-items.ts';
import type { ListItem } from './view-items.ts';

/** What is to be written so that the lists tell what they should. */
export interface ListChange {
  readonly puts: readonly ListItem[];
  readonly removes: readonly Pick<ListItem, 'pk' | 'sk'>[];
}

type Commits = readonly CommitOf<CaseEvent>[];

/**
 * What changes in the lists from so many commits on. A case's items lie in many partitions, but they follow from its log alone: what
 * was written for a shorter one is reckoned, not read. Whoever stopped on the way may have left what lies in between.
 */
export function listChange(which: WhichProposal, commits: Commits, since: number): ListChange {
  const [before = [], ...later] = listsFrom(which, commits, since);
  const wanted = later.pop() ?? before;
  const written = byKey(before);
  const left = later.flat().filter((item) => !isSame(written.get(keyText(item)), item));
  const uncertain = new Set(left.map(keyText));
  const puts = wanted.filter((item) => uncertain.has(keyText(item)) || !isSame(written.get(keyText(item)), item));
  return { puts, removes: without([...before, ...left], wanted) };
}

/** Everything, and the removal of all that any shorter log put there: for who does not know what was written. */
export function wholeListChange(which: WhichProposal, commits: Commits): ListChange {
  const all = listsFrom(which, commits, 0);
  const wanted = all.at(-1) ?? [];
  return { puts: wanted, removes: without(all.flat(), wanted) };
}

/** What lists held after so many commits, and after each one more. */
function listsFrom({ body, proposalId }: WhichProposal, commits: Commits, since: number): ListItem[][] {
  const kind = caseLog(proposalId);
  let state: Case | undefined;
  const lists: ListItem[][] = since === 0 ? [[]] : [];
  for (const [index, commit] of commits.entries()) {
    state = applyCommit(kind, state, commit);
    if (index + 1 < since) continue;
    lists.push(
      state === undefined
        ? []
        : [
            ...viewItems(body, caseView(state, index + 1), deadlinesOf(state)).lists,
            ...figuresItems(body, state),
            ...sketchItems(body, state),
            ...letterCheckItems(body, state),
            ...publishedItems(body, state),
          ],
    );
  }
  return lists;
}

function byKey(items: readonly ListItem[]): Map<string, ListItem> {
  return new Map(items.map((item) => [keyText(item), item]));
}

function without(items: readonly ListItem[], wanted: readonly ListItem[]): Pick<ListItem, 'pk' | 'sk'>[] {
  const kept = byKey(wanted);
  return [...byKey(items).values()].filter((item) => !kept.has(keyText(item))).map(({ pk, sk }) => ({ pk, sk }));
}

function isSame(a: ListItem | undefined, b: ListItem): boolean {
  return a !== undefined && isSameJson(a, b);
}
