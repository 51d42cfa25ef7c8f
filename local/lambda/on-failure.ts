import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock/virtual-clock.ts';
import { parseJson, type Json } from '../asl/json.ts';
import type { GivenUpInvocation } from './async-invocations.ts';
import type { FailureDestination } from './failure-destination.ts';

export interface OnFailureOptions {
  readonly clock: Clock;
  readonly failures: FailureDestination;
  /** By function ARN: the queue of its `DestinationConfig`. */
  readonly queues: ReadonlyMap<string, string>;
}

const asJson = (text: string): Json => {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
};

/**
 * Puts what a function could not do into its failure queue, in the shape of AWS's invocation record.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
export function onFailure({ clock, failures, queues }: OnFailureOptions): (event: GivenUpInvocation) => void {
  return ({ functionArn, payload, attempts, result }) => {
    const queueArn = queues.get(functionArn);
    if (queueArn === undefined) return;
    const at = clock.now();
    const record = {
      version: '1.0',
      timestamp: new Date(at).toISOString(),
      requestContext: {
        requestId: randomUUID(),
        functionArn: `${functionArn}:$LATEST`,
        condition: 'RetriesExhausted',
        approximateInvokeCount: attempts,
      },
      requestPayload: asJson(payload),
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: result.functionError ?? 'Unhandled' },
      responsePayload: asJson(result.payload),
    };
    failures.put({ queueArn, at, body: JSON.stringify(record) });
  };
}
