import type { MailKind } from '#core/notices/render/mail-texts.ts';
import { tellings } from '#core/steps/tellings.ts';
import type { TellingKind } from '#core/steps/tellings.ts';

const besideCases: Readonly<Record<Exclude<MailKind, TellingKind>, true>> = {
  'address-failed': true,
  'endpoint-disabled': true,
  'comments-asked': true,
  'comments-due': true,
  'rights-changed': true,
};

/** Every kind of thing a mail may tell. */
export const mailKinds = [...Object.keys(tellings), ...Object.keys(besideCases)] as readonly MailKind[];
