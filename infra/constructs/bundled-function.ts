import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Architecture, Code, Function, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type * as z from 'zod';
import { alarmPeriod, OperationalAlarm } from './alarm.ts';

export interface BundledFunctionProps<Env extends z.ZodType> {
  /** Folder under `functions/`, and of its bundle under the bundles' directory. */
  readonly bundle: string;
  readonly bundlesDirectory: string;
  /** The function's own schema of its environment: a variable that is missing here does not compile. */
  readonly environment: { readonly schema: Env; readonly values: z.input<Env> & Record<string, string> };
  /** Who is hurt when it fails, in one sentence. */
  readonly impact: string;
  /** @default 30 seconds */
  readonly timeout?: Duration;
  /** MB. @default 512 */
  readonly memory?: number;
  /** At most so many at once. @default as the account has */
  readonly concurrency?: number;
}

/** A Lambda from a bundle that was made before synth, with its log group and its alarm. */
export class BundledFunction<Env extends z.ZodType> extends Construct {
  readonly fn: Function;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: BundledFunctionProps<Env>) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'Logs', {
      // The Cybersecurity Law asks for six months of network logs, which can be 184 days; SIX_MONTHS is 180.
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.fn = new Function(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(`${props.bundlesDirectory}/${props.bundle}`),
      handler: 'index.handler',
      environment: props.environment.values,
      timeout: props.timeout ?? Duration.seconds(30),
      memorySize: props.memory ?? 512,
      ...(props.concurrency === undefined ? {} : { reservedConcurrentExecutions: props.concurrency }),
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      description: props.bundle,
    });
    new OperationalAlarm(this, 'Errors', {
      metric: this.fn.metricErrors({ period: alarmPeriod }),
      impact: props.impact,
      runbook: `function-${props.bundle}`,
    });
  }
}
