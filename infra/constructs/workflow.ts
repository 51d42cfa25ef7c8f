import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, QueryLanguage, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { alarmPeriod, OperationalAlarm } from './alarm.ts';

export interface WorkflowProps {
  /** A name of its own, for functions that it calls and that start it: either would have to be there before the other. */
  readonly name?: string;
  readonly definition: IChainable;
  /** Who is hurt when executions fail, in one sentence. */
  readonly impact: string;
  /** Anchor in docs/runbook.md. */
  readonly runbook: string;
}

/** A standard workflow in JSONata. Its logs hold no execution data: ids only travel, but logs are read by more people. */
export class Workflow extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id);
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      ...(props.name === undefined ? {} : { stateMachineName: props.name }),
      definitionBody: DefinitionBody.fromChainable(props.definition),
      queryLanguage: QueryLanguage.JSONATA,
      stateMachineType: StateMachineType.STANDARD,
      // Step Functions ends an execution after a year; the reconciler replaces ours well before.
      timeout: Duration.days(300),
      logs: {
        destination: new LogGroup(this, 'Logs', { retention: RetentionDays.ONE_YEAR, removalPolicy: RemovalPolicy.RETAIN }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    });
    new OperationalAlarm(this, 'Failed', {
      metric: this.stateMachine.metricFailed({ period: alarmPeriod }),
      impact: props.impact,
      runbook: props.runbook,
    });
  }
}
