import type { Allocation } from '#core/allocation/allocation.ts';
import { unitsOf } from '#core/allocation/allocation.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { Principal } from '#functions/platform/http/principal.ts';
import type { Services } from './route.ts';

/** With whose eyes an allocation is read: the office's, or those of a unit that was asked about it. */
export type AllocationReader = { readonly as: 'office' } | { readonly as: 'unit'; readonly unitId: string };

export interface FoundAllocation {
  readonly found: Allocation;
  readonly reader: AllocationReader;
}

/** The allocation, if it exists for the person: dispatchers and supervisors, and units that are asked. @throws Refusal `NotFoundError` */
export async function findAllocation(
  { principal, services }: { readonly principal: Principal; readonly services: Services },
  allocationId: string,
): Promise<FoundAllocation> {
  const { state } = await services.allocations.read(principal.body, allocationId);
  const reader = state === undefined ? undefined : readerOf(principal, state);
  if (state === undefined || reader === undefined) throw new Refusal('NotFoundError');
  return { found: state, reader };
}

export function readerOf({ person }: Principal, { asked, lines, discardedAt }: Allocation): AllocationReader | undefined {
  if (person.roles.some((role) => role === 'dispatcher' || role === 'supervisor')) return { as: 'office' };
  const { unitId } = person;
  if (unitId === undefined || asked === undefined || discardedAt !== undefined) return undefined;
  if (!person.roles.some((role) => role === 'unit-clerk' || role === 'unit-leader')) return undefined;
  return [...lines.values()].some(({ line }) => unitsOf(line).includes(unitId)) ? { as: 'unit', unitId } : undefined;
}
