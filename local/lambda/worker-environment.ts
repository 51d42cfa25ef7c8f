import type { FunctionDefinition } from './function-definition.ts';
import { dirname } from 'node:path';

/** What every function's environment needs besides its own variables. */
export interface RuntimeSettings {
  readonly region: string;
  /** Where the AWS SDK finds the stand-ins. */
  readonly endpointUrl: string;
  /** What they sign with. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/**
 * The whole environment of a function: its own variables and Lambda's reserved ones, nothing of the machine's.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
export function workerEnvironment(
  definition: FunctionDefinition,
  settings: RuntimeSettings,
  logStreamName: string,
): Record<string, string> {
  return {
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    AWS_ENDPOINT_URL: settings.endpointUrl,
    ...definition.environment,
    _HANDLER: `index.${definition.handler}`,
    LAMBDA_TASK_ROOT: dirname(definition.file),
    AWS_REGION: settings.region,
    AWS_DEFAULT_REGION: settings.region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: definition.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${definition.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: logStreamName,
    AWS_ACCESS_KEY_ID: settings.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: settings.credentials.secretAccessKey,
    AWS_SESSION_TOKEN: 'local',
  };
}
