import { Duration } from 'aws-cdk-lib';
import { JitterType } from 'aws-cdk-lib/aws-stepfunctions';
import type { RetryProps, TaskStateBase } from 'aws-cdk-lib/aws-stepfunctions';
import { contentionError, statesErrors, transientLambdaErrors } from '#core/contracts/workflow-errors.ts';

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
