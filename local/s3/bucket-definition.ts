import * as z from 'zod';
import { TemplateError } from '../template/template-error.ts';
import type { ResolvedResource } from '../template/resolved-stack.ts';

const number = z.coerce.number().int().min(0);
const flag = z.union([z.boolean(), z.stringbool()]);

const corsRule = z.strictObject({
  AllowedMethods: z.array(z.enum(['GET', 'PUT', 'POST', 'DELETE', 'HEAD'])).min(1),
  AllowedOrigins: z.array(z.string()).min(1),
  AllowedHeaders: z.array(z.string()).default([]),
  ExposedHeaders: z.array(z.string()).default([]),
  MaxAge: number.optional(),
  Id: z.string().optional(),
});

// What concerns versions means nothing here: the current one alone is kept, and uploads in parts are refused.
const lifecycleRule = z.strictObject({
  Id: z.string().optional(),
  Status: z.enum(['Enabled', 'Disabled']),
  Prefix: z.string().default(''),
  ExpirationInDays: number.min(1).optional(),
  NoncurrentVersionExpiration: z.unknown().optional(),
  NoncurrentVersionExpirationInDays: z.unknown().optional(),
  AbortIncompleteMultipartUpload: z.unknown().optional(),
  ExpiredObjectDeleteMarker: z.unknown().optional(),
});

const bucketSchema = z.object({
  CorsConfiguration: z.strictObject({ CorsRules: z.array(corsRule) }).default({ CorsRules: [] }),
  LifecycleConfiguration: z
    .strictObject({ Rules: z.array(lifecycleRule), TransitionDefaultMinimumObjectSize: z.string().optional() })
    .default({ Rules: [] }),
  NotificationConfiguration: z
    .strictObject({ EventBridgeConfiguration: z.strictObject({ EventBridgeEnabled: flag.default(true) }) })
    .optional(),
});

export type CorsRule = z.infer<typeof corsRule>;

/** A bucket as the template wants it. */
export interface BucketDefinition {
  readonly name: string;
  readonly cors: readonly CorsRule[];
  /** Objects whose key begins so are gone after so many days. */
  readonly expirations: readonly { readonly prefix: string; readonly days: number }[];
  /** The default event bus is told of every object. */
  readonly tellsEvents: boolean;
}

/** Reads an `AWS::S3::Bucket`. @throws TemplateError naming what is not supported */
export function bucketDefinition(resource: ResolvedResource): BucketDefinition {
  const result = bucketSchema.safeParse(resource.properties);
  if (!result.success) throw new TemplateError(`Bucket ${resource.logicalId}: ${z.prettifyError(result.error)}`);
  const { CorsConfiguration, LifecycleConfiguration, NotificationConfiguration } = result.data;
  return {
    name: resource.name,
    cors: CorsConfiguration.CorsRules,
    expirations: LifecycleConfiguration.Rules.flatMap(({ Status, Prefix, ExpirationInDays }) =>
      Status === 'Enabled' && ExpirationInDays !== undefined ? [{ prefix: Prefix, days: ExpirationInDays }] : [],
    ),
    tellsEvents: NotificationConfiguration?.EventBridgeConfiguration.EventBridgeEnabled ?? false,
  };
}
