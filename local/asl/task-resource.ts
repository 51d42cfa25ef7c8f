import type { DefinitionReader } from './definition-reader.ts';

/** What a Task calls; the integration `function` is a Lambda ARN as the resource itself. */
export interface TaskResource {
  readonly integration: 'function' | 'invoke' | 'startExecution';
  /** True when the task ends by its token, not by the call's return. */
  readonly waitsForToken: boolean;
  /** As history shows them: `lambda`, `invoke.waitForTaskToken`; the ARN for a function. */
  readonly resourceType: string;
  readonly resource: string;
}

const OPTIMIZED = /^arn:aws(?:-cn)?:states:::(?<service>[a-z-]+):(?<action>[A-Za-z0-9:]+)(?<token>\.waitForTaskToken)?$/;
const FUNCTION = /^arn:aws(?:-cn)?:lambda:[a-z0-9-]+:\d{12}:function:[A-Za-z0-9_-]+(?::[A-Za-z0-9_$-]+)?$/;

/** @throws InvalidDefinition, naming the resource, for anything but the integrations listed in SUPPORT.md. */
export function readTaskResource(state: DefinitionReader): TaskResource {
  const resource = state.text('Resource');
  if (FUNCTION.test(resource)) {
    return { integration: 'function', waitsForToken: false, resourceType: 'lambda', resource };
  }
  const parts = OPTIMIZED.exec(resource)?.groups ?? {};
  const waitsForToken = parts['token'] !== undefined;
  if (parts['service'] === 'lambda' && parts['action'] === 'invoke') {
    const action = waitsForToken ? 'invoke.waitForTaskToken' : 'invoke';
    return { integration: 'invoke', waitsForToken, resourceType: 'lambda', resource: action };
  }
  if (parts['service'] === 'states' && parts['action'] === 'startExecution' && !waitsForToken) {
    const action = 'startExecution';
    return { integration: action, waitsForToken, resourceType: 'states', resource: action };
  }
  throw state.refusal('Resource', `names '${resource}', which is not supported`);
}
