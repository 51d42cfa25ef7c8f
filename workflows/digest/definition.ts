import { Fail, Wait, WaitTime } from 'aws-cdk-lib/aws-stepfunctions';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { addressRefusedError } from '#core/contracts/workflow-errors.ts';
import { retryMail } from '../states/retry.ts';
import { step } from '../states/step.ts';
import type { DigestFunctions } from '../workflow-functions.ts';

/**
 * What a recipient is told between mornings: the instant comes, what is pending goes. Two transitions, and one more for each
 * time it has to be tried again. A refused address is followed up; anything else that fails to the end leaves the notices
 * to the next morning.
 */
export function digestWorkflow(scope: Construct, { sendMail, recordMailDelivery }: DigestFunctions): IChainable {
  const onFailure = new Fail(scope, 'Leave it to the next morning', {
    error: 'StepFailed',
    cause: 'The mail could not be handed over for hours; its notices are pending still.',
  });
  const waiting = Wait.jsonata(scope, 'Wait until the mail is due', {
    time: WaitTime.timestamp('{% $states.input.at %}'),
    outputs: {},
  });
  const followUp = step(scope, 'Follow up the refused address', { fn: recordMailDelivery, onFailure });
  const send = step(scope, 'Send what is pending', {
    fn: sendMail,
    retry: retryMail,
    caught: { errors: [addressRefusedError], next: followUp },
    onFailure,
  });
  return waiting.next(send);
}
