import { Aws, Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { EventBus, Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { ConfigurationSet, ConfigurationSetEventDestination, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { gatherNoticesEnv } from '#functions/gather-notices/env.ts';
import { recordDeliveryEnv } from '#functions/record-delivery/env.ts';
import { sendMailEnv } from '#functions/send-mail/env.ts';
import { digestWorkflow } from '#workflows/digest/definition.ts';
import { alarmPeriod, OperationalAlarm } from './alarm.ts';
import { BundledFunction } from './bundled-function.ts';
import type { BundledFunctionProps } from './bundled-function.ts';
import type { Data } from './data.ts';
import type { DeployParameters } from './deploy-parameters.ts';
import { followLedger } from './follow-ledger.ts';
import { Workflow } from './workflow.ts';

export interface RemindersProps {
  readonly data: Data;
  readonly parameters: DeployParameters;
  readonly bundlesDirectory: string;
}

// Functions that send at once, and each one's share of the account's sending rate: together no more than the whole.
const mornings = { concurrency: 1, share: 0.5 };
const prompts = { concurrency: 5, share: 0.1 };

/**
 * What people are told and how: notices gathered from the ledger, the morning's round, executions for what breaks out, and
 * what SES says of the mails.
 */
export class Reminders extends Construct {
  constructor(scope: Construct, id: string, { data, parameters, bundlesDirectory }: RemindersProps) {
    super(scope, id);
    const configurationSet = new ConfigurationSet(this, 'MailConfiguration', {});
    const workflowName = `${Aws.STACK_NAME}-digest`;
    const workflowArn = `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:stateMachine:${workflowName}`;
    const posting = {
      LEDGER_TABLE_NAME: data.ledger.table.tableName,
      VIEWS_TABLE_NAME: data.views.table.tableName,
      DIGEST_WORKFLOW_ARN: workflowArn,
    };
    const sender = (name: string, props: SenderProps): BundledFunction<typeof sendMailEnv> => {
      const made = new BundledFunction(this, name, {
        ...props,
        bundle: name,
        bundlesDirectory,
        environment: {
          schema: sendMailEnv,
          values: {
            ...posting,
            ...parameters.mail.environment(configurationSet.configurationSetName, props.share),
            SECRETS_TABLE_NAME: data.secrets.table.tableName,
            ROBOT_HOSTS: parameters.robotHosts,
            PORTAL_URL: parameters.mail.portalUrl,
          },
        },
      });
      grantSending(made.fn, data, parameters);
      return made;
    };
    const gather = new BundledFunction(this, 'gather-notices', {
      bundle: 'gather-notices',
      bundlesDirectory,
      impact: 'Nobody is told of anything new.',
      environment: { schema: gatherNoticesEnv, values: posting },
    });
    const sendMail = sender('send-mail', { ...prompts, impact: 'What is urgent is told late.' });
    const sendDigests = sender('send-digests', {
      ...mornings,
      memory: 1024,
      timeout: Duration.minutes(4),
      impact: "The morning's mails are late.",
    });
    const recordDelivery = new BundledFunction(this, 'record-delivery', {
      bundle: 'record-delivery',
      bundlesDirectory,
      impact: 'Addresses that fail go unnoticed, and deputies are not told.',
      environment: { schema: recordDeliveryEnv, values: posting },
    });
    data.ledger.grantRead(gather.fn);
    data.ledger.grantAppendTo(recordDelivery.fn, `${parameters.body}#directory`);
    data.views.grantPost(gather.fn);
    data.views.grantSettle(recordDelivery.fn);
    data.views.grantSend(sendMail.fn);
    data.views.grantSendRounds(sendDigests.fn);
    for (const { fn } of [gather, sendMail, sendDigests, recordDelivery]) {
      fn.addToRolePolicy(new PolicyStatement({ actions: ['states:StartExecution'], resources: [workflowArn] }));
    }
    new Workflow(this, 'Digest', {
      name: workflowName,
      definition: digestWorkflow(new Construct(this, 'DigestStates'), { sendMail: sendMail.fn, recordDelivery: recordDelivery.fn }),
      impact: 'Somebody was not told what is urgent for hours; it goes with the next morning.',
      runbook: 'workflow-digest',
    });
    followLedger(this, gather.fn, 'gather-notices', data, {
      lost: 'Some notices were not written; they are with the next commit of their case.',
      behind: 'Notices are late, and the mails with them; no case waits for them.',
    });
    new Rule(this, 'Mornings', {
      schedule: Schedule.expression(parameters.mail.schedule),
      targets: [new LambdaFunction(sendDigests.fn, { event: RuleTargetInput.fromObject({ round: { bodies: [parameters.body] } }) })],
    });
    hearOf(this, configurationSet, recordDelivery);
  }
}

type SenderProps = Pick<BundledFunctionProps<typeof sendMailEnv>, 'impact' | 'memory' | 'timeout'> & {
  readonly concurrency: number;
  readonly share: number;
};

/** Reads cases and never writes them; settles notices; hands mails to SES, to the relay or to robots. */
function grantSending(fn: Function, data: Data, { mail }: DeployParameters): void {
  data.ledger.grantRead(fn);
  data.secrets.grantUse(fn);
  mail.grantReadPassword(fn);
  fn.addToRolePolicy(
    new PolicyStatement({
      actions: ['ses:SendRawEmail'],
      resources: ['*'],
      conditions: { StringEquals: { 'ses:FromAddress': mail.sender } },
    }),
  );
  fn.addToRolePolicy(new PolicyStatement({ actions: ['ses:GetSendQuota'], resources: ['*'] }));
}

/** What SES says of our mails comes by the default bus, the only one it knows. */
function hearOf(scope: Construct, configurationSet: ConfigurationSet, { fn, logGroup }: BundledFunction<typeof recordDeliveryEnv>): void {
  new ConfigurationSetEventDestination(scope, 'MailEvents', {
    configurationSet,
    destination: EventDestination.eventBus(EventBus.fromEventBusName(scope, 'DefaultBus', 'default')),
    events: [
      EmailSendingEvent.SEND,
      EmailSendingEvent.DELIVERY,
      EmailSendingEvent.BOUNCE,
      EmailSendingEvent.COMPLAINT,
      EmailSendingEvent.REJECT,
    ],
  });
  new Rule(scope, 'MailNews', {
    eventPattern: {
      source: ['aws.ses'],
      detailType: ['Email Sent', 'Email Delivered', 'Email Bounced', 'Email Complaint Received', 'Email Rejected'],
      detail: { mail: { tags: { 'ses:configuration-set': [configurationSet.configurationSetName] } } },
    },
    targets: [new LambdaFunction(fn)],
  });
  const failed = { namespace: 'ProposalPipeline', metricName: 'FailedMails' } as const;
  new MetricFilter(logGroup, 'FailedMails', {
    logGroup,
    filterPattern: FilterPattern.literal('"mail failed"'),
    metricNamespace: failed.namespace,
    metricName: failed.metricName,
    metricValue: '1',
  });
  new OperationalAlarm(scope, 'mails-failing', {
    metric: new Metric({ ...failed, period: alarmPeriod, statistic: Stats.SUM }),
    threshold: 5,
    impact: 'Mails come back, and SES pauses accounts that go on sending to addresses that do.',
    runbook: 'mails-failing',
  });
}
