import type { Directory } from '#core/directory/directory.ts';
import type { Policy } from '#core/policy/policy.ts';
import type { MailKind } from '#core/notices/render/mail-texts.ts';
import type { Recipient } from '#core/notices/reach/recipient.ts';
import { templatesOf } from './sms-of.ts';

/**
 * The ways by which a person is told of something: as the person chose, as far as the policy lets that kind go by short message and
 * there is a number that works. Nobody is left without a way: what cannot go so goes by mail.
 */
export function waysTo(
  recipient: Recipient,
  kind: MailKind,
  rules: { readonly directory: Directory; readonly policy: Policy },
): Recipient[] {
  if (!('personId' in recipient)) return [recipient];
  const { personId } = recipient;
  const by = rules.directory.ways.get(personId) ?? 'mail';
  if (by === 'mail' || !goesByPhone(kind, rules.policy) || mobileOf(personId, rules.directory) === undefined) return [recipient];
  return by === 'sms' ? [{ phoneOf: personId }] : [recipient, { phoneOf: personId }];
}

/** The number of an active person, unless messages to it failed. */
export function mobileOf(personId: string, { people, mobiles }: Directory): { readonly address: string } | undefined {
  const mobile = mobiles.get(personId);
  return people.get(personId)?.active === true && mobile?.failed !== true ? mobile : undefined;
}

function goesByPhone(kind: MailKind, { sms }: Policy): boolean {
  const templates = templatesOf(kind);
  return sms !== undefined && templates.length > 0 && templates.every((template) => sms.templates[template] !== undefined);
}
