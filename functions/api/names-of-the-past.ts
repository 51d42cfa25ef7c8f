import type { Directory } from '#core/directory/directory.ts';
import { unitsThen } from '#core/directory/units-then.ts';
import type { UnitsThen } from '#core/directory/units-then.ts';
import { isEndStage } from '#core/case/stages.ts';
import type { CaseView } from '#core/view/case-view.ts';
import type { VisibleCase } from './case-access.ts';
import type { Services } from './route.ts';

/** How the body's units were called at any instant. */
export async function pastNames({ cases }: Pick<Services, 'cases'>, body: string): Promise<UnitsThen> {
  return unitsThen((await cases.directories.history(body)).commits);
}

/** The names by which a case is told: those of now while it is under way, and of its end ever after. */
export async function namesFor(
  services: Pick<Services, 'cases'>,
  body: string,
  { state, commits }: Pick<VisibleCase, 'state' | 'commits'>,
  directory: Directory,
): Promise<Directory> {
  if (!isEndStage(state.stage.name)) return directory;
  const ended = commits.findLast(({ events }) => events.some(({ type }) => endings.includes(type)));
  return ended === undefined ? directory : (await pastNames(services, body))(ended.at, directory);
}

/** The same for a line of a list. Its log is read only where one of its units was once called otherwise. */
export async function namesForLine(
  services: Pick<Services, 'cases'>,
  body: string,
  { id, stage, unitIds }: Pick<CaseView, 'id' | 'stage' | 'unitIds'>,
  directory: Directory,
): Promise<Directory> {
  if (!isEndStage(stage) || !unitIds.some((unitId) => directory.renamed.has(unitId))) return directory;
  const { state, commits } = await services.cases.read(body, id);
  return state === undefined ? directory : namesFor(services, body, { state, commits }, directory);
}

const endings: readonly string[] = ['ProposalClosed', 'ProposalDeclined', 'ProposalWithdrawn'];
