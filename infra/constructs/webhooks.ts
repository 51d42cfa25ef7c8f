import { Aws, Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { EventBus, Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { taskSource } from '#core/contracts/status-bus.ts';
import { deliverWebhookLaneEnv } from '#functions/deliver-webhook-lane/env.ts';
import { deliverWebhooksEnv } from '#functions/deliver-webhooks/env.ts';
import { sendHeartbeatsEnv } from '#functions/send-heartbeats/env.ts';
import { webhookLaneWorkflow } from '#workflows/webhook-lane/definition.ts';
import { alarmPeriod, OperationalAlarm } from './alarm.ts';
import { BundledFunction } from './bundled-function.ts';
import type { Data } from './data.ts';
import type { DeployParameters } from './deploy-parameters.ts';
import { EventTarget } from './event-target.ts';
import { Workflow } from './workflow.ts';

export interface WebhooksProps {
  readonly data: Data;
  readonly parameters: DeployParameters;
  readonly bundlesDirectory: string;
}

type Dispatcher = BundledFunction<typeof deliverWebhooksEnv>;

/**
 * Status events and who is told of them: the bus they go to, the dispatcher that follows it, the workflow that comes back
 * to what failed, and the schedule that gives signs of life and finds what was lost. These functions alone make calls to
 * addresses that others chose.
 */
export class Webhooks extends Construct {
  readonly #bus: EventBus;
  readonly #parameters: DeployParameters;

  constructor(scope: Construct, id: string, { data, parameters, bundlesDirectory }: WebhooksProps) {
    super(scope, id);
    this.#bus = new EventBus(this, 'StatusEvents', { description: 'Changes of status of proposals, as CloudEvents' });
    this.#parameters = parameters;
    const workflowName = `${Aws.STACK_NAME}-webhook-lane`;
    const workflowArn = `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:stateMachine:${workflowName}`;
    const values = {
      ...this.busEnvironment,
      LEDGER_TABLE_NAME: data.ledger.table.tableName,
      VIEWS_TABLE_NAME: data.views.table.tableName,
      SECRETS_TABLE_NAME: data.secrets.table.tableName,
      LANE_WORKFLOW_ARN: workflowArn,
      NODE_ENV: parameters.webhooks.environment,
      LOOPBACK_RECEIVERS: parameters.webhooks.loopbackReceivers,
    };
    // A receiver that answers slowly holds workers: reserved, so that it cannot take those of the API.
    const deliver = new BundledFunction(this, 'deliver-webhooks', {
      bundle: 'deliver-webhooks',
      bundlesDirectory,
      memory: 1024,
      timeout: Duration.minutes(3),
      concurrency: parameters.concurrency.atMost(20),
      impact: 'Receivers of status events hear of some of them late.',
      environment: { schema: deliverWebhooksEnv, values },
    });
    const deliverLane = new BundledFunction(this, 'deliver-webhook-lane', {
      bundle: 'deliver-webhook-lane',
      bundlesDirectory,
      timeout: Duration.seconds(50),
      concurrency: parameters.concurrency.atMost(10),
      impact: 'Receivers that failed once hear of the rest late.',
      environment: { schema: deliverWebhookLaneEnv, values },
    });
    const heartbeats = new BundledFunction(this, 'send-heartbeats', {
      bundle: 'send-heartbeats',
      bundlesDirectory,
      timeout: Duration.minutes(15),
      concurrency: parameters.concurrency.atMost(1),
      impact: 'Receivers of status events cannot tell silence from health, and what was lost on the way stays so.',
      environment: { schema: sendHeartbeatsEnv, values },
    });
    const dispatchers = [deliver, deliverLane, heartbeats];
    for (const dispatcher of dispatchers) this.#grantDispatching(dispatcher, data);
    for (const { fn } of [deliver, heartbeats]) {
      fn.addToRolePolicy(new PolicyStatement({ actions: ['states:StartExecution'], resources: [workflowArn] }));
    }
    new Workflow(this, 'WebhookLane', {
      name: workflowName,
      definition: webhookLaneWorkflow(new Construct(this, 'WebhookLaneStates'), { deliverWebhookLane: deliverLane.fn }),
      impact: 'A receiver waits for the next sweep to hear of some cases.',
      runbook: 'workflow-webhook-lane',
    });
    const news = new EventTarget(this, 'NewsTarget', {
      fn: deliver.fn,
      name: 'deliver-webhooks',
      impact: 'Receivers of status events hear of some cases only after the next sweep, within an hour.',
    });
    const signs = new EventTarget(this, 'HeartbeatsTarget', {
      fn: heartbeats.fn,
      name: 'send-heartbeats',
      impact: 'A sweep of webhooks did not happen: what was lost on the way waits for the next one.',
    });
    new Rule(this, 'News', {
      eventBus: this.#bus,
      eventPattern: { source: [taskSource] },
      targets: [news.hears()],
    });
    new Rule(this, 'Heartbeats', {
      schedule: Schedule.expression(parameters.webhooks.heartbeatSchedule),
      targets: [signs.hears(RuleTargetInput.fromObject({ heartbeat: { bodies: [parameters.body] } }))],
    });
    countParkedLanes(this, dispatchers);
  }

  /** Environment of a function that puts status events on the bus, or asks the dispatcher for something. */
  get busEnvironment(): { readonly STATUS_BUS_NAME: string; readonly API_URL: string } {
    return { STATUS_BUS_NAME: this.#bus.eventBusName, API_URL: this.#parameters.mail.portalUrl };
  }

  /** Puts events on the bus. */
  grantPut(grantee: IGrantable): void {
    this.#bus.grantPutEventsTo(grantee);
  }

  /** Reads cases and never writes them; records what deliveries decide of endpoints; reads the secrets it signs with. */
  #grantDispatching({ fn }: Dispatcher, data: Data): void {
    data.ledger.grantAppendTo(fn, `${this.#parameters.body}#webhooks`);
    data.views.grantDeliver(fn);
    data.secrets.grantUse(fn);
    this.grantPut(fn);
  }
}

/** A lane whose tries are used up is one line in the log: its receiver misses events until somebody looks after it. */
function countParkedLanes(scope: Construct, dispatchers: readonly Dispatcher[]): void {
  const parked = { namespace: 'ProposalPipeline', metricName: 'ParkedLanes' } as const;
  for (const { logGroup, node } of dispatchers) {
    new MetricFilter(scope, `Parked-${node.id}`, {
      logGroup,
      filterPattern: FilterPattern.literal('"lane parked"'),
      metricNamespace: parked.namespace,
      metricName: parked.metricName,
      metricValue: '1',
    });
  }
  new OperationalAlarm(scope, 'lanes-parked', {
    metric: new Metric({ ...parked, period: alarmPeriod, statistic: Stats.SUM }),
    impact: 'A receiver of status events failed for three days and misses some of them.',
    runbook: 'lanes-parked',
  });
}
