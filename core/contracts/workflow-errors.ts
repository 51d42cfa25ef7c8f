/** Errors of the Lambda service itself that pass by themselves (AWS: "Handle transient Lambda service exceptions"). */
export const transientLambdaErrors = [
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
  'Lambda.Unknown',
] as const;

/** Names that Step Functions gives errors (Amazon States Language, "Errors"). */
export const statesErrors = { all: 'States.ALL', timeout: 'States.Timeout', taskFailed: 'States.TaskFailed' } as const;

/** Refusals a step may be retried for: `core/ledger/log-kind.ts` throws it when others were faster too often. */
export const contentionError = 'TooMuchContentionError';

/** A mail was refused for good because of its address (`functions/platform/mail/mail-lane.ts`): tried no more, followed up. */
export const addressRefusedError = 'AddressRefusedError';
