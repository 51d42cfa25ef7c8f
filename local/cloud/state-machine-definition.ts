import * as z from 'zod';
import type { ResolvedResource } from '../template/resolved-stack.ts';
import { TemplateError } from '../template/template-error.ts';

/** A state machine as the template describes it; `definition` is its ASL as JSON text. */
export interface StateMachineDefinition {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  readonly definition: string;
}

const stateMachineSchema = z.object({
  DefinitionString: z.string().optional(),
  Definition: z.record(z.string(), z.unknown()).optional(),
  DefinitionSubstitutions: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).default({}),
  StateMachineType: z.literal('STANDARD', 'only STANDARD state machines run here').optional(),
  RoleArn: z.string(),
});

/** Reads an `AWS::StepFunctions::StateMachine`. @throws TemplateError naming what is not supported */
export function stateMachineDefinition(resource: ResolvedResource): StateMachineDefinition {
  const result = stateMachineSchema.safeParse(resource.properties);
  if (!result.success) throw new TemplateError(`State machine ${resource.logicalId}: ${z.prettifyError(result.error)}`);
  const { DefinitionString, Definition, DefinitionSubstitutions, RoleArn } = result.data;
  const text = DefinitionString ?? (Definition === undefined ? undefined : JSON.stringify(Definition));
  if (text === undefined) throw new TemplateError(`State machine ${resource.logicalId} has neither DefinitionString nor Definition`);
  const definition = Object.entries(DefinitionSubstitutions).reduce((asl, [key, value]) => asl.replaceAll(`\${${key}}`, value), text);
  return { name: resource.name, arn: resource.arn, roleArn: RoleArn, definition };
}
