import { clockMatter } from '#core/access/sight/event-matter.ts';
import { mayAsk } from '#core/access/sight/list-sight.ts';
import { common, sees } from '#core/access/sight/look.ts';
import type { Look, Matter } from '#core/access/sight/look.ts';
import { readSight } from '#core/access/sight/read-sight.ts';
import { rows } from '#core/access/sight/who-sees.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import { assignmentsOf } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { unitOf } from '#core/view/desks-of.ts';
import type { Notice } from './notice.ts';
import { parseRecipient, whoeverReads } from '#core/notices/reach/recipient.ts';
import type { RecipientGroup } from './reminder-texts.ts';

/** Whether somebody may ask for the reminders of a unit. Of what they hold, `seenBy` shows what the asker may see. */
export function mayAskOfUnit(asker: Person, unitId: string): boolean {
  return mayAsk(asker, 'remindersOfOthers') || unitOf(asker) === unitId;
}

/** The same for those of a person: one's own, those of one's unit's people, and everybody's for office, committee and auditors. */
export function mayAskOfPerson(asker: Person, personId: string, directory: Directory): boolean {
  if (asker.id === personId || mayAsk(asker, 'remindersOfOthers')) return true;
  const unitId = unitOf(asker);
  return unitId !== undefined && unitOfRecipient(personId, directory) === unitId;
}

/** A notice as somebody may see it. */
export type Seen = 'named' | 'told' | 'hidden';

type ToldTo = Pick<Notice, 'recipientId' | 'onBehalfOf' | 'kind' | 'clockId'>;

/** Whether the notice shows with its recipient, only as told to somebody of a group, or not at all (被催的是谁是别的单位的事). */
export function seenBy(look: Look, notice: ToldTo, found: Case, directory: Directory): Seen {
  const meantFor = [whoeverReads(notice.recipientId), ...(notice.onBehalfOf === undefined ? [] : [notice.onBehalfOf])];
  const [unitId, ...others] = new Set(meantFor.map((id) => unitOfRecipient(id, directory)));
  const unitIds = unitId === undefined || others.length > 0 ? [] : [unitId];
  if (sees(look, rows.noticesByName, { unitIds, personIds: meantFor })) return 'named';
  // It would say whose address fails.
  if (notice.kind === 'address-failed') return 'hidden';
  return sees(look, readSight.notice.seen, aboutOf(notice, found)) ? 'told' : 'hidden';
}

/** What the notice is about: a share's clock is its unit's matter. */
function aboutOf({ clockId }: ToldTo, found: Case): Matter {
  const clock = found.clocks.find(({ id }) => id === clockId);
  const unitOfShare = (of: string): string | undefined => assignmentsOf(found).find(({ id }) => id === of)?.unitId;
  return clock === undefined ? common : clockMatter(clock, unitOfShare);
}

/** What a recipient is to those who need not know who: the unit by its id, or a group. */
export function groupOf(recipientId: string, directory: Directory): { readonly unitId: string } | { readonly group: RecipientGroup } {
  const unitId = unitOfRecipient(recipientId, directory);
  if (unitId !== undefined) return { unitId };
  const roles = directory.people.get(whoeverReads(recipientId))?.roles ?? [];
  if (roles.some((role) => office.includes(role))) return { group: 'office' };
  if (roles.some((role) => committeeSide.includes(role))) return { group: 'committee' };
  return { group: roles.includes('member') ? 'member' : 'other' };
}

function unitOfRecipient(recipientId: string, { people }: Directory): string | undefined {
  const recipient = parseRecipient(whoeverReads(recipientId));
  if ('robotOf' in recipient) return recipient.robotOf;
  if ('mailboxOf' in recipient) return recipient.mailboxOf;
  const person = 'phoneOf' in recipient ? undefined : people.get(recipient.personId);
  return person === undefined ? undefined : unitOf(person);
}

const office: readonly Person['roles'][number][] = ['dispatcher', 'supervisor'];
const committeeSide: readonly Person['roles'][number][] = ['committee-clerk', 'committee-head', 'auditor'];
