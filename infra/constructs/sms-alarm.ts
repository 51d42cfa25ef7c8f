import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { alarmPeriod, OperationalAlarm } from './alarm.ts';

/** Counts short messages that the gateway did not take, or whose number it refused, in the logs of whoever sends. */
export class SmsAlarm extends Construct {
  constructor(scope: Construct, id: string, logGroups: readonly LogGroup[]) {
    super(scope, id);
    const failed = { namespace: 'ProposalPipeline', metricName: 'FailedShortMessages' } as const;
    for (const [index, logGroup] of logGroups.entries()) {
      new MetricFilter(this, `Failed${index}`, {
        logGroup,
        filterPattern: FilterPattern.literal('"short message"'),
        metricNamespace: failed.namespace,
        metricName: failed.metricName,
        metricValue: '1',
      });
    }
    new OperationalAlarm(this, 'short-messages-failing', {
      metric: new Metric({ ...failed, period: alarmPeriod, statistic: Stats.SUM }),
      threshold: 5,
      impact: 'Whoever chose short messages is told late, or by mail.',
      runbook: 'short-messages-failing',
    });
  }
}
