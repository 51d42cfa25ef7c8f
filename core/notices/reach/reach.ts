import type { Term } from '#core/contracts/term.ts';
import { addressed } from '#core/directory/addressed.ts';
import type { Reader } from '#core/directory/addressed.ts';
import type { Directory, Mobile, Person, Robot } from '#core/directory/directory.ts';
import { parseRecipient } from './recipient.ts';
import { mobileOf } from '#core/notices/sms/ways-to.ts';

/** Where a recipient is told: names as displayed, addresses as recorded. `onBehalfOf` names whom it was meant for. */
export type Reach =
  | (Addressed & { readonly kind: 'person'; readonly personId: string })
  | (Addressed & { readonly kind: 'mailbox'; readonly unitId: string })
  /** At the number of that name in the secrets table. */
  | { readonly kind: 'phone'; readonly personId: string; readonly mobile: Mobile; readonly reader: Reader }
  | { readonly kind: 'robot'; readonly unitId: string; readonly robot: Robot }
  | { readonly kind: 'nobody' };

interface Addressed {
  readonly name: string;
  readonly email: string;
  readonly reader: Reader;
  readonly onBehalfOf?: Term;
}

const MOST_DEPUTIES = 5;
const nobody: Reach = { kind: 'nobody' };

/**
 * Who is told for a recipient now: by the telephone as long as its number works; otherwise a person at the own address unless absent (no longer active, no address, or one that
 * failed), then along the deputies, then at the mailbox of the unit.
 */
export function reach(recipientId: string, directory: Directory): Reach {
  const recipient = parseRecipient(recipientId);
  if ('robotOf' in recipient) {
    const robot = directory.robots.get(recipient.robotOf);
    return robot === undefined ? nobody : { kind: 'robot', unitId: recipient.robotOf, robot };
  }
  if ('mailboxOf' in recipient) return mailbox(recipient.mailboxOf, directory);
  if ('phoneOf' in recipient) return phone(recipient.phoneOf, directory) ?? reach(recipient.phoneOf, directory);
  const person = directory.people.get(recipient.personId);
  if (person === undefined) return nobody;
  const told = deputies(person, directory).find((one) => one.active && usable(one.email, directory));
  if (told?.email !== undefined) {
    const instead = told.id === person.id ? {} : { onBehalfOf: addressed(person).title };
    return { kind: 'person', personId: told.id, name: told.name, email: told.email, reader: addressed(told), ...instead };
  }
  return person.unitId === undefined ? nobody : mailbox(person.unitId, directory, addressed(person).title);
}

/** By the telephone the person alone is told; whoever stands in has a mailbox. */
function phone(personId: string, directory: Directory): Reach | undefined {
  const person = directory.people.get(personId);
  const mobile = mobileOf(personId, directory);
  if (person === undefined || mobile === undefined) return undefined;
  return { kind: 'phone', personId, mobile, reader: addressed(person) };
}

/** The person and whoever stands in, in order; a ring of deputies is walked once. */
function deputies(person: Person, { people }: Directory): Person[] {
  const chain = [person];
  for (let next = deputyOf(person); next !== undefined && chain.length <= MOST_DEPUTIES; next = deputyOf(next)) {
    if (chain.includes(next)) break;
    chain.push(next);
  }
  return chain;

  function deputyOf({ deputyId }: Person): Person | undefined {
    return deputyId === undefined ? undefined : people.get(deputyId);
  }
}

function mailbox(unitId: string, directory: Directory, onBehalfOf?: Term): Reach {
  const unit = directory.units.get(unitId);
  if (unit?.email === undefined || !usable(unit.email, directory)) return nobody;
  const reader: Reader = { title: { zh: unit.name, en: unit.nameEn }, is: 'officer' };
  return { kind: 'mailbox', unitId, name: unit.name, email: unit.email, reader, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) };
}

/** An address that failed for one failed for all who share it. */
function usable(email: string | undefined, { unreachable }: Directory): boolean {
  return email !== undefined && ![...unreachable.values()].some((fault) => fault.email === email);
}
