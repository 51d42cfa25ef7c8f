import * as z from 'zod';
import { TemplateError } from '../template/template-error.ts';
import type { StateMachineDefinition } from './state-machine-definition.ts';

/** Step Functions' operations by name, in process. */
export interface StatesCaller {
  call(operation: string, input: unknown): Promise<unknown>;
}

const listSchema = z.object({ stateMachines: z.array(z.object({ stateMachineArn: z.string() })), nextToken: z.string().nullish() });

/**
 * Creates the template's state machines, or updates them: executions that run keep the definition they began with.
 * @throws TemplateError with a line for each definition that is refused
 */
export async function provisionStateMachines(states: StatesCaller, machines: readonly StateMachineDefinition[]): Promise<void> {
  const known = await knownArns(states);
  const problems: string[] = [];
  for (const { name, arn, roleArn, definition } of machines) {
    try {
      if (known.has(arn)) await states.call('UpdateStateMachine', { stateMachineArn: arn, definition, roleArn });
      else await states.call('CreateStateMachine', { name, definition, roleArn, type: 'STANDARD' });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      problems.push(`State machine ${name}: ${error.message}`);
    }
  }
  if (problems.length > 0) throw new TemplateError(problems.join('\n'));
}

async function knownArns(states: StatesCaller): Promise<Set<string>> {
  const arns = new Set<string>();
  let nextToken: string | null | undefined;
  do {
    const page = listSchema.parse(await states.call('ListStateMachines', { maxResults: 1000, ...(nextToken ? { nextToken } : {}) }));
    for (const { stateMachineArn } of page.stateMachines) arns.add(stateMachineArn);
    nextToken = page.nextToken;
  } while (nextToken);
  return arns;
}
