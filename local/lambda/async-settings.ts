import * as z from 'zod';
import { resourcesOf, type ResolvedResource, type ResolvedStack } from '../template/resolved-stack.ts';
import { TemplateError } from '../template/template-error.ts';
import { functionName } from './function-name.ts';

/** How often a function's asynchronous invocation is tried again, and where it ends then. */
export interface AsyncSettings {
  readonly functionArn: string;
  readonly retries: number | undefined;
  readonly queueArn: string | undefined;
}

const schema = z.object({
  FunctionName: z.string(),
  MaximumRetryAttempts: z.coerce.number().int().min(0).max(2).optional(),
  // A destination for what succeeded is refused: nothing here would act on it.
  DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: z.string() }).optional() }).optional(),
});

/** Reads an `AWS::Lambda::EventInvokeConfig`; undefined where its function is not of the template. @throws TemplateError */
export function asyncSettings(resource: ResolvedResource, stack: ResolvedStack): AsyncSettings | undefined {
  const refuse = (why: string): TemplateError => new TemplateError(`Event invoke config ${resource.logicalId}: ${why}`);
  const result = schema.safeParse(resource.properties);
  if (!result.success) throw refuse(z.prettifyError(result.error));
  const { FunctionName, MaximumRetryAttempts: retries, DestinationConfig } = result.data;
  const queueArn = DestinationConfig?.OnFailure?.Destination;
  const isQueue = (arn: string): boolean => resourcesOf(stack, 'AWS::SQS::Queue').some((queue) => queue.arn === arn);
  if (queueArn !== undefined && !isQueue(queueArn)) throw refuse(`OnFailure names ${queueArn}, which is no queue of the template`);
  const named = resourcesOf(stack, 'AWS::Lambda::Function').find(({ name }) => name === functionName(FunctionName));
  return named === undefined ? undefined : { functionArn: named.arn, retries, queueArn };
}
