import { caseLog } from '#core/case/log/case-log.ts';
import type { Case } from '#core/case/case.ts';
import { isSameJson } from '#core/ledger/canonical-json.ts';
import type { CommitOf } from '#core/ledger/commit.ts';
import { applyCommit } from '#core/ledger/log-kind.ts';
import { letterCheckItems } from '#core/letters/letter-check.ts';
import { publishedItems } from '#core/publication/published-reply.ts';
import { figuresItems, figuresKey } from '#core/statistics/figures-items.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { sketchItems } from '#core/suggest/case-sketch.ts';
import type { WhichProposal } from '#core/webhook/told/status-events.ts';
import { caseView } from './case-view.ts';
import { deadlinesOf } from './deadline-view.ts';
import { keyText, listItems } from './view-items.ts';
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

/** Everything, and the removal of all that any shorter log put there, by older layouts too: for who does not know what was written. */
export function wholeListChange(which: WhichProposal, commits: Commits): ListChange {
  const states = statesFrom(which, commits, 0);
  const all = states.map((state, seq) => listsOf(which.body, state, seq));
  const wanted = all.at(-1) ?? [];
  const older = states.flatMap((state) => (state === undefined ? [] : [figuresKey(which.body, state)]));
  return { puts: wanted, removes: without([...all.flat(), ...older], wanted) };
}

/** What lists held after so many commits, and after each one more. */
function listsFrom(which: WhichProposal, commits: Commits, since: number): ListItem[][] {
  return statesFrom(which, commits, since).map((state, index) => listsOf(which.body, state, since + index));
}

/** The case after so many commits, and after each one more. */
function statesFrom({ proposalId }: WhichProposal, commits: Commits, since: number): (Case | undefined)[] {
  const kind = caseLog(proposalId);
  let state: Case | undefined;
  const states: (Case | undefined)[] = since === 0 ? [undefined] : [];
  for (const [index, commit] of commits.entries()) {
    state = applyCommit(kind, state, commit);
    if (index + 1 >= since) states.push(state);
  }
  return states;
}

function listsOf(body: string, state: Case | undefined, seq: number): ListItem[] {
  if (state === undefined) return [];
  return [
    ...listItems(body, caseView(state, seq), deadlinesOf(state)),
    ...figuresItems(body, state),
    ...sketchItems(body, state),
    ...letterCheckItems(body, state),
    ...publishedItems(body, state),
  ];
}

function byKey<T extends Pick<ListItem, 'pk' | 'sk'>>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [keyText(item), item]));
}

function without(items: readonly Pick<ListItem, 'pk' | 'sk'>[], wanted: readonly ListItem[]): Pick<ListItem, 'pk' | 'sk'>[] {
  const kept = byKey(wanted);
  return [...byKey(items).values()].filter((item) => !kept.has(keyText(item))).map(({ pk, sk }) => ({ pk, sk }));
}

function isSame(a: ListItem | undefined, b: ListItem): boolean {
  return a !== undefined && isSameJson(a, b);
}
