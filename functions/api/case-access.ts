import { maySee } from '#core/access/access.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { Folded } from '#core/ledger/append-command.ts';
import type { Case } from '#core/case/case.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import type { CaseDesk } from '#functions/platform/case-desk.ts';
import type { Principal } from './principal.ts';

export interface VisibleCase extends Folded<Case, CaseEvent> {
  readonly state: Case;
}

/** The case, if it exists for the person. @throws Refusal `NotFoundError`, which does not tell "no such" from "not yours". */
export async function findCase(desk: CaseDesk, { body, person }: Principal, id: string): Promise<VisibleCase> {
  const folded = await desk.read(body, id);
  const { state } = folded;
  if (state === undefined || !maySee(person, state)) throw new Refusal('NotFoundError');
  return { ...folded, state };
}
