import type { Assembly } from './assembly.ts';
import { isJsonObject, type Json } from './json.ts';
import type { Placement } from './resource-kind.ts';
import type { ResolvedResource, ResolvedStack } from './resolved-stack.ts';
import { resolveStack } from './resolve-stack.ts';
import { TemplateError } from './template-error.ts';

/**
 * Resolves every stack of the assembly into one model. Addresses of the HTTP API as AWS would build them
 * (`https://<id>.execute-api.<region>.<suffix>`) become `at.apiUrl`, so links that functions build work here.
 * @param parameters values of template parameters, for all stacks; one that no stack declares is refused
 * @throws TemplateError listing what cannot run
 */
export function resolveAssembly(
  assembly: Pick<Assembly, 'stacks'>,
  parameters: Readonly<Record<string, string>>,
  at: Placement,
): ResolvedStack {
  refuseUndeclared(assembly, parameters);
  const exports = new Map<string, Json>();
  const resources = new Map<string, ResolvedResource>();
  const outputs = new Map<string, string>();
  const problems: string[] = [];
  for (const stack of assembly.stacks) {
    try {
      const result = resolveStack(stack, parameters, exports, at);
      for (const [name, value] of result.exports) exports.set(name, value);
      for (const resource of result.resources) put(resources, resource.logicalId, stack.name, resource);
      for (const [name, value] of result.outputs) put(outputs, name, stack.name, value);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      problems.push(error.message);
    }
  }
  if (problems.length > 0) throw new TemplateError(problems.join('\n'));
  return withLocalAddresses({ resources, outputs }, at);
}

function refuseUndeclared(assembly: Pick<Assembly, 'stacks'>, parameters: Readonly<Record<string, string>>): void {
  const declared = new Set(
    assembly.stacks.flatMap(({ template }) => (isJsonObject(template['Parameters']) ? Object.keys(template['Parameters']) : [])),
  );
  const unknown = Object.keys(parameters).filter((name) => !declared.has(name));
  if (unknown.length > 0)
    throw new TemplateError(`The template has no parameter ${unknown.join(', ')}; it has ${[...declared].join(', ')}`);
}

function put<T>(map: Map<string, T>, key: string, stackName: string, value: T): void {
  map.set(map.has(key) ? `${stackName}.${key}` : key, value);
}

function withLocalAddresses(stack: ResolvedStack, at: Placement): ResolvedStack {
  const replace = (text: string): string =>
    [...stack.resources.values()]
      .filter((resource) => resource.type === 'AWS::ApiGatewayV2::Api')
      .reduce((result, api) => result.replaceAll(`https://${api.physicalId}.execute-api.${at.region}.amazonaws.com`, at.apiUrl), text);
  const walk = (value: Json): Json => {
    if (typeof value === 'string') return replace(value);
    if (Array.isArray(value)) return value.map(walk);
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, walk(entry)]));
  };
  const resources = new Map(
    [...stack.resources].map(([key, resource]) => {
      const properties = walk(resource.properties);
      return [key, { ...resource, properties: isJsonObject(properties) ? properties : {} }];
    }),
  );
  return { resources, outputs: new Map([...stack.outputs].map(([key, value]) => [key, replace(value)])) };
}
