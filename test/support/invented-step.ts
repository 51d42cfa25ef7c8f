import * as z from 'zod';
import { committee } from '#core/access/permission.ts';
import { someText } from '#core/case/define/choices.ts';
import { defineCommand } from '#core/case/define/define-command.ts';
import { plainText } from '#core/contracts/plain-text.ts';

/** A command that the product does not have: the committee ends a case on the spot. Only a test build has its row. */
export const commands = {
  'settle-on-site': defineCommand({
    name: 'settle-on-site',
    who: committee,
    body: z.strictObject({ reason: plainText(200), publicity: z.enum(['public', 'summary', 'withheld']) }),
    legalIn: ['in-handling'],
    consequences: () => [{ payload: { reason: someText, publicity: 'public' as const } }],
    decide: (_found, { reason }) => [
      { type: 'ConsultationRecorded', result: reason },
      { type: 'ProposalClosed', outcome: 'consulted' },
    ],
  }),
} as const;

/** What it is called. */
export const words = { zh: { 'settle-on-site': '现场办结' }, en: { 'settle-on-site': 'settle on the spot' } } as const;
