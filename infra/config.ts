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
});

export type Config = Readonly<z.infer<typeof configSchema>>;

/** @throws z.ZodError naming the setting that is wrong. */
export function readConfig(context: (key: string) => unknown): Config {
  const given = Object.fromEntries(
    Object.keys(configSchema.shape).flatMap((key) => (context(key) === undefined ? [] : [[key, context(key)]])),
  );
  return Object.freeze(configSchema.parse(given));
}
