import * as z from 'zod';

// General category Cc other than tab and line feed: they carry no meaning in a text and break mails and logs.
const controls = /(?![\t\n])\p{Cc}/u;

/** Plain text a person typed: trimmed, line ends as `\n`, whole characters, no controls, 1 to `longest` UTF-16 units. */
export function plainText(longest: number) {
  return z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(longest)
        .refine((text) => !controls.test(text), 'control characters are not allowed')
        // Half a surrogate pair has no UTF-8 form: a store would change it, and the commit's hash with it.
        .refine((text) => text.isWellFormed(), 'half a character is not allowed'),
    );
}

/** One line of plain text. */
export function oneLine(longest: number) {
  return plainText(longest).refine((text) => !text.includes('\n'), 'must be one line');
}

/** An identifier of the directory, a proposal, a session … */
export const identifier = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);

export const proposalKinds = ['personal', 'joint', 'party', 'mass-organisation', 'sector', 'group', 'committee'] as const;
export const publicities = ['public', 'summary', 'withheld'] as const;

/** What a member writes: 一事一案, the matter first, then concrete suggestions. */
export const contentSchema = z.strictObject({
  kind: z.enum(proposalKinds),
  session: identifier,
  title: oneLine(100),
  matter: plainText(6000),
  suggestions: z.array(plainText(2000)).min(1).max(20),
  coSigners: z.array(identifier).max(200).default([]),
  publicity: z.enum(publicities).default('public'),
});

export type Content = z.infer<typeof contentSchema>;
