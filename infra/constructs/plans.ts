import { Construct } from 'constructs';
import { runPlanEnv } from '#functions/run-plan/env.ts';
import { planRunWorkflow } from '#workflows/plan-run/definition.ts';
import { BundledFunction } from './bundled-function.ts';
import type { Data } from './data.ts';
import type { DeployParameters } from './deploy-parameters.ts';
import { Workflow } from './workflow.ts';

export interface PlansProps {
  readonly data: Data;
  readonly parameters: DeployParameters;
  readonly bundlesDirectory: string;
}

/** Runs of sealed plans: the state machine and the one step it calls. */
export class Plans extends Construct {
  readonly run: Workflow;

  constructor(scope: Construct, id: string, { data, parameters, bundlesDirectory }: PlansProps) {
    super(scope, id);
    const { fn } = new BundledFunction(this, 'run-plan', {
      bundle: 'run-plan',
      bundlesDirectory,
      memory: 1024,
      impact: 'Plans that were asked to run stop half-way; what they have done stays done.',
      environment: { schema: runPlanEnv, values: { LEDGER_TABLE_NAME: data.ledger.table.tableName } },
    });
    data.ledger.grantAppendToCases(fn, parameters.body);
    data.ledger.grantAppendToRuns(fn, parameters.body);
    this.run = new Workflow(this, 'PlanRun', {
      definition: planRunWorkflow(new Construct(this, 'PlanRunStates'), { runPlan: fn }),
      impact: 'A plan was not run to its end; the reconciler runs it again.',
      runbook: 'workflow-plan-run',
    });
  }
}
