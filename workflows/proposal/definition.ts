import { Fail, Succeed } from 'aws-cdk-lib/aws-stepfunctions';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { proposalWaits } from '#core/contracts/workflow.ts';
import { begin } from '../states/begin.ts';
import { resume } from '../states/resume.ts';
import { step } from '../states/step.ts';
import { wait } from '../states/wait.ts';
import type { Wait } from '../states/wait.ts';
import type { WorkflowFunctions } from '../workflow-functions.ts';

type Waiting = (typeof proposalWaits)[number];

const names: Readonly<Record<Waiting, { wait: string; alarm: string; outcome: string }>> = {
  'in-review': {
    wait: 'Wait for the committee to review it',
    alarm: 'Sound the review alarm',
    outcome: 'Filed?',
  },
  'in-revision': {
    wait: 'Wait for the member to revise it',
    alarm: 'Sound the revision alarm',
    outcome: 'Submitted again?',
  },
  'awaiting-dispatch': {
    wait: 'Wait for the government office to dispatch it',
    alarm: 'Sound the dispatch alarm',
    outcome: 'Dispatched?',
  },
  merged: {
    wait: 'Wait for the proposal it was merged into',
    alarm: 'Look after the merged proposal',
    outcome: 'Closed with it?',
  },
  'in-handling': {
    wait: 'Wait for the lead unit to reply',
    alarm: 'Look after the handling',
    outcome: 'Replied?',
  },
  'awaiting-feedback': {
    wait: 'Wait for the member to judge the reply',
    alarm: 'Sound the feedback alarm',
    outcome: 'Accepted?',
  },
  'in-consultation': {
    wait: 'Wait for the consultation to be recorded',
    alarm: 'Sound the consultation alarm',
    outcome: 'Consulted?',
  },
};

/**
 * A proposal's life: reviewed (and revised, perhaps more than once), numbered, dispatched, handled by its units (each
 * share has a workflow of its own), judged by the member, handled again or consulted on, closed. What each step means is
 * core's; here is only whom to wait for and where to go next.
 */
export function proposalWorkflow(scope: Construct, functions: WorkflowFunctions): IChainable {
  const over = new Succeed(scope, 'The proposal is over');
  const onFailure = new Fail(scope, 'Leave it to the reconciler', {
    error: 'StepFailed',
    cause: 'A step failed for good; a new execution enters by the ledger.',
  });
  const waiting = (waitingIn: Waiting): Wait => wait(scope, { functions, waitingIn, names: names[waitingIn], onFailure });

  const review = waiting('in-review');
  const revision = waiting('in-revision');
  const dispatch = waiting('awaiting-dispatch');
  const merged = waiting('merged');
  const handling = waiting('in-handling');
  const feedback = waiting('awaiting-feedback');
  const consultation = waiting('in-consultation');
  // What it answers is where the case stands then: with its number, in dispatch.
  const number = step(scope, 'Take the case number', {
    fn: functions.takeNumber,
    assign: { wakeIn: '{% $states.result.Payload.wakeIn %}' },
    onFailure,
  });
  number.next(dispatch.enter);
  const asking = resume(scope, { functions, names: { find: 'Find where the proposal stands', where: 'Where does it stand?' }, onFailure });

  // Mostly it has its number by then: the relay takes it before it wakes anybody.
  review.outcomes(
    [
      [['awaiting-dispatch'], dispatch],
      [['awaiting-number'], number],
      [['in-revision'], revision],
      [['declined', 'withdrawn'], over],
    ],
    asking.find,
  );
  revision.outcomes(
    [
      [['in-review'], review],
      [['withdrawn'], over],
    ],
    asking.find,
  );
  // By the time the dispatch has woken anybody, a quick unit may have replied.
  dispatch.outcomes(
    [
      [['in-handling'], handling],
      [['merged'], merged],
      [['awaiting-feedback'], feedback],
    ],
    asking.find,
  );
  merged.outcomes(
    [
      [['closed'], over],
      [['awaiting-dispatch'], dispatch],
    ],
    asking.find,
  );
  handling.outcomes(
    [
      [['awaiting-feedback'], feedback],
      [['awaiting-dispatch'], dispatch],
    ],
    asking.find,
  );
  feedback.outcomes(
    [
      [['closed'], over],
      [['in-handling'], handling],
      [['in-consultation'], consultation],
    ],
    asking.find,
  );
  consultation.outcomes([[['closed'], over]], asking.find);
  asking.routes([
    [['in-review'], review],
    [['in-revision'], revision],
    [['awaiting-number'], number],
    [['awaiting-dispatch'], dispatch],
    [['merged'], merged],
    [['in-handling'], handling],
    [['awaiting-feedback'], feedback],
    [['in-consultation'], consultation],
    [['closed', 'declined', 'withdrawn'], over],
  ]);
  return begin(scope, {
    functions,
    waitingIn: 'in-review',
    first: review,
    names: { known: 'Is the first review alarm known?', open: 'Open the review' },
    onFailure,
  });
}
