import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { alarmPeriod, OperationalAlarm } from './alarm.ts';
import type { Data } from './data.ts';

export interface FollowerImpacts {
  /** When stream records were given up. */
  readonly lost: string;
  /** When the oldest record waits for long. */
  readonly behind: string;
}

/** Lets a function follow the ledger's stream, with a queue for what it gives up and alarms for being lost or behind. */
export function followLedger(scope: Construct, fn: Function, name: string, data: Data, impact: FollowerImpacts): void {
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
