import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { FollowedLogs } from '#core/contracts/followed-logs.ts';
import { alarmPeriod, OperationalAlarm } from './alarm.ts';
import type { Data } from './data.ts';

interface FollowerImpacts {
  /** When stream records were given up. */
  readonly lost: string;
  /** When the oldest record waits for long. */
  readonly behind: string;
}

interface Follower {
  readonly fn: Function;
  readonly name: string;
  /** What it is called for. */
  readonly logs: FollowedLogs;
  readonly impact: FollowerImpacts;
}

/**
 * Lets a function follow logs of the ledger by its stream, with a queue for what it gives up and alarms for being lost or behind. The stream
 * leaves out what the function would pass over (docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html).
 */
export function followLedger(scope: Construct, data: Data, { fn, name, logs, impact }: Follower): void {
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
    filters: [
      FilterCriteria.filter({
        dynamodb: { Keys: { pk: { S: [...logs.prefixes.flatMap((prefix) => FilterRule.beginsWith(prefix)), ...logs.keys] } } },
      }),
    ],
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
