import type { Role } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { isSealed } from '#core/plan/plan.ts';
import type { SealedPlan } from '#core/plan/plan.ts';
import type { Plans } from '#core/plan/plans.ts';
import type { Principal } from './principal.ts';

const office: readonly Role[] = ['dispatcher', 'supervisor'];
const committee: readonly Role[] = ['committee-clerk', 'committee-head'];

/** In which role the person makes plans. @throws Refusal `NotAllowedError` */
export function planRole({ person }: Principal): Role {
  const role = [...office, ...committee].find((one) => person.roles.includes(one));
  if (role === undefined) throw new Refusal('NotAllowedError', { command: 'seal-plan' });
  return role;
}

export interface FoundPlan {
  readonly plan: SealedPlan;
  readonly version: number;
}

interface Asking {
  readonly principal: Principal;
  readonly services: { readonly plans: Pick<Plans, 'read'> };
}

/** The plan, if it exists for the person: its maker's side sees and stops it, auditors see it. @throws Refusal `NotFoundError` */
export async function findPlan({ principal, services }: Asking, planId: string): Promise<FoundPlan> {
  const { state, seq } = await services.plans.read(principal.body, planId);
  if (!isSealed(state) || !(isOfSide(principal, state) || principal.person.roles.includes('auditor'))) throw new Refusal('NotFoundError');
  return { plan: state, version: seq };
}

/** Whether the person may stop it: the maker, and whoever is on the same side. */
export function isOfSide({ person }: Principal, { by }: SealedPlan): boolean {
  const side = [office, committee].find((roles) => roles.some((role) => role === by.role)) ?? [];
  return person.active && (person.id === by.personId || person.roles.some((role) => side.includes(role)));
}
