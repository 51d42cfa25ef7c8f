import { Fail, Map, Succeed, Wait, WaitTime, ProvideItems } from 'aws-cdk-lib/aws-stepfunctions';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { statesErrors } from '#core/contracts/workflow-errors.ts';
import { step } from '../states/step.ts';
import type { PlanFunctions } from '../workflow-functions.ts';

// Enough to be done in a minute, few enough to leave the account's concurrency to others.
const CHUNKS_AT_ONCE = 4;

/**
 * Runs a sealed plan: waits for the time of second thoughts, then gives its lines in chunks side by side. Which lines are left is asked
 * of the ledger, so one that was lost half-way is simply run again.
 */
export function planRunWorkflow(scope: Construct, { runPlan }: PlanFunctions): IChainable {
  const onFailure = new Fail(scope, 'Leave it to the reconciler', {
    error: 'StepFailed',
    cause: 'The plan could not be run to its end; the reconciler runs it again.',
  });
  const lineFailed = new Fail(scope, 'Some lines could not be tried', {
    error: 'StepFailed',
    cause: 'Lines could not be run for good; the reconciler runs the plan again.',
  });
  const waiting = Wait.jsonata(scope, 'Leave time for second thoughts', {
    time: WaitTime.timestamp('{% $states.input.at %}'),
    outputs: {},
  });
  const begin = step(scope, 'Begin the run', {
    fn: runPlan,
    payload: { act: 'begin' },
    outputs: '{% $states.result.Payload %}',
    onFailure,
  });
  const run = step(scope, 'Run some lines', {
    fn: runPlan,
    payload: { act: 'lines', lines: '{% $states.input.lines %}' },
    onFailure: lineFailed,
  });
  const each = Map.jsonata(scope, 'Run the lines', {
    items: ProvideItems.jsonata('{% $states.input.chunks %}'),
    maxConcurrency: CHUNKS_AT_ONCE,
    outputs: {},
  });
  each.itemProcessor(run);
  each.addCatch(onFailure, { errors: [statesErrors.all] });
  const finish = step(scope, 'Put the run on record', { fn: runPlan, payload: { act: 'finish' }, onFailure });
  return waiting.next(begin).next(each).next(finish).next(new Succeed(scope, 'The plan was run'));
}
