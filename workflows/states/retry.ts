import { Duration } from 'aws-cdk-lib';
import { JitterType } from 'aws-cdk-lib/aws-stepfunctions';
import type { RetryProps, TaskStateBase } from 'aws-cdk-lib/aws-stepfunctions';
import { addressRefusedError, contentionError, statesErrors, transientLambdaErrors } from '#core/contracts/workflow-errors.ts';

/** Throttling and lost races: 2+4+8+16+32+60×3 s, about four minutes at most, spread by full jitter. */
const busy: RetryProps = {
  errors: [...transientLambdaErrors, contentionError],
  interval: Duration.seconds(2),
  backoffRate: 2,
  maxDelay: Duration.seconds(60),
  maxAttempts: 8,
  jitterStrategy: JitterType.FULL,
};

/** Anything else a step throws, a store that is down for a while among it: 5+15+45+135+300 s, about eight minutes at most. */
const failed: RetryProps = {
  errors: [statesErrors.taskFailed],
  interval: Duration.seconds(5),
  backoffRate: 3,
  maxDelay: Duration.seconds(300),
  maxAttempts: 5,
  jitterStrategy: JitterType.FULL,
};

/** For steps that answer by themselves; one that hangs is tried again too. */
export function retryStep(task: TaskStateBase): void {
  task.addRetry({ ...busy, errors: [...(busy.errors ?? []), statesErrors.timeout] });
  task.addRetry(failed);
}

/** For waits: their timeout is the alarm, and is caught, never retried. */
export function retryWait(task: TaskStateBase): void {
  task.addRetry(busy);
  task.addRetry(failed);
}

/**
 * For handing a mail over: throttled or without an answer it is tried for about eight hours, 1+2+4+8+16 minutes and then
 * every half hour, which a lease or a lost region outlasts rarely; then the notices wait for the next morning. An address
 * that is refused stays so.
 */
export function retryMail(task: TaskStateBase): void {
  task.addRetry({ errors: [addressRefusedError], maxAttempts: 0 });
  task.addRetry({ ...busy, errors: [...(busy.errors ?? []), statesErrors.timeout] });
  task.addRetry({
    errors: [statesErrors.taskFailed],
    interval: Duration.minutes(1),
    backoffRate: 2,
    maxDelay: Duration.minutes(30),
    maxAttempts: 20,
    jitterStrategy: JitterType.FULL,
  });
}
