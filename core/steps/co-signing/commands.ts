import * as z from 'zod';
import { coSigner } from '#core/access/permission.ts';
import { defineCommand } from '#core/case/define/define-command.ts';

/** Whoever was named beside the author and does not stand with the text says so, as long as it is not filed. */
export const commands = {
  'leave-co-signing': defineCommand({
    name: 'leave-co-signing',
    who: coSigner,
    body: z.strictObject({}),
    // Once it is filed, the names are what it was filed under.
    legalIn: ['in-review', 'in-revision'],
    legalWhen: ({ content }) => content.coSigners.length > 0,
    consequences: () => [{ payload: {} }],
    decide: (_found, _payload, { actorId }) => [{ type: 'CoSignerLeft', personId: actorId }],
  }),
} as const;
