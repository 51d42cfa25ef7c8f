import { maySee } from '#core/access/access.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import { assignmentsOf } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { unitOf } from '#core/view/desks-of.ts';
import type { Notice } from './notice.ts';
import { parseRecipient } from './recipient.ts';
import type { RecipientGroup } from './reminder-texts.ts';

/**
 * How much of a case's reminders somebody sees. `all`: everybody by name, for office, committee and auditors. `unit`: the own
 * unit by name, of others only that they were told (被催的是谁是别的单位的事). `own`: what is for the reader alone.
 */
export type Sight = 'all' | 'unit' | 'own';

/** Whether somebody may ask for the reminders of a unit. Of what they hold, `sightOf` shows what the asker may see. */
export function mayAskOfUnit(asker: Person, unitId: string): boolean {
  return asker.roles.some((role) => overseers.includes(role)) || unitOf(asker) === unitId;
}

/** The same for those of a person: one's own, those of one's unit's people, and everybody's for office, committee and auditors. */
export function mayAskOfPerson(asker: Person, personId: string, directory: Directory): boolean {
  if (asker.id === personId || asker.roles.some((role) => overseers.includes(role))) return true;
  const unitId = unitOf(asker);
  return unitId !== undefined && unitOfRecipient(personId, directory) === unitId;
}

/** The sight of a case's reminders; `undefined` when the case does not exist for the person. */
export function sightOf(person: Person, proposal: Case): Sight | undefined {
  if (!maySee(person, proposal)) return undefined;
  if (proposal.stage.name === 'draft') return 'own';
  const isFiled = 'filedAt' in proposal;
  if (person.roles.some((role) => committeeSide.includes(role) || (isFiled && office.includes(role)))) return 'all';
  const unitId = unitOf(person);
  return unitId !== undefined && assignmentsOf(proposal).some((share) => share.unitId === unitId) ? 'unit' : 'own';
}

/** A notice as somebody may see it. */
export type Seen = 'named' | 'told' | 'hidden';

/** Whether the notice shows with its recipient, only as told to somebody of a group, or not at all. */
export function seenBy(
  reader: Person,
  sight: Sight,
  notice: Pick<Notice, 'recipientId' | 'onBehalfOf' | 'kind'>,
  directory: Directory,
): Seen {
  const meantFor = [notice.recipientId, ...(notice.onBehalfOf === undefined ? [] : [notice.onBehalfOf])];
  if (sight === 'all' || meantFor.includes(reader.id)) return 'named';
  if (sight === 'own') return 'hidden';
  const unitId = unitOf(reader);
  if (unitId !== undefined && meantFor.every((id) => unitOfRecipient(id, directory) === unitId)) return 'named';
  // It would say whose address fails.
  return notice.kind === 'address-failed' ? 'hidden' : 'told';
}

/** What a recipient is to those who need not know who: the unit by its id, or a group. */
export function groupOf(recipientId: string, directory: Directory): { readonly unitId: string } | { readonly group: RecipientGroup } {
  const unitId = unitOfRecipient(recipientId, directory);
  if (unitId !== undefined) return { unitId };
  const roles = directory.people.get(recipientId)?.roles ?? [];
  if (roles.some((role) => office.includes(role))) return { group: 'office' };
  if (roles.some((role) => committeeSide.includes(role))) return { group: 'committee' };
  return { group: roles.includes('member') ? 'member' : 'other' };
}

function unitOfRecipient(recipientId: string, { people }: Directory): string | undefined {
  const recipient = parseRecipient(recipientId);
  if ('robotOf' in recipient) return recipient.robotOf;
  if ('mailboxOf' in recipient) return recipient.mailboxOf;
  const person = people.get(recipient.personId);
  return person === undefined ? undefined : unitOf(person);
}

const office: readonly Person['roles'][number][] = ['dispatcher', 'supervisor'];
const committeeSide: readonly Person['roles'][number][] = ['committee-clerk', 'committee-head', 'auditor'];
const overseers = [...office, ...committeeSide];
