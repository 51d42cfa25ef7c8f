import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { relayedLogs } from '#core/contracts/followed-logs.ts';
import { reconcileEnv } from '#functions/reconcile/env.ts';
import { relayEnv } from '#functions/relay/env.ts';
import { alarmPeriod, OperationalAlarm } from './alarm.ts';
import { BundledFunction } from './bundled-function.ts';
import type { Data } from './data.ts';
import type { DeployParameters } from './deploy-parameters.ts';
import { EventTarget } from './event-target.ts';
import { followLedger } from './follow-ledger.ts';
import type { Imports } from './imports.ts';
import type { Plans } from './plans.ts';
import type { Webhooks } from './webhooks.ts';
import type { Workflow } from './workflow.ts';
import type { Workflows } from './workflows.ts';

export interface LedgerFollowersProps {
  readonly data: Data;
  readonly workflows: Workflows;
  readonly plans: Plans;
  readonly imports: Imports;
  readonly webhooks: Webhooks;
  readonly parameters: DeployParameters;
  readonly bundlesDirectory: string;
}

/** What carries the ledger's news through: the relay, and the reconciler that mends what it missed. */
export class LedgerFollowers extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { data, workflows, plans, imports, webhooks, parameters, bundlesDirectory }: LedgerFollowersProps,
  ) {
    super(scope, id);
    const tables = { LEDGER_TABLE_NAME: data.ledger.table.tableName, VIEWS_TABLE_NAME: data.views.table.tableName };
    const carrying = {
      ...tables,
      WAITS_TABLE_NAME: data.waits.table.tableName,
      PROPOSAL_WORKFLOW_ARN: workflows.proposal.stateMachine.stateMachineArn,
      ASSIGNMENT_WORKFLOW_ARN: workflows.assignment.stateMachine.stateMachineArn,
      PLAN_WORKFLOW_ARN: plans.run.stateMachine.stateMachineArn,
      IMPORT_WORKFLOW_ARN: imports.run.stateMachine.stateMachineArn,
      ...webhooks.busEnvironment,
    };
    const relay = new BundledFunction(this, 'relay', {
      bundle: 'relay',
      bundlesDirectory,
      impact: 'Commands are kept but nothing moves on.',
      environment: { schema: relayEnv, values: carrying },
    });
    const reconcile = new BundledFunction(this, 'reconcile', {
      bundle: 'reconcile',
      bundlesDirectory,
      timeout: Duration.minutes(15),
      impact: 'Lost executions are not replaced.',
      environment: { schema: reconcileEnv, values: carrying },
    });
    for (const { fn } of [relay, reconcile]) {
      grantCarrying(fn, data, [workflows.proposal, workflows.assignment, plans.run, imports.run]);
      webhooks.grantPut(fn);
    }
    data.views.grantRead(reconcile.fn);
    // Cases and letters take their numbers on the way; of authors who left the reconciler puts on record who follows.
    for (const { fn } of [relay, reconcile]) data.ledger.grantAppendToCases(fn, parameters.body);
    grantComparing(reconcile.fn, workflows);
    for (const { logGroup } of [relay, reconcile]) countRepairs(logGroup);
    alarmOnRepairs(this);
    followLedger(this, data, {
      fn: relay.fn,
      name: 'relay',
      logs: relayedLogs(parameters.body),
      impact: {
        lost: 'Some cases were not carried through; the reconciler will find those it can list.',
        behind: 'Commits wait to be carried through: lists and workflows are late.',
      },
    });
    scheduleReconciler(this, reconcile.fn, [workflows.proposal, workflows.assignment, plans.run, imports.run], parameters);
  }
}

function grantCarrying(fn: Function, data: Data, machines: readonly Workflow[]): void {
  data.ledger.grantRead(fn);
  data.views.grantWriteViews(fn);
  data.waits.grantWake(fn);
  for (const { stateMachine } of machines) {
    stateMachine.grantStartExecution(fn);
    stateMachine.grantExecution(fn, 'states:DescribeExecution');
  }
  fn.addToRolePolicy(new PolicyStatement({ actions: ['states:SendTaskSuccess'], resources: ['*'] }));
}

function grantComparing(fn: Function, workflows: Workflows): void {
  const resources = [workflows.proposal, workflows.assignment].map(({ stateMachine }) => stateMachine.stateMachineArn);
  fn.addToRolePolicy(new PolicyStatement({ actions: ['states:ListExecutions'], resources }));
}

const repairs = { namespace: 'ProposalPipeline', metricName: 'Repairs' } as const;

/** Each execution that had to be replaced is one line in the log; counted, the figure should stay 0. */
function countRepairs(logGroup: LogGroup): void {
  new MetricFilter(logGroup, 'Repairs', {
    logGroup,
    filterPattern: FilterPattern.literal('"execution replaced"'),
    metricNamespace: repairs.namespace,
    metricName: repairs.metricName,
    metricValue: '1',
  });
}

function alarmOnRepairs(scope: Construct): void {
  new OperationalAlarm(scope, 'repairs', {
    metric: new Metric({ ...repairs, period: alarmPeriod, statistic: Stats.SUM }),
    impact: 'Cases went on, but only because their executions were replaced.',
    runbook: 'repairs',
  });
}

/** Once a day, and at once when an execution ends other than by success. */
function scheduleReconciler(scope: Construct, fn: Function, machines: readonly Workflow[], parameters: DeployParameters): void {
  const target = new EventTarget(scope, 'ReconcileTarget', {
    fn,
    name: 'reconcile',
    impact: 'Lost executions wait for the next daily sweep.',
  });
  new Rule(scope, 'Sweep', {
    schedule: Schedule.rate(Duration.days(1)),
    targets: [target.hears(RuleTargetInput.fromObject({ sweep: { bodies: [parameters.body] } }))],
  });
  new Rule(scope, 'ExecutionEnded', {
    eventPattern: {
      source: ['aws.states'],
      detailType: ['Step Functions Execution Status Change'],
      detail: {
        status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
        stateMachineArn: machines.map(({ stateMachine }) => stateMachine.stateMachineArn),
      },
    },
    targets: [target.hears()],
  });
}
