import { Fail, Succeed } from 'aws-cdk-lib/aws-stepfunctions';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { assignmentDone } from '#core/contracts/workflow.ts';
import type { assignmentWaits } from '#core/contracts/workflow.ts';
import { begin } from '../states/begin.ts';
import { resume } from '../states/resume.ts';
import { step } from '../states/step.ts';
import { wait } from '../states/wait.ts';
import type { Wait } from '../states/wait.ts';
import type { WorkflowFunctions } from '../workflow-functions.ts';

type Waiting = (typeof assignmentWaits)[number];

const names: Readonly<Record<Waiting, { wait: string; alarm: string; outcome: string }>> = {
  'awaiting-sign-for': {
    wait: 'Wait for the unit to sign for it',
    alarm: 'Sound the sign-for alarm',
    outcome: 'Signed for?',
  },
  'return-requested': {
    wait: 'Wait for the decision on the return',
    alarm: 'Sound the return alarm',
    outcome: 'Kept?',
  },
  'in-handling': {
    wait: 'Wait for the opinion or the reply',
    alarm: 'Sound the handling alarm',
    outcome: 'Answered?',
  },
};

/**
 * One unit's share: signed for or asked to be returned, then a co-handler's opinion or the lead's letter, which takes its
 * number here where the relay could not give it one. A redo round runs as an execution of its own.
 */
export function assignmentWorkflow(scope: Construct, functions: WorkflowFunctions): IChainable {
  const done = new Succeed(scope, 'The share is done');
  const onFailure = new Fail(scope, 'Leave it to the reconciler', {
    error: 'StepFailed',
    cause: 'A step failed for good; a new execution enters by the ledger.',
  });
  const waiting = (waitingIn: Waiting): Wait => wait(scope, { functions, waitingIn, names: names[waitingIn], onFailure });

  const signFor = waiting('awaiting-sign-for');
  const decision = waiting('return-requested');
  const handling = waiting('in-handling');
  const number = step(scope, 'Take the letter number', { fn: functions.takeNumber, onFailure });
  number.next(done);
  const asking = resume(scope, { functions, names: { find: 'Find where the share stands', where: 'Where does it stand?' }, onFailure });

  // A unit may sign and answer before its signature has woken anybody.
  signFor.outcomes(
    [
      [['in-handling'], handling],
      [['return-requested'], decision],
      [['awaiting-letter-number'], number],
      [[assignmentDone], done],
    ],
    asking.find,
  );
  decision.outcomes(
    [
      [['in-handling'], handling],
      [[assignmentDone], done],
    ],
    asking.find,
  );
  handling.outcomes(
    [
      [['awaiting-letter-number'], number],
      [['return-requested'], decision],
      [[assignmentDone], done],
    ],
    asking.find,
  );
  asking.routes([
    [['awaiting-sign-for'], signFor],
    [['return-requested'], decision],
    [['in-handling'], handling],
    [['awaiting-letter-number'], number],
    [[assignmentDone], done],
  ]);
  return begin(scope, {
    functions,
    waitingIn: 'awaiting-sign-for',
    first: signFor,
    names: { known: 'Is the first sign-for alarm known?', open: 'Open the sign-for' },
    onFailure,
  });
}
