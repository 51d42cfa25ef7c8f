import { App, Aws, Stack } from 'aws-cdk-lib';
import { Function } from 'aws-cdk-lib/aws-lambda';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { QueryLanguage, StateGraph } from 'aws-cdk-lib/aws-stepfunctions';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { DigestFunctions, ImportFunctions, PlanFunctions, WebhookFunctions, WorkflowFunctions } from './workflow-functions.ts';

const lambdas = 'arn:aws:lambda:us-east-1:000000000000:function:';

/** A state machine as plain ASL in JSONata, its Lambdas named by their folders: what a person reads, and a linter. */
export function renderWorkflow(
  define: (
    scope: Construct,
    functions: WorkflowFunctions & DigestFunctions & ImportFunctions & PlanFunctions & WebhookFunctions,
  ) => IChainable,
): Record<string, unknown> {
  const stack = new Stack(new App(), 'Rendering');
  const imported = (folder: string): IFunction => Function.fromFunctionArn(stack, folder, `${lambdas}${folder}`);
  const { startState } = define(stack, {
    openWait: imported('open-wait'),
    awaitOutcome: imported('await-outcome'),
    soundAlarm: imported('sound-alarm'),
    findStanding: imported('find-standing'),
    takeNumber: imported('take-number'),
    sendMail: imported('send-mail'),
    recordMailDelivery: imported('record-mail-delivery'),
    deliverWebhookLane: imported('deliver-webhook-lane'),
    runPlan: imported('run-plan'),
    runImport: imported('run-import'),
  });
  const graph = new StateGraph(startState, 'rendering').toGraphJson(QueryLanguage.JSONATA);
  // The partition is the one thing only a deployment knows.
  const literal: unknown = JSON.parse(JSON.stringify(graph).replaceAll(Aws.PARTITION, 'aws'));
  return { QueryLanguage: 'JSONata', ...stack.resolve(literal) };
}
