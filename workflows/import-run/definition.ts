import { Fail, Map, ProvideItems, Succeed } from 'aws-cdk-lib/aws-stepfunctions';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { statesErrors } from '#core/contracts/workflow-errors.ts';
import { step } from '../states/step.ts';
import type { ImportFunctions } from '../workflow-functions.ts';

// Each part starts up to 25 cases, whose own workflows want the account's concurrency as well.
const PARTS_AT_ONCE = 4;

/**
 * Brings a file in that was tried: takes its case numbers into their registers, then carries out its parts side by side. What is left is
 * asked of the ledger, so one that was lost half-way is simply run again.
 */
export function importRunWorkflow(scope: Construct, { runImport }: ImportFunctions): IChainable {
  const onFailure = new Fail(scope, 'Leave it to the reconciler', {
    error: 'StepFailed',
    cause: 'The file could not be brought in to its end; the reconciler runs it again.',
  });
  const partFailed = new Fail(scope, 'Some rows could not be tried', {
    error: 'StepFailed',
    cause: 'Rows could not be brought in for good; the reconciler runs the import again.',
  });
  const begin = step(scope, 'Take the case numbers in', {
    fn: runImport,
    payload: { act: 'begin' },
    outputs: '{% $states.result.Payload %}',
    onFailure,
  });
  const run = step(scope, 'Bring some rows in', {
    fn: runImport,
    payload: { act: 'part', part: '{% $states.input.part %}' },
    onFailure: partFailed,
  });
  const each = Map.jsonata(scope, 'Bring the rows in', {
    items: ProvideItems.jsonata('{% $states.input.chunks %}'),
    maxConcurrency: PARTS_AT_ONCE,
    outputs: {},
  });
  each.itemProcessor(run);
  each.addCatch(onFailure, { errors: [statesErrors.all] });
  const finish = step(scope, 'Put the import on record', { fn: runImport, payload: { act: 'finish' }, onFailure });
  return begin.next(each).next(finish).next(new Succeed(scope, 'The file was brought in'));
}
