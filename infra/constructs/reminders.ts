import { Aws, Duration } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { gatheredLogs } from '#core/contracts/followed-logs.ts';
import { gatherNoticesEnv } from '#functions/gather-notices/env.ts';
import { recordMailDeliveryEnv } from '#functions/record-mail-delivery/env.ts';
import { sendMailEnv } from '#functions/send-mail/env.ts';
import { digestWorkflow } from '#workflows/digest/definition.ts';
import { BundledFunction } from './bundled-function.ts';
import type { BundledFunctionProps } from './bundled-function.ts';
import type { Data } from './data.ts';
import type { DeployParameters } from './deploy-parameters.ts';
import { EventTarget } from './event-target.ts';
import { followLedger } from './follow-ledger.ts';
import { MailEvents } from './mail-events.ts';
import { SmsAlarm } from './sms-alarm.ts';
import { Workflow } from './workflow.ts';

export interface RemindersProps {
  readonly data: Data;
  readonly parameters: DeployParameters;
  readonly bundlesDirectory: string;
}

// Functions that send at once, and each one's share of the account's sending rate: together no more than the whole. Where
// nothing is reserved, a new account's 10 bound them; mornings are one at a time then too, since each is over before the next.
const mornings = { most: 1, share: { reserved: '0.5', unreserved: '0.5' } };
const prompts = { most: 5, share: { reserved: '0.1', unreserved: '0.05' } };

/**
 * What people are told and how: notices gathered from the ledger, the morning's round, executions for what breaks out, and
 * what SES says of the mails.
 */
export class Reminders extends Construct {
  constructor(scope: Construct, id: string, { data, parameters, bundlesDirectory }: RemindersProps) {
    super(scope, id);
    const events = new MailEvents(this, 'MailEvents', parameters.mail.usesSes);
    const workflowName = `${Aws.STACK_NAME}-digest`;
    const workflowArn = `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:stateMachine:${workflowName}`;
    const posting = {
      LEDGER_TABLE_NAME: data.ledger.table.tableName,
      VIEWS_TABLE_NAME: data.views.table.tableName,
      DIGEST_WORKFLOW_ARN: workflowArn,
    };
    const { concurrency } = parameters;
    const sender = (name: string, { most, share, ...props }: SenderProps): BundledFunction<typeof sendMailEnv> => {
      const made = new BundledFunction(this, name, {
        ...props,
        concurrency: concurrency.atMost(most),
        bundle: name,
        bundlesDirectory,
        environment: {
          schema: sendMailEnv,
          values: {
            ...posting,
            ...parameters.mail.environment(events.configurationSetName, concurrency.either(share.reserved, share.unreserved)),
            SECRETS_TABLE_NAME: data.secrets.table.tableName,
            ROBOT_HOSTS: parameters.robotHosts,
            ...parameters.sms.environment,
            NODE_ENV: parameters.webhooks.environment,
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
    const recordMailDelivery = new BundledFunction(this, 'record-mail-delivery', {
      bundle: 'record-mail-delivery',
      bundlesDirectory,
      impact: 'Addresses that fail go unnoticed, and deputies are not told.',
      environment: { schema: recordMailDeliveryEnv, values: posting },
    });
    data.ledger.grantRead(gather.fn);
    data.ledger.grantAppendTo(recordMailDelivery.fn, `${parameters.body}#directory`);
    data.views.grantPost(gather.fn);
    data.views.grantSettle(recordMailDelivery.fn);
    data.views.grantSend(sendMail.fn);
    data.views.grantSendRounds(sendDigests.fn);
    for (const { fn } of [gather, sendMail, sendDigests, recordMailDelivery]) {
      fn.addToRolePolicy(new PolicyStatement({ actions: ['states:StartExecution'], resources: [workflowArn] }));
    }
    new Workflow(this, 'Digest', {
      name: workflowName,
      definition: digestWorkflow(new Construct(this, 'DigestStates'), { sendMail: sendMail.fn, recordMailDelivery: recordMailDelivery.fn }),
      impact: 'Somebody was not told what is urgent for hours; it goes with the next morning.',
      runbook: 'workflow-digest',
    });
    followLedger(this, data, {
      fn: gather.fn,
      name: 'gather-notices',
      logs: gatheredLogs(parameters.body),
      impact: {
        lost: 'Some notices were not written; they are with the next commit of their case.',
        behind: 'Notices are late, and the mails with them; no case waits for them.',
      },
    });
    const rounds = new EventTarget(this, 'MorningsTarget', {
      fn: sendDigests.fn,
      name: 'send-digests',
      impact: "A round of the morning's mails did not happen: they go with the next one.",
    });
    new Rule(this, 'Mornings', {
      schedule: Schedule.expression(parameters.mail.schedule),
      targets: [rounds.hears(RuleTargetInput.fromObject({ round: { bodies: [parameters.body] } }))],
    });
    events.tell(recordMailDelivery);
    new SmsAlarm(this, 'ShortMessages', [sendMail.logGroup, sendDigests.logGroup]);
  }
}

type SenderProps = Pick<BundledFunctionProps<typeof sendMailEnv>, 'impact' | 'memory' | 'timeout'> & {
  readonly most: number;
  readonly share: { readonly reserved: string; readonly unreserved: string };
};

/** Reads cases and never writes them; settles notices; hands mails to SES, to the relay or to robots. */
function grantSending(fn: Function, data: Data, { mail, sms }: DeployParameters): void {
  data.ledger.grantRead(fn);
  data.secrets.grantUse(fn);
  data.secrets.grantMakeLinkKey(fn);
  mail.grantReadPassword(fn);
  sms.grantReadKey(fn);
  if (mail.usesSes === undefined) return;
  fn.addToRolePolicy(
    new PolicyStatement({
      actions: ['ses:SendRawEmail'],
      resources: ['*'],
      conditions: { StringEquals: { 'ses:FromAddress': mail.sender } },
    }),
  );
  fn.addToRolePolicy(new PolicyStatement({ actions: ['ses:GetSendQuota'], resources: ['*'] }));
}
