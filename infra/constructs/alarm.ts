import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';

export interface OperationalAlarmProps {
  readonly metric: IMetric;
  /** Alarms at this value and above. @default 1 */
  readonly threshold?: number;
  /** Who is hurt, in one sentence. */
  readonly impact: string;
  /** Anchor in docs/runbook.md. */
  readonly runbook: string;
}

/** An alarm that says who is hurt and where to read what to do. */
export class OperationalAlarm extends Construct {
  constructor(scope: Construct, id: string, props: OperationalAlarmProps) {
    super(scope, id);
    new Alarm(this, 'Alarm', {
      metric: props.metric,
      threshold: props.threshold ?? 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: `${props.impact} See docs/runbook.md#${props.runbook}`,
    });
  }
}

/** Five minutes: long enough to gather a burst, short enough to act on. */
export const alarmPeriod = Duration.minutes(5);
