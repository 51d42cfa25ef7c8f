import type { Case } from '#core/case/case.ts';
import { isEndStage } from '#core/case/stages.ts';
import { listKeys } from '#core/view/view-items.ts';
import type { ListItem } from '#core/view/view-items.ts';
import { caseFigures } from './case-figures.ts';
import { storeFigures } from './stored-figures.ts';

/** What the list table holds for statistics of a case that is over: one item among those of its session; none of what was never submitted. */
export function figuresItems(body: string, found: Case): readonly ListItem[] {
  const figures = isEndStage(found.stage.name) ? caseFigures(found) : undefined;
  return figures === undefined ? [] : [{ ...figuresKey(body, found), figures: storeFigures(figures) }];
}

/** Where that item is. Until layout 6 a case had one from its submission on. */
export function figuresKey(body: string, { id, content: { session } }: Case): Pick<ListItem, 'pk' | 'sk'> {
  return { pk: listKeys.figures(body, session), sk: id };
}

/** What the index entry of a case that runs carries for statistics: its session and its figures. */
export function runningFigures(found: Case): string | undefined {
  const figures = isEndStage(found.stage.name) ? undefined : caseFigures(found);
  return figures === undefined ? undefined : `${sessionPrefix(found.content.session)}${storeFigures(figures)}`;
}

/** How those of one session begin. */
export const sessionPrefix = (session: string): string => `${session} `;

/** The session and the figures as they were stored. */
export function readRunning(text: string): { readonly session: string; readonly figures: string } {
  // No session's id has a space in it.
  const end = text.indexOf(' ');
  return { session: text.slice(0, end), figures: text.slice(end + 1) };
}
