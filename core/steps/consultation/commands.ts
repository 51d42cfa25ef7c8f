import * as z from 'zod';
import { committee, office } from '#core/access/permission.ts';
import { someText } from '#core/case/define/choices.ts';
import { defineCommand } from '#core/case/define/define-command.ts';
import { plainText } from '#core/contracts/plain-text.ts';

export const commands = {
  /** The record of the face-to-face consultation, which ends the case. */
  'record-consultation': defineCommand({
    name: 'record-consultation',
    who: [...office, ...committee],
    body: z.strictObject({ result: plainText(20_000) }),
    legalIn: ['in-consultation'],
    consequences: () => [{ payload: { result: someText } }],
    decide: (_found, { result }) => [
      { type: 'ConsultationRecorded', result },
      { type: 'ProposalClosed', outcome: 'consulted' },
    ],
  }),
} as const;
