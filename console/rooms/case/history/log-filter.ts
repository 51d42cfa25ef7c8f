import type { History, Share } from '../../../api/contract.ts';

/** What the record is narrowed to: what people did, or what deadlines did. */
export const logs = ['acts', 'times'] as const;
export type Log = (typeof logs)[number];

const ofTimes = new Set([
  'ClockOpened',
  'AlarmSounded',
  'PutOnDesk',
  'DeadlineMoved',
  'DocumentNumbered',
  'RemindedByHand',
  'FeedbackLapsed',
  'OpinionLapsed',
]);

type Commit = History['commits'][number];

export function isOfLog({ actor, events }: Commit, log: Log | undefined, unitId: string | undefined, shares: readonly Share[]): boolean {
  if (log === 'acts' && actor.role === 'system') return false;
  if (log === 'times' && !events.some(({ type }) => ofTimes.has(type))) return false;
  if (unitId === undefined) return true;
  const own = new Set(shares.filter(({ unit }) => unit.id === unitId).map(({ id }) => id));
  return actor.unit?.id === unitId || events.some((event) => own.has(String(event['assignmentId'])) || event['unitId'] === unitId);
}
