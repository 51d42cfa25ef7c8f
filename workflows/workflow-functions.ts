import type { IFunction } from 'aws-cdk-lib/aws-lambda';

/** The Lambdas that the state machines call. */
export interface WorkflowFunctions {
  readonly openWait: IFunction;
  readonly awaitOutcome: IFunction;
  readonly soundAlarm: IFunction;
  readonly findStanding: IFunction;
  readonly takeNumber: IFunction;
}
