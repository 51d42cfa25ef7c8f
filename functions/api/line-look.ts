import { tiesOfView } from '#core/access/sight/eyes.ts';
import { lookAt, lookBy } from '#core/access/sight/look.ts';
import type { Look } from '#core/access/sight/look.ts';
import type { CaseReader } from '#core/case/log/case-logs.ts';
import type { CaseView } from '#core/view/case-view.ts';
import type { Principal } from '#functions/platform/http/principal.ts';

/** With whose eyes a line is read; `undefined` where its case does not exist for the reader. */
export async function lineLook(cases: CaseReader, { body, person }: Principal, view: CaseView): Promise<Look | undefined> {
  const look = lookBy(person, tiesOfView(view));
  if (look === undefined || view.stage !== 'withdrawn' || view.authorId === person.id) return look;
  // A line does not say whether the case was ever submitted; there are few of them, and a log that was read is remembered.
  const { state } = await cases.read(body, view.id);
  return state && lookAt(person, state);
}
