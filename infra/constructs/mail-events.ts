import { CfnResource, Fn } from 'aws-cdk-lib';
import type { CfnCondition } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { ConfigurationSet, ConfigurationSetEventDestination, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { recordMailDeliveryEnv } from '#functions/record-mail-delivery/env.ts';
import { alarmPeriod, OperationalAlarm } from './alarm.ts';
import type { BundledFunction } from './bundled-function.ts';
import { EventTarget } from './event-target.ts';

/** What SES says of our mails, and what is made of it. Without SES nobody says anything, and nothing of SES is made. */
export class MailEvents extends Construct {
  /** Empty where there is none. */
  readonly configurationSetName: string;
  readonly #usesSes: CfnCondition | undefined;
  readonly #set: ConfigurationSet | undefined;

  constructor(scope: Construct, id: string, usesSes: CfnCondition | undefined) {
    super(scope, id);
    this.#usesSes = usesSes;
    this.#set = usesSes === undefined ? undefined : new ConfigurationSet(this, 'MailConfiguration', {});
    const name = this.#set?.configurationSetName;
    this.configurationSetName = usesSes === undefined || name === undefined ? '' : Fn.conditionIf(usesSes.logicalId, name, '').toString();
  }

  /** Lets the function hear of it, and counts the mails that it finds failed. */
  tell({ fn, logGroup }: BundledFunction<typeof recordMailDeliveryEnv>): void {
    const target = new EventTarget(this, 'Target', {
      fn,
      name: 'record-mail-delivery',
      impact: 'Some bounces and complaints were not recorded: their addresses are written to again.',
    });
    if (this.#set !== undefined) this.#hear(this.#set, target);
    const failed = { namespace: 'ProposalPipeline', metricName: 'FailedMails' } as const;
    new MetricFilter(logGroup, 'FailedMails', {
      logGroup,
      filterPattern: FilterPattern.literal('"mail failed"'),
      metricNamespace: failed.namespace,
      metricName: failed.metricName,
      metricValue: '1',
    });
    new OperationalAlarm(this, 'mails-failing', {
      metric: new Metric({ ...failed, period: alarmPeriod, statistic: Stats.SUM }),
      threshold: 5,
      impact: 'Mails come back, and SES pauses accounts that go on sending to addresses that do.',
      runbook: 'mails-failing',
    });
  }

  /** It comes by the default bus, the only one SES knows. */
  #hear(configurationSet: ConfigurationSet, target: EventTarget): void {
    const destination = new ConfigurationSetEventDestination(this, 'MailEvents', {
      configurationSet,
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
      ],
    });
    const news = new Rule(this, 'MailNews', {
      eventPattern: {
        source: ['aws.ses'],
        detailType: ['Email Sent', 'Email Delivered', 'Email Bounced', 'Email Complaint Received', 'Email Rejected'],
        detail: { mail: { tags: { 'ses:configuration-set': [configurationSet.configurationSetName] } } },
      },
      targets: [target.hears()],
    });
    for (const part of [configurationSet, destination, news]) this.#onlyWithSes(part);
  }

  #onlyWithSes(part: Construct): void {
    for (const resource of part.node.findAll()) {
      if (resource instanceof CfnResource && this.#usesSes !== undefined) resource.cfnOptions.condition = this.#usesSes;
    }
  }
}
