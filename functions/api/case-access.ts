import type { FoldedCase } from '#core/case/case-logs.ts';
import { maySee } from '#core/access/access.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { Case } from '#core/case/case.ts';
import type { RawCall } from './route.ts';

export interface VisibleCase extends FoldedCase {
  readonly state: Case;
}

type Asking = Pick<RawCall, 'principal' | 'services' | 'found'>;

/** The case, if it exists for the person. @throws Refusal `NotFoundError`, which does not tell "no such" from "not yours". */
export async function findCase({ principal, services, found }: Asking, id: string): Promise<VisibleCase> {
  const { body, person } = principal;
  const folded = found ?? (await services.cases.read(body, id));
  const { state } = folded;
  if (state === undefined || !maySee(person, state)) throw new Refusal('NotFoundError');
  return { ...folded, state };
}
