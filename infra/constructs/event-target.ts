import { Aws, Duration } from 'aws-cdk-lib';
import type { RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { alarmPeriod, OperationalAlarm } from './alarm.ts';

export interface EventTargetProps {
  readonly fn: Function;
  /** The function's bundle. */
  readonly name: string;
  /** Who is hurt when an event was given up, in one sentence. */
  readonly impact: string;
}

/**
 * A function as target of rules. What the bus cannot hand over, and what the function cannot do after Lambda's own retries,
 * lies in one queue, with an alarm: without it, it would be gone.
 */
export class EventTarget extends Construct {
  readonly #fn: Function;
  readonly #givenUp: Queue;
  readonly #byArn: IQueue;

  constructor(scope: Construct, id: string, { fn, name, impact }: EventTargetProps) {
    super(scope, id);
    this.#fn = fn;
    this.#givenUp = new Queue(this, 'GivenUp', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.#byArn = Queue.fromQueueArn(this, 'GivenUpByArn', this.#givenUp.queueArn);
    fn.configureAsyncInvoke({ onFailure: new SqsDestination(this.#givenUp) });
    this.#givenUp.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sqs:SendMessage'],
        resources: [this.#givenUp.queueArn],
        principals: [new ServicePrincipal('events.amazonaws.com')],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    new OperationalAlarm(this, 'Lost', {
      metric: this.#givenUp.metricApproximateNumberOfMessagesVisible({ period: alarmPeriod }),
      impact,
      runbook: `lost-events-${name}`,
    });
  }

  /** For a rule's `targets`; `event` in the place of the rule's own. */
  hears(event?: RuleTargetInput): LambdaFunction {
    return new LambdaFunction(this.#fn, {
      // By its ARN: else the queue's policy would name the rule, which is not there where a condition leaves it out.
      deadLetterQueue: this.#byArn,
      ...(event === undefined ? {} : { event }),
    });
  }
}
