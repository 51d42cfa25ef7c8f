import type { Case } from '#core/case/case.ts';
import { listKeys } from '#core/view/view-items.ts';
import type { ListItem } from '#core/view/view-items.ts';
import { caseFigures } from './case-figures.ts';
import { storeFigures } from './stored-figures.ts';

/** What the list table holds of a case for statistics: one item among those of its session; none of what was never submitted. */
export function figuresItems(body: string, found: Case): readonly ListItem[] {
  const figures = caseFigures(found);
  if (figures === undefined) return [];
  return [{ pk: listKeys.figures(body, found.content.session), sk: found.id, figures: storeFigures(figures) }];
}
