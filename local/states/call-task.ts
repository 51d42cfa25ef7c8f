import * as z from 'zod';
import { isJsonObject, parseJson, type Json } from '../asl/json.ts';
import type { TaskCall } from '../asl/state-node.ts';
import { errorNames } from '../asl/states-error.ts';
import { LambdaServiceError, type InvokeResult, type LambdaInvoker } from '../lambda/invoker.ts';
import { StatesServiceError } from './states-service-error.ts';

/** What came of calling a task. */
export type CallOutcome =
  | { readonly kind: 'returned'; readonly result: Json }
  | { readonly kind: 'threw'; readonly error: string; readonly cause: string | undefined };

/** What calling a task needs. `startExecution` names the execution `name` when the arguments do not. */
export interface TaskServices {
  readonly lambda: LambdaInvoker;
  startExecution(request: { stateMachineArn: string; input: string; name: string }): { arn: string; startedAt: number };
}

// What reaches this is JSON already.
const anyJson = z.custom<Json>(() => true);

// The rest of Lambda's Invoke request makes no difference here, or (InvocationType Event) another one than it should.
const invokeArguments = z.strictObject({
  FunctionName: z.string().min(1),
  Payload: anyJson.optional(),
  Qualifier: z.string().min(1).optional(),
  InvocationType: z.literal('RequestResponse').optional(),
});

const startArguments = z.strictObject({
  StateMachineArn: z.string().min(1),
  Input: anyJson.optional(),
  Name: z.string().optional(),
});

/** Calls what a Task names and waits for its return; never throws. `name` gives the same for the same attempt. */
export async function callTask(call: TaskCall, name: () => string, services: TaskServices): Promise<CallOutcome> {
  const { resource, arguments: args } = call;
  switch (resource.integration) {
    case 'function':
      return invoke(services.lambda, resource.resource, args, (payload) => payload);
    case 'invoke': {
      const parsed = invokeArguments.safeParse(args);
      if (!parsed.success) return badArguments(parsed.error);
      const { FunctionName, Qualifier, Payload } = parsed.data;
      const target = Qualifier === undefined ? FunctionName : `${FunctionName}:${Qualifier}`;
      return invoke(services.lambda, target, invokePayload(Payload), invokeResult);
    }
    case 'startExecution': {
      const parsed = startArguments.safeParse(args);
      return parsed.success ? startExecution(services, parsed.data, name()) : badArguments(parsed.error);
    }
  }
}

/** As AWS hands it over: a text is the payload as written, so JSON in it arrives as what it says; null and nothing are `{}`. */
function invokePayload(payload: Json | undefined): Json {
  if (typeof payload !== 'string') return payload ?? {};
  try {
    return parseJson(payload) ?? {};
  } catch {
    return payload;
  }
}

async function invoke(lambda: LambdaInvoker, target: string, payload: Json, shape: (payload: Json) => Json): Promise<CallOutcome> {
  let result: InvokeResult;
  try {
    result = await lambda.invoke(target, JSON.stringify(payload));
  } catch (thrown) {
    const message = String(Object(thrown).message);
    const code = thrown instanceof LambdaServiceError ? thrown.code : 'SdkClientException';
    return { kind: 'threw', error: `Lambda.${code}`, cause: message };
  }
  const parsed = payloadOf(result);
  if (result.functionError === undefined) return { kind: 'returned', result: shape(parsed) };
  const errorType = isJsonObject(parsed) ? parsed['errorType'] : undefined;
  return { kind: 'threw', error: typeof errorType === 'string' ? errorType : 'Lambda.Unknown', cause: result.payload };
}

function payloadOf({ payload }: InvokeResult): Json {
  try {
    return payload === '' ? null : parseJson(payload);
  } catch {
    return payload;
  }
}

/** The result of `lambda:invoke` (AWS, "Invoke an AWS Lambda function with Step Functions"). */
const invokeResult = (payload: Json): Json => ({
  ExecutedVersion: '$LATEST',
  Payload: payload,
  SdkHttpMetadata: { HttpStatusCode: 200 },
  StatusCode: 200,
});

function startExecution(services: TaskServices, args: z.infer<typeof startArguments>, name: string): CallOutcome {
  try {
    const { arn, startedAt } = services.startExecution({
      stateMachineArn: args.StateMachineArn,
      input: JSON.stringify(args.Input === undefined ? {} : args.Input),
      name: args.Name ?? name,
    });
    return { kind: 'returned', result: { ExecutionArn: arn, StartDate: startedAt / 1000 } };
  } catch (thrown) {
    if (!(thrown instanceof StatesServiceError)) throw thrown;
    return { kind: 'threw', error: `StepFunctions.${thrown.code}Exception`, cause: thrown.message };
  }
}

const badArguments = (error: z.ZodError): CallOutcome => ({
  kind: 'threw',
  error: errorNames.runtime,
  cause: `The arguments of the task are not supported: ${z.prettifyError(error)}`,
});
