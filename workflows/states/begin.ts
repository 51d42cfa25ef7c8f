import { Choice, Condition } from 'aws-cdk-lib/aws-stepfunctions';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { WorkflowFunctions } from '../workflow-functions.ts';
import { step } from './step.ts';
import type { Wait } from './wait.ts';

export interface BeginProps {
  readonly functions: WorkflowFunctions;
  /** What it waits in first, as core names it. */
  readonly waitingIn: string;
  readonly first: Wait;
  readonly names: { readonly known: string; readonly open: string };
  readonly onFailure: IChainable;
}

/** The first wait of an execution: whoever started it said the time to the first alarm, or it is reckoned here. */
export function begin(scope: Construct, { functions, waitingIn, first, names, onFailure }: BeginProps): IChainable {
  const wakeIn = '$states.context.Execution.Input.wakeIn';
  const open = step(scope, names.open, {
    fn: functions.openWait,
    payload: { waitingIn },
    assign: { wakeIn: '{% $states.result.Payload.wakeIn %}' },
    onFailure,
  });
  open.next(first.enter);
  const known = Choice.jsonata(scope, names.known);
  known.when(Condition.jsonata(`{% $exists(${wakeIn}) %}`), first.enter, { outputs: {}, assign: { wakeIn: `{% ${wakeIn} %}` } });
  known.otherwise(open);
  return known;
}
