import type { IFunction } from 'aws-cdk-lib/aws-lambda';

/** The Lambdas that the state machines of proposals and shares call. */
export interface WorkflowFunctions {
  readonly openWait: IFunction;
  readonly awaitOutcome: IFunction;
  readonly soundAlarm: IFunction;
  readonly findStanding: IFunction;
  readonly takeNumber: IFunction;
}

/** The Lambdas that the state machine of a recipient's mails calls. */
export interface DigestFunctions {
  readonly sendMail: IFunction;
  readonly recordMailDelivery: IFunction;
}

/** The Lambda that the state machine of a webhook's lane calls. */
export interface WebhookFunctions {
  readonly deliverWebhookLane: IFunction;
}

/** The Lambda that the state machine of an import's run calls. */
export interface ImportFunctions {
  readonly runImport: IFunction;
}

/** The Lambda that the state machine of a plan's run calls. */
export interface PlanFunctions {
  readonly runPlan: IFunction;
}
