import type { Term } from '#core/contracts/term.ts';
import { addressed } from '#core/directory/addressed.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import { peopleWithRole } from '#core/directory/directory.ts';
import type { Happening } from '#core/notices/happening.ts';
import { recipientTerms } from '#core/notices/render/mail-texts.ts';
import type { Notice } from '#core/notices/notice.ts';
import { reach } from './reach.ts';
import { parseRecipient, whoeverReads } from './recipient.ts';

// No id of a recipient holds it, dots they may.
const SEPARATOR = '~';

/** The rule of a notice that mails to `failed` (a recipient's id) fail; one for ever for each `cause`. */
export function addressRule(failed: string, cause: string): string {
  return ['address-failed', failed, cause].join(SEPARATOR);
}

/** The recipient that such a notice tells of. */
export function failedRecipient({ rule }: Pick<Notice, 'rule'>): string {
  return rule.split(SEPARATOR)[1] ?? '';
}

/** Who is told that mails to somebody fail. */
export function addressHappening(failed: string, directory: Directory): Happening {
  const dispatchers = peopleWithRole(directory, 'dispatcher').filter(({ id }) => id !== failed);
  return { kind: 'address-failed', recipients: dispatchers.map(({ id }) => ({ personId: id })) };
}

/** Whether a person is told again without anybody standing in. Of mailboxes and robots the directory keeps no faults. */
export function isMended(failed: string, directory: Directory): boolean {
  const reached = reach(failed, directory);
  return reached.kind === 'phone' || (reached.kind === 'person' && reached.personId === failed);
}

/** How a recipient is named to others in a list: never by address. */
export function recipientTerm(recipientId: string, directory: Directory): Term {
  return named(recipientId, directory, ({ name, nameEn = name }) => ({ zh: name, en: nameEn }));
}

/** The same in a letter: a person with 同志 or 委员. */
export function recipientTitle(recipientId: string, directory: Directory): Term {
  return named(recipientId, directory, (person) => addressed(person).title);
}

function named(recipientId: string, directory: Directory, nameOf: (person: Person) => Term): Term {
  const recipient = parseRecipient(recipientId);
  if ('mailboxOf' in recipient) return recipientTerms.mailbox(unitTerm(recipient.mailboxOf, directory));
  if ('robotOf' in recipient) return recipientTerms.robot(unitTerm(recipient.robotOf, directory));
  if ('phoneOf' in recipient) return recipientTerms.phone(named(recipient.phoneOf, directory, nameOf));
  const { personId } = recipient;
  const person = directory.people.get(personId);
  const unit = person?.unitId === undefined ? { zh: '', en: '' } : unitTerm(person.unitId, directory);
  return recipientTerms.person(unit, person === undefined ? { zh: personId, en: personId } : nameOf(person));
}

/** Who is told instead; empty where nobody is. */
export function insteadTerm(failed: string, directory: Directory): Term {
  const reached = reach(failed, directory);
  switch (reached.kind) {
    case 'person':
      return reached.personId === whoeverReads(failed) ? recipientTerms.ownMail : recipientTitle(reached.personId, directory);
    case 'mailbox':
      return recipientTerms.mailbox(unitTerm(reached.unitId, directory));
    case 'phone':
    case 'robot':
    case 'nobody':
      return { zh: '', en: '' };
  }
}

/** A person with 同志 or 委员; by the id where the directory has nobody of it. */
export function personTerm(personId: string, { people }: Directory): Term {
  const person = people.get(personId);
  return person === undefined ? { zh: personId, en: personId } : addressed(person).title;
}

/** A unit by name; by its id where the directory no longer has it. */
export function unitTerm(unitId: string, { units }: Directory): Term {
  const unit = units.get(unitId);
  return { zh: unit?.name ?? unitId, en: unit?.nameEn ?? unitId };
}
