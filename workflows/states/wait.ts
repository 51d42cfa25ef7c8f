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
  readonly names: { readonly open: string; readonly wait: string; readonly alarm: string; readonly outcome: string };
  readonly onFailure: IChainable;
}

/** One wait: enter it at `open`; what it leads to is told to `outcomes`. */
export interface Wait {
  readonly open: LambdaInvoke;
  /** Where each outcome goes, and where one that is not known goes: to ask the ledger. */
  readonly outcomes: (routes: ReadonlyArray<readonly [standings: readonly string[], next: IChainable]>, unknown: IChainable) => void;
}

/**
 * The wait pattern of every stage. Open reckons the time to the first alarm; the wait hands in its token and sleeps until
 * somebody's commit wakes it or the time is up; a timeout sounds the alarm and waits on. Three transitions a stage, two
 * an alarm.
 */
export function wait(scope: Construct, { functions, waitingIn, names, onFailure }: WaitProps): Wait {
  const wakeIn = '{% $states.result.Payload.wakeIn %}';
  const open = step(scope, names.open, { fn: functions.openWait, payload: { waitingIn }, assign: { wakeIn }, onFailure });
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
  const alarm = step(scope, names.alarm, { fn: functions.soundAlarm, payload: { waitingIn }, assign: { wakeIn }, onFailure });
  awaiting.addCatch(alarm.next(awaiting), { errors: [statesErrors.timeout], outputs: {} });
  awaiting.addCatch(onFailure, { errors: [statesErrors.all] });
  const outcome = Choice.jsonata(scope, names.outcome);
  open.next(awaiting);
  awaiting.next(outcome);
  return {
    open,
    outcomes: (routes, unknown) => {
      for (const [standings, next] of routes) outcome.when(isOneOf(standings), next, { outputs: {} });
      outcome.when(isOneOf(['rescheduled']), awaiting, { outputs: {}, assign: { wakeIn: '{% $states.input.wakeIn %}' } });
      outcome.otherwise(unknown);
    },
  };
}

/** The outcome is one of these standings. */
export function isOneOf(standings: readonly string[]): Condition {
  const list = standings.map((standing) => `'${standing}'`).join(', ');
  return Condition.jsonata(`{% $states.input.outcome in [${list}] %}`);
}
