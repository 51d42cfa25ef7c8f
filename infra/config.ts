import * as z from 'zod';

/** What a deployment may set when it synthesizes (CDK context); everything else is a stack parameter. */
const configSchema = z.strictObject({
  /** Name of the stack. */
  stackName: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]*$/)
    .default('ProposalPipeline'),
  /** Where the bundles lie. */
  bundlesDirectory: z.string().default('dist/functions'),
  /** Value of the `environment` tag. */
  environment: z.string().default('production'),
  /** `smtp` leaves everything of SES out of the template: a region without SES refuses even what a condition would not make. */
  mailTransport: z.enum(['ses', 'smtp']).default('ses'),
});

export type Config = Readonly<z.infer<typeof configSchema>>;

/** The same setting by the name of the stack parameter it decides: `MailTransport`. */
const asParameter = (key: string): string => `${key.charAt(0).toUpperCase()}${key.slice(1)}`;

/** @throws z.ZodError naming the setting that is wrong. */
export function readConfig(context: (key: string) => unknown): Config {
  const given = Object.fromEntries(
    Object.keys(configSchema.shape).flatMap((key) => {
      const value = context(key) ?? context(asParameter(key));
      return value === undefined ? [] : [[key, value]];
    }),
  );
  return Object.freeze(configSchema.parse(given));
}
