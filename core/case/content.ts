import * as z from 'zod';
import { collectiveKinds } from '#core/directory/directory.ts';
import { identifier, oneLine, plainText } from '#core/contracts/plain-text.ts';

export const proposalKinds = ['personal', 'joint', ...collectiveKinds] as const;
export const publicities = ['public', 'summary', 'withheld'] as const;

/** What a member writes: 一事一案, the matter first, then concrete suggestions. */
export const contentSchema = z.strictObject({
  kind: z.enum(proposalKinds),
  session: identifier,
  title: oneLine(100),
  matter: plainText(6000),
  suggestions: z.array(plainText(2000)).min(1).max(20),
  /** In whose name it is made, where the kind is that of others; as the directory names them. */
  onBehalfOf: oneLine(60).exactOptional(),
  coSigners: z.array(identifier).max(200).default([]),
  publicity: z.enum(publicities).default('public'),
});

export type Content = z.infer<typeof contentSchema>;
