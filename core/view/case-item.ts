import type { Case } from '#core/case/case.ts';
import { runningFigures } from '#core/statistics/figures-items.ts';
import { caseView } from './case-view.ts';
import { storedCaseView } from './stored-view.ts';
import { layout, listedStage, listKeys, noDueDate } from './view-items.ts';
import type { CaseItem } from './view-items.ts';

/** A case's line, as after so many commits. */
export function caseItem(body: string, found: Case, version: number): CaseItem {
  const view = caseView(found, version);
  const listed = listKeys.stage(body, listedStage(view.stage));
  const figures = runningFigures(found);
  return {
    sk: 'case',
    view: storedCaseView(view),
    dueKey: `${view.due?.dueAt ?? noDueDate}#${view.id}`,
    // One entry tells lists where the case sorts and statistics what it counts for: both change with most of what happens to it.
    ...(figures === undefined ? { stageKey: listed } : { partyKey: listed, task: figures }),
    layout,
  };
}
