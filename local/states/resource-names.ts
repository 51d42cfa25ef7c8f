import { StatesServiceError } from './states-service-error.ts';

// AWS: no white space, no brackets, wildcards, control characters or " # % \ ^ | ~ ` $ & , ; : /
const NAME = /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u;
const MACHINE_ARN = /^arn:[a-z-]+:states:[a-z0-9-]+:\d{12}:stateMachine:[^:/]+$/;
const EXECUTION_ARN = /^arn:[a-z-]+:states:[a-z0-9-]+:\d{12}:execution:[^:]+:[^:]+$/;

/** @throws StatesServiceError InvalidName */
export function checkName(name: string): void {
  if (!NAME.test(name)) throw new StatesServiceError('InvalidName', `Invalid Name: '${name}'`);
}

/** @throws StatesServiceError InvalidArn; versions and aliases are not supported. */
export function checkMachineArn(arn: string): void {
  if (!MACHINE_ARN.test(arn)) throw new StatesServiceError('InvalidArn', `Invalid Arn: '${arn}'`);
}

/** @throws StatesServiceError InvalidArn */
export function checkExecutionArn(arn: string): void {
  if (!EXECUTION_ARN.test(arn)) throw new StatesServiceError('InvalidArn', `Invalid Arn: '${arn}'`);
}

export const executionArnOf = (machineArn: string, name: string): string =>
  `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
