import { LambdaServiceError, type LambdaInvoker } from '../lambda/invoker.ts';
import type { Delivery } from './delivery-store.ts';
import type { EventRule, EventTarget } from './event-rule.ts';

/** `StartExecution`, in process or over the wire; rejects with the service's error. */
type StartExecution = (input: { stateMachineArn: string; name: string; input: string }) => Promise<unknown>;

export interface Targets {
  readonly lambda: LambdaInvoker;
  readonly startExecution?: StartExecution;
}

export type DeliveryOutcome =
  | { readonly kind: 'delivered' }
  /** The service did not take it: EventBridge tries again. */
  | { readonly kind: 'refused'; readonly error: string }
  /** The function took it and failed: Lambda tries again. */
  | { readonly kind: 'failed'; readonly error: string }
  /** Trying again cannot help. */
  | { readonly kind: 'hopeless'; readonly error: string };

/** Hands one event to one target, once. Never rejects. */
export async function deliver(
  delivery: Delivery,
  rule: EventRule,
  target: EventTarget,
  { lambda, startExecution }: Targets,
): Promise<DeliveryOutcome> {
  const input = target.input(delivery.event, rule);
  try {
    if (target.kind === 'lambda') {
      const result = await lambda.invoke(target.arn, input);
      return result.functionError === undefined ? { kind: 'delivered' } : { kind: 'failed', error: result.payload };
    }
    if (startExecution === undefined) return { kind: 'hopeless', error: 'there are no state machines here' };
    // The event's own id makes the start idempotent when a delivery is repeated after a crash.
    await startExecution({ stateMachineArn: target.arn, name: `${delivery.event.id}_${delivery.number}`, input });
    return { kind: 'delivered' };
  } catch (error) {
    return judge(error);
  }
}

function judge(error: unknown): DeliveryOutcome {
  if (!(error instanceof Error)) return { kind: 'refused', error: String(error) };
  const code = errorCode(error);
  // An earlier attempt started it, and it has ended since.
  if (code === 'ExecutionAlreadyExists') return { kind: 'delivered' };
  const isHopeless = /NotFound|DoesNotExist|InvalidExecutionInput|InvalidRequestContent/.test(code);
  return { kind: isHopeless ? 'hopeless' : 'refused', error: `${code}: ${error.message}` };
}

function errorCode(error: Error): string {
  if (error instanceof LambdaServiceError) return error.code;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
