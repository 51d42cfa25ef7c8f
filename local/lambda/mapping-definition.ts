import * as z from 'zod';
import type { ResolvedResource } from '../template/resolved-stack.ts';
import { TemplateError } from '../template/template-error.ts';

/** How a function reads a table's stream. Minus one means no bound. */
export interface MappingDefinition {
  readonly sourceArn: string;
  readonly functionArn: string;
  readonly batchSize: number;
  /** Batches of different partition keys that may be processed at once. */
  readonly lanes: number;
  readonly bisectOnError: boolean;
  readonly maximumRetryAttempts: number;
  readonly maximumRecordAgeSeconds: number;
  readonly reportsItemFailures: boolean;
  /** JSON texts of event patterns, any of which lets a record in; none lets all in. */
  readonly filters: readonly string[];
  readonly failureQueueArn: string | undefined;
}

const count = z.coerce.number().int();

// Defaults are the service's: https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html
const mappingSchema = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: z.boolean().default(true),
  BatchSize: count.min(1).max(10_000).default(100),
  ParallelizationFactor: count.min(1).max(10).default(1),
  BisectBatchOnFunctionError: z.boolean().default(false),
  MaximumRetryAttempts: count.min(-1).max(10_000).default(-1),
  MaximumRecordAgeInSeconds: count.min(-1).max(604_800).default(-1),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  // Every stream begins with the data directory, so both positions are the same one.
  StartingPosition: z.enum(['LATEST', 'TRIM_HORIZON']),
  FilterCriteria: z.strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) }).optional(),
  DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: z.string() }) }).optional(),
});

/** Reads an `AWS::Lambda::EventSourceMapping`; undefined where it is switched off. @throws TemplateError */
export function mappingDefinition(resource: ResolvedResource): MappingDefinition | undefined {
  const result = mappingSchema.safeParse(resource.properties);
  if (!result.success) throw new TemplateError(`Event source mapping ${resource.logicalId}: ${z.prettifyError(result.error)}`);
  const mapping = result.data;
  if (!mapping.Enabled) return undefined;
  return {
    sourceArn: mapping.EventSourceArn,
    functionArn: mapping.FunctionName,
    batchSize: mapping.BatchSize,
    lanes: mapping.ParallelizationFactor,
    bisectOnError: mapping.BisectBatchOnFunctionError,
    maximumRetryAttempts: mapping.MaximumRetryAttempts,
    maximumRecordAgeSeconds: mapping.MaximumRecordAgeInSeconds,
    reportsItemFailures: mapping.FunctionResponseTypes.length > 0,
    filters: mapping.FilterCriteria?.Filters.map((filter) => filter.Pattern) ?? [],
    failureQueueArn: mapping.DestinationConfig?.OnFailure.Destination,
  };
}
