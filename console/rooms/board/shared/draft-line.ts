import type { AllocationLine } from '../contract.ts';

export type Due = NonNullable<NonNullable<AllocationLine['lead']>['due']>;

export interface Assignee {
  readonly unitId: string;
  /** None: by the rules. */
  readonly due?: Due;
}

/** Who is to get a proposal, as the board shows it and sends it. */
export interface Draft {
  readonly lead?: Assignee;
  readonly coHandlers: readonly Assignee[];
  readonly opinion?: string;
  readonly note?: string;
}

export type Share = 'lead' | 'co';

const undrafted: Draft = { coHandlers: [] };

export function draftOf(line: AllocationLine | undefined): Draft {
  if (line === undefined || line.removed) return undrafted;
  const { lead, coHandlers, opinion, note } = line;
  return {
    ...(lead === undefined ? {} : { lead: assignee(lead) }),
    coHandlers: coHandlers.map(assignee),
    ...(opinion === undefined ? {} : { opinion }),
    ...(note === undefined ? {} : { note }),
  };
}

function assignee({ unit, due }: NonNullable<AllocationLine['lead']>): Assignee {
  return { unitId: unit.id, ...(due === undefined ? {} : { due }) };
}

export function isUndrafted({ lead, coHandlers }: Draft): boolean {
  return lead === undefined && coHandlers.length === 0;
}

export function unitIdsOf({ lead, coHandlers }: Draft): string[] {
  return [...(lead === undefined ? [] : [lead.unitId]), ...coHandlers.map(({ unitId }) => unitId)];
}

/** The unit leads; who led so far has no share any more. */
export function withLead(draft: Draft, unitId: string): Draft {
  if (draft.lead?.unitId === unitId) return draft;
  return { ...draft, lead: { unitId }, coHandlers: draft.coHandlers.filter((one) => one.unitId !== unitId) };
}

/** The unit handles it with others; a lead stays the lead. */
export function withCo(draft: Draft, unitId: string): Draft {
  if (unitIdsOf(draft).includes(unitId)) return draft;
  return { ...draft, coHandlers: [...draft.coHandlers, { unitId }] };
}

export function without(draft: Draft, unitId: string): Draft {
  const { lead, ...rest } = draft;
  return {
    ...rest,
    ...(lead === undefined || lead.unitId === unitId ? {} : { lead }),
    coHandlers: draft.coHandlers.filter((one) => one.unitId !== unitId),
  };
}

/** All units of a share by this day; `undefined` by the rules. */
export function withDue(draft: Draft, share: Share, due: Due | undefined): Draft {
  const dated = ({ unitId }: Assignee): Assignee => ({ unitId, ...(due === undefined ? {} : { due }) });
  if (share === 'co') return { ...draft, coHandlers: draft.coHandlers.map(dated) };
  return draft.lead === undefined ? draft : { ...draft, lead: dated(draft.lead) };
}

/** The same units as another; what was written for it stays. */
export function withUnitsOf(draft: Draft, { lead, coHandlers }: Draft): Draft {
  const { lead: _lead, ...rest } = draft;
  return { ...rest, ...(lead === undefined ? {} : { lead }), coHandlers };
}

export function takenBack(): Draft {
  return undrafted;
}

export function isSameDraft(one: Draft, other: Draft): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder({ lead, coHandlers, opinion, note }: Draft): unknown {
  return [lead && told(lead), coHandlers.map(told), opinion, note];
}

function told({ unitId, due }: Assignee): unknown {
  return [unitId, due];
}
