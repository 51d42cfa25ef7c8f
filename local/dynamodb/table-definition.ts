import * as z from 'zod';
import { TemplateError } from '../template/template-error.ts';
import type { ResolvedResource } from '../template/resolved-stack.ts';
import { STREAM_VIEW_TYPES, type StreamViewType } from './stream-record.ts';

const keySchema = z
  .array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }))
  .min(1)
  .max(2);

const indexSchema = z.strictObject({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.strictObject({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
});

// There is no throughput to buy here, so an index may name it without effect.
const globalIndexSchema = z
  .strictObject({
    ...indexSchema.shape,
    ProvisionedThroughput: z.unknown(),
    OnDemandThroughput: z.unknown(),
    WarmThroughput: z.unknown(),
    ContributorInsightsSpecification: z.unknown(),
  })
  .partial({ ProvisionedThroughput: true, OnDemandThroughput: true, WarmThroughput: true, ContributorInsightsSpecification: true })
  .transform(({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }));

const tableSchema = z.object({
  KeySchema: keySchema,
  AttributeDefinitions: z.array(z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  GlobalSecondaryIndexes: z.array(globalIndexSchema).default([]),
  LocalSecondaryIndexes: z.array(indexSchema).default([]),
  StreamSpecification: z.strictObject({ StreamViewType: z.enum(STREAM_VIEW_TYPES) }).optional(),
});

export type IndexDefinition = z.infer<typeof indexSchema>;

/** A table as the template wants it. */
export interface TableDefinition {
  readonly name: string;
  readonly arn: string;
  readonly keySchema: IndexDefinition['KeySchema'];
  readonly attributes: readonly { readonly AttributeName: string; readonly AttributeType: string }[];
  readonly globalIndexes: readonly IndexDefinition[];
  readonly localIndexes: readonly IndexDefinition[];
  readonly stream: StreamViewType | undefined;
}

/** Reads an `AWS::DynamoDB::Table`. @throws TemplateError naming what is not supported */
export function tableDefinition(resource: ResolvedResource): TableDefinition {
  const result = tableSchema.safeParse(resource.properties);
  if (!result.success) throw new TemplateError(`Table ${resource.logicalId}: ${z.prettifyError(result.error)}`);
  const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, LocalSecondaryIndexes, StreamSpecification } = result.data;
  return {
    name: resource.name,
    arn: resource.arn,
    keySchema: KeySchema,
    attributes: AttributeDefinitions,
    globalIndexes: GlobalSecondaryIndexes,
    localIndexes: LocalSecondaryIndexes,
    stream: StreamSpecification?.StreamViewType,
  };
}
