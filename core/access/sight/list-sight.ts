import type { Person, Role } from '#core/directory/directory.ts';

const committee = ['committee-clerk', 'committee-head'] as const;
const office = ['dispatcher', 'supervisor'] as const;

/**
 * Who may ask for what is about more than one case. Each line of an answer is then shown as the case's table lets it be. What is one's
 * own (work list, reminders, calendar) and one's unit's needs no row.
 */
export const listSight = {
  /** `GET /v1/proposals` over all cases, over those that were filed, of the own unit, and of the author or co-signer. */
  everyCase: [...committee, 'auditor'],
  filedCases: office,
  casesOfOwnUnit: ['unit-clerk', 'unit-leader'],
  ownCases: ['member'],
  /** `POST /v1/proposals/check`: what is like a text; of each case as much as `nearSight` says. */
  nearCases: ['member', ...committee],
  /** `GET /v1/reminders` of other people and units. */
  remindersOfOthers: [...committee, ...office, 'auditor'],
  /** `GET /v1/reminders/unreached`; an administrator, who mends addresses, is told of no case. */
  unreached: [...committee, ...office, 'auditor', 'administrator'],
  /** `GET /v1/statistics`: sums of a session, no single case. */
  statistics: [...committee, ...office, 'auditor'],
  /** `GET /v1/suggestions`: units for what waits to be dispatched, with like cases; all of them were filed. */
  suggestions: office,
  /** `GET /v1/overdue`: what is late, by unit; each case is then shown as its table lets it be. */
  overdue: [...committee, ...office, 'auditor'],
  /** `GET /v1/dispatch-notices` of all units: papers as they were issued. */
  dispatchNotices: [...office, 'auditor'],
  /** `GET /v1/load`: how many cases each unit has in hand; no case. */
  load: office,
  /** `GET /v1/mails`: that a mail went and what became of it, without a word of what it said. */
  mailsOfOthers: [...committee, ...office, 'auditor', 'administrator'],
  /** `GET /v1/healed`; to an administrator of no case. */
  healed: ['administrator', 'auditor'],
  /** `GET /v1/events`: ids, stages and instants, as webhooks are told them. */
  events: ['administrator', 'auditor'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

/** Whether one of the person's roles may ask. */
export function mayAsk({ roles }: Pick<Person, 'roles'>, list: keyof typeof listSight): boolean {
  const allowed: readonly Role[] = listSight[list];
  return roles.some((role) => allowed.includes(role));
}
