import { Choice } from 'aws-cdk-lib/aws-stepfunctions';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { WorkflowFunctions } from '../workflow-functions.ts';
import { step } from './step.ts';
import { routeTo } from './wait.ts';
import type { Route } from './wait.ts';

export interface ResumeProps {
  readonly functions: WorkflowFunctions;
  readonly names: { readonly find: string; readonly where: string };
  readonly onFailure: IChainable;
}

/** Asks the ledger where things stand and goes there: how an execution enters in the middle, or finds its place again. */
export function resume(scope: Construct, { functions, names, onFailure }: ResumeProps) {
  const find = step(scope, names.find, { fn: functions.findStanding, outputs: '{% $states.result.Payload %}', onFailure });
  const where = Choice.jsonata(scope, names.where);
  find.next(where);
  return {
    find,
    routes: (routes: ReadonlyArray<Route>): void => {
      for (const route of routes) routeTo(where, route);
      where.otherwise(onFailure);
    },
  };
}
