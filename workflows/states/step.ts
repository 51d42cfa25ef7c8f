import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { TaskInput, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import type { IChainable, TaskStateBase } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { statesErrors } from '#core/contracts/workflow-errors.ts';
import { retryStep } from './retry.ts';

/** The ids an execution was started with: all it ever carries. */
export const executionInput = '{% $states.context.Execution.Input %}';

export interface StepProps {
  readonly fn: IFunction;
  readonly payload?: Record<string, unknown>;
  readonly assign?: Record<string, string>;
  /** What the next state is given; nothing unless told. */
  readonly outputs?: string;
  /** What is tried again, and for how long; as any step unless told. */
  readonly retry?: (task: TaskStateBase) => void;
  /** Failures that lead somewhere of their own. */
  readonly caught?: { readonly errors: readonly string[]; readonly next: IChainable };
  /** Where a step that cannot be done goes. */
  readonly onFailure: IChainable;
}

/** A step that answers by itself: one Lambda, its ids in, its answer assigned to variables or passed on. */
export function step(
  scope: Construct,
  name: string,
  { fn, payload, assign, outputs, retry = retryStep, caught, onFailure }: StepProps,
): LambdaInvoke {
  const task = LambdaInvoke.jsonata(scope, name, {
    lambdaFunction: fn,
    payload: TaskInput.fromObject({ execution: executionInput, ...payload }),
    ...(assign === undefined ? {} : { assign }),
    outputs: outputs ?? {},
    // Twice the functions' own limit, so that the function's error is the one that is seen.
    taskTimeout: Timeout.duration(Duration.seconds(60)),
    retryOnServiceExceptions: false,
  });
  retry(task);
  if (caught !== undefined) task.addCatch(caught.next, { errors: [...caught.errors], outputs: {} });
  task.addCatch(onFailure, { errors: [statesErrors.all] });
  return task;
}
