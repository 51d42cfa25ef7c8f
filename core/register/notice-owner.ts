/** The register of a year's notices of what was dispatched (交办通知). */
export function noticeSeries(year: string): string {
  return `dispatch-notice.${year}`;
}

/** All that a unit was given by the run of a plan. */
export interface RunNotice {
  readonly planId: string;
  readonly unitId: string;
}

/** One share of one case, given to a unit alone. */
export interface AloneNotice {
  readonly proposalId: string;
  readonly assignmentId: string;
  /** Of the units that the share was given to in writing, the first, the second … */
  readonly nth: number;
}

// No id holds such a sign.
const alone = 'case:';

/** In whose name a run's notice takes its number. */
export function noticeOwner({ planId, unitId }: RunNotice): string {
  return `${planId}.${unitId}`;
}

/** In whose name a notice of one share does. */
export function aloneNotice(of: AloneNotice): string {
  return `${alone}${aloneNoticeId(of)}`;
}

export function parseNoticeOwner(owner: string): RunNotice | AloneNotice {
  const ofCase = owner.startsWith(alone) ? parseAloneNoticeId(owner.slice(alone.length)) : undefined;
  if (ofCase !== undefined) return ofCase;
  // An id of a plan holds no such sign.
  const [planId = '', ...unitId] = owner.split('.');
  return { planId, unitId: unitId.join('.') };
}

/** What stands in the address of a notice that was given alone, where a run's has its plan. */
export function aloneNoticeId({ proposalId, assignmentId, nth }: AloneNotice): string {
  return `${proposalId}.${assignmentId}.${nth}`;
}

export function parseAloneNoticeId(id: string): AloneNotice | undefined {
  const [, proposalId, assignmentId, nth] = /^(.+)\.(a\d+)\.(\d+)$/.exec(id) ?? [];
  return proposalId === undefined || assignmentId === undefined ? undefined : { proposalId, assignmentId, nth: Number(nth) };
}

/** The number as it is printed, by the policy's pattern. */
export function noticeNumber(pattern: string, year: string, number: number): string {
  return pattern.replaceAll('{year}', year).replaceAll('{n}', String(number));
}
