import { asFarAsSeen } from '#core/access/sight/as-it-ended.ts';
import type { SeenCase } from '#core/access/sight/as-it-ended.ts';
import { lookAt } from '#core/access/sight/look.ts';
import type { Look } from '#core/access/sight/look.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { BaseServices, RawCall } from './route.ts';

/** A case as far as the reader may follow it, and with whose eyes it is read. */
export interface VisibleCase extends SeenCase {
  readonly look: Look;
}

type Asking = Pick<RawCall<BaseServices>, 'principal' | 'services' | 'found'>;

/** The case, if it exists for the person. @throws Refusal `NotFoundError`, which does not tell "no such" from "not yours". */
export async function findCase({ principal, services, found }: Asking, id: string): Promise<VisibleCase> {
  const { body, person } = principal;
  const folded = found ?? (await services.cases.read(body, id));
  const { state } = folded;
  const look = state && lookAt(person, state);
  if (state === undefined || look === undefined) throw new Refusal('NotFoundError');
  return { ...asFarAsSeen({ ...folded, state }, look), look };
}
