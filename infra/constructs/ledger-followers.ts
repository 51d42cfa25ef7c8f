import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { ConfigurationSet } from 'aws-cdk-lib/aws-ses';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { reconcileEnv } from '#functions/reconcile/env.ts';
import { relayEnv } from '#functions/relay/env.ts';
import { sendMailEnv } from '#functions/send-mail/env.ts';
import { alarmPeriod, OperationalAlarm } from './alarm.ts';
import { BundledFunction } from './bundled-function.ts';
import type { Data } from './data.ts';
import type { DeployParameters } from './deploy-parameters.ts';
import type { Workflows } from './workflows.ts';

export interface LedgerFollowersProps {
  readonly data: Data;
  readonly workflows: Workflows;
  readonly parameters: DeployParameters;
  readonly bundlesDirectory: string;
}

/** What follows the ledger: the relay, the mail sender, and the reconciler that mends what they missed. */
export class LedgerFollowers extends Construct {
  constructor(scope: Construct, id: string, { data, workflows, parameters, bundlesDirectory }: LedgerFollowersProps) {
    super(scope, id);
    const tables = { LEDGER_TABLE_NAME: data.ledger.table.tableName, VIEWS_TABLE_NAME: data.views.table.tableName };
    const carrying = {
      ...tables,
      WAITS_TABLE_NAME: data.waits.table.tableName,
      PROPOSAL_WORKFLOW_ARN: workflows.proposal.stateMachine.stateMachineArn,
      ASSIGNMENT_WORKFLOW_ARN: workflows.assignment.stateMachine.stateMachineArn,
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
    for (const { fn } of [relay, reconcile]) grantCarrying(fn, data, workflows);
    data.views.grantRead(reconcile.fn);
    grantComparing(reconcile.fn, workflows);
    const mail = new ConfigurationSet(this, 'MailConfiguration', {});
    const sendMail = new BundledFunction(this, 'send-mail', {
      bundle: 'send-mail',
      bundlesDirectory,
      impact: 'Nobody is reminded or told by mail.',
      environment: {
        schema: sendMailEnv,
        values: { ...tables, MAIL_SENDER: parameters.mailSender, MAIL_CONFIGURATION_SET: mail.configurationSetName },
      },
    });
    data.ledger.grantRead(sendMail.fn);
    data.views.grantMailLedger(sendMail.fn);
    sendMail.fn.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendEmail'],
        resources: ['*'],
        conditions: { StringEquals: { 'ses:FromAddress': parameters.mailSender } },
      }),
    );
    for (const { logGroup } of [relay, reconcile]) countRepairs(logGroup);
    alarmOnRepairs(this);
    follow(this, 'relay', relay.fn, data, {
      lost: 'Some cases were not carried through; the reconciler will find those it can list.',
      behind: 'Commits wait to be carried through: lists and workflows are late.',
    });
    follow(this, 'send-mail', sendMail.fn, data, {
      lost: 'Some mails were not sent; they go with the next commit of their case.',
      behind: 'Mails are late; no case waits for them.',
    });
    scheduleReconciler(this, reconcile.fn, workflows, parameters);
  }
}

function grantCarrying(fn: Function, data: Data, workflows: Workflows): void {
  data.ledger.grantRead(fn);
  data.views.grantWriteViews(fn);
  data.waits.grantWake(fn);
  for (const { stateMachine } of [workflows.proposal, workflows.assignment]) {
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

interface FollowerImpacts {
  /** When stream records were given up. */
  readonly lost: string;
  /** When the oldest record waits for long. */
  readonly behind: string;
}

function follow(scope: Construct, name: string, fn: Function, data: Data, impact: FollowerImpacts): void {
  const lost = new Queue(scope, `${name}-lost`, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  new EventSourceMapping(scope, `${name}-follows`, {
    target: fn,
    eventSourceArn: data.ledger.streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 25,
    parallelizationFactor: 2,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    retryAttempts: 20,
    onFailure: new SqsDlq(lost),
  });
  data.ledger.grantFollow(fn);
  new OperationalAlarm(scope, `${name}-lost-records`, {
    metric: lost.metricApproximateNumberOfMessagesVisible({ period: alarmPeriod }),
    impact: impact.lost,
    runbook: `lost-records-${name}`,
  });
  // A visit that fails is reported record by record: the function itself succeeds, and only the stream's age shows it.
  new OperationalAlarm(scope, `${name}-behind`, {
    metric: fn.metric('IteratorAge', { period: alarmPeriod, statistic: Stats.MAXIMUM }),
    threshold: Duration.minutes(10).toMilliseconds(),
    impact: impact.behind,
    runbook: `behind-${name}`,
  });
}

/** Once a day, and at once when an execution ends other than by success. */
function scheduleReconciler(scope: Construct, fn: Function, workflows: Workflows, parameters: DeployParameters): void {
  new Rule(scope, 'Sweep', {
    schedule: Schedule.rate(Duration.days(1)),
    targets: [new LambdaFunction(fn, { event: RuleTargetInput.fromObject({ sweep: { bodies: [parameters.body] } }) })],
  });
  new Rule(scope, 'ExecutionEnded', {
    eventPattern: {
      source: ['aws.states'],
      detailType: ['Step Functions Execution Status Change'],
      detail: {
        status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
        stateMachineArn: [workflows.proposal.stateMachine.stateMachineArn, workflows.assignment.stateMachine.stateMachineArn],
      },
    },
    targets: [new LambdaFunction(fn)],
  });
}
