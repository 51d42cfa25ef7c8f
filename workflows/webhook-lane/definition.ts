import { Choice, Fail, Succeed, Wait, WaitTime } from 'aws-cdk-lib/aws-stepfunctions';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { step } from '../states/step.ts';
import { isOneOf } from '../states/wait.ts';
import type { WebhookFunctions } from '../workflow-functions.ts';

/**
 * Comes back to a lane whose try failed, until nothing is owed: three transitions a try. A delivery that succeeds at once
 * has no execution at all.
 */
export function webhookLaneWorkflow(scope: Construct, { deliverWebhookLane }: WebhookFunctions): IChainable {
  const over = new Succeed(scope, 'The lane needs nobody');
  const onFailure = new Fail(scope, 'Leave it to the sweep', {
    error: 'StepFailed',
    cause: 'The lane could not be run for good; the sweep finds it overdue.',
  });
  const waiting = Wait.jsonata(scope, 'Wait until the lane is due', { time: WaitTime.timestamp('{% $states.input.at %}') });
  const deliver = step(scope, 'Deliver what the lane owes', {
    fn: deliverWebhookLane,
    outputs: '{% $states.result.Payload %}',
    onFailure,
  });
  const more = Choice.jsonata(scope, 'Come back to it?');
  more.when(isOneOf(['again']), waiting).otherwise(over);
  return waiting.next(deliver).next(more);
}
