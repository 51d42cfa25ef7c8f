import { Choice, Condition, IntegrationPattern, TaskInput, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { statesErrors } from '#core/contracts/workflow-errors.ts';
import type { WorkflowFunctions } from '../workflow-functions.ts';
import { retryWait } from './retry.ts';
import { executionInput, step } from './step.ts';

export interface WaitProps {
  readonly functions: WorkflowFunctions;
  /** The standing it waits in, as core names it. */
  readonly waitingIn: string;
  /** State names, as a clerk would say them. */
  readonly names: { readonly wait: string; readonly alarm: string; readonly outcome: string };
  readonly onFailure: IChainable;
}

/** One wait: entered with `$wakeIn` assigned, by `enter` or `routeTo`; what it leads to is told to `outcomes`. */
export interface Wait {
  readonly enter: LambdaInvoke;
  /** Where each outcome goes, and where one that is not known goes: to ask the ledger. */
  readonly outcomes: (routes: ReadonlyArray<Route>, unknown: IChainable) => void;
}

/** Which standings lead to a wait, or to any other state. */
export type Route = readonly [standings: readonly string[], next: Wait | IChainable];

/**
 * The wait pattern of every stage. Whatever leads to it says the time to the first alarm; the wait hands in its token and sleeps
 * until somebody's commit wakes it or the time is up; a timeout sounds the alarm and waits on. Two transitions a stage, two
 * an alarm.
 */
export function wait(scope: Construct, { functions, waitingIn, names, onFailure }: WaitProps): Wait {
  const awaiting = LambdaInvoke.jsonata(scope, names.wait, {
    lambdaFunction: functions.awaitOutcome,
    integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
    payload: TaskInput.fromObject({
      execution: executionInput,
      waitingIn,
      wakeIn: '{% $wakeIn %}',
      token: '{% $states.context.Task.Token %}',
      executionArn: '{% $states.context.Execution.Id %}',
      fence: {
        redriveCount: '{% $states.context.Execution.RedriveCount %}',
        enteredAt: '{% $states.context.State.EnteredTime %}',
        retryCount: '{% $states.context.State.RetryCount %}',
      },
    }),
    outputs: '{% $states.result %}',
    taskTimeout: Timeout.jsonata('{% $wakeIn %}'),
    retryOnServiceExceptions: false,
  });
  retryWait(awaiting);
  const alarm = step(scope, names.alarm, {
    fn: functions.soundAlarm,
    payload: { waitingIn },
    assign: { wakeIn: '{% $states.result.Payload.wakeIn %}' },
    onFailure,
  });
  awaiting.addCatch(alarm.next(awaiting), { errors: [statesErrors.timeout], outputs: {} });
  awaiting.addCatch(onFailure, { errors: [statesErrors.all] });
  const outcome = Choice.jsonata(scope, names.outcome);
  awaiting.next(outcome);
  const itself: Wait = {
    enter: awaiting,
    outcomes: (routes, unknown) => {
      for (const route of routes) routeTo(outcome, route);
      routeTo(outcome, [['rescheduled'], itself]);
      outcome.otherwise(unknown);
    },
  };
  return itself;
}

/** Adds a route to a choice. To a wait it brings the time to the first alarm along. */
export function routeTo(choice: Choice, [standings, next]: Route): void {
  const condition = isOneOf(standings);
  if ('enter' in next) choice.when(condition, next.enter, { outputs: {}, assign: { wakeIn: '{% $states.input.wakeIn %}' } });
  else choice.when(condition, next, { outputs: {} });
}

/** The outcome is one of these standings. */
export function isOneOf(standings: readonly string[]): Condition {
  const list = standings.map((standing) => `'${standing}'`).join(', ');
  return Condition.jsonata(`{% $states.input.outcome in [${list}] %}`);
}
