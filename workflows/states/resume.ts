import { Choice } from 'aws-cdk-lib/aws-stepfunctions';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { TaskInput, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { statesErrors } from '#core/contracts/workflow-errors.ts';
import type { WorkflowFunctions } from '../workflow-functions.ts';
import { retryStep } from './retry.ts';
import { executionInput } from './step.ts';
import { isOneOf } from './wait.ts';

export interface ResumeProps {
  readonly functions: WorkflowFunctions;
  readonly names: { readonly find: string; readonly where: string };
  readonly onFailure: IChainable;
}

/** Asks the ledger where things stand and goes there: how an execution enters in the middle, or finds its place again. */
export function resume(scope: Construct, { functions, names, onFailure }: ResumeProps) {
  const find = LambdaInvoke.jsonata(scope, names.find, {
    lambdaFunction: functions.findStanding,
    payload: TaskInput.fromObject({ execution: executionInput }),
    outputs: '{% $states.result.Payload %}',
    taskTimeout: Timeout.duration(Duration.seconds(60)),
    retryOnServiceExceptions: false,
  });
  retryStep(find);
  find.addCatch(onFailure, { errors: [statesErrors.all] });
  const where = Choice.jsonata(scope, names.where);
  find.next(where);
  return {
    find,
    routes: (routes: ReadonlyArray<readonly [standings: readonly string[], next: IChainable]>): void => {
      for (const [standings, next] of routes) where.when(isOneOf(standings), next, { outputs: {} });
      where.otherwise(onFailure);
    },
  };
}
