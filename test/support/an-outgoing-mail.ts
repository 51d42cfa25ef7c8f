import { renderMail } from '#core/notices/render/render-mail.ts';
import type { OutgoingMail } from '#core/ports/mail/mail-transport.ts';
import { aMailContent } from './a-mail.ts';

/** A reminder of case 46, ready to go. */
export function anOutgoingMail(overrides: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    mailId: '2026-11-24.1.gu.w',
    proposalId: 'p46',
    kind: 'reminder',
    to: { name: '顾文澜', email: 'gu.w@yunlan.example' },
    rendered: renderMail(aMailContent()),
    again: false,
    ...overrides,
  };
}
