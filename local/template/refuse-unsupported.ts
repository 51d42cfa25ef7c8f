import { isJsonObject, toText, type JsonObject } from './json.ts';
import type { ResourceKind } from './resource-kind.ts';
import { RESOURCE_KINDS } from './resource-kinds.ts';
import { TemplateError } from './template-error.ts';

const SECTIONS = [
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Mappings',
  'Conditions',
  'Resources',
  'Outputs',
  'Rules',
];

/**
 * Nothing is skipped silently: a template with anything that neither runs nor is known to mean nothing here is refused.
 * @param resources of one stack, those whose condition is false left out
 * @throws TemplateError with one line for every unknown section, type and property.
 */
export function refuseUnsupported(stackName: string, template: JsonObject, resources: ReadonlyMap<string, JsonObject>): void {
  const problems = Object.keys(template)
    .filter((section) => !SECTIONS.includes(section))
    .map((section) => `${stackName}: the template section ${section} is not supported`);
  for (const [logicalId, resource] of resources) {
    const type = toText(resource['Type']);
    const kind = RESOURCE_KINDS.get(type);
    const properties = isJsonObject(resource['Properties']) ? resource['Properties'] : {};
    const refused = kind === undefined ? [`resource type ${type}`] : refusedOf(kind, properties).map((what) => `${what} of ${type}`);
    problems.push(...refused.map((what) => `${stackName}: ${what} is not supported (${logicalId})`));
  }
  if (problems.length > 0) throw new TemplateError(problems.join('\n'));
}

function refusedOf({ disposition, obeyed = [], ignored = {}, only }: ResourceKind, properties: JsonObject): string[] {
  if (disposition === 'runs') {
    const known = new Set([...obeyed, ...Object.keys(ignored)]);
    return Object.keys(properties)
      .filter((property) => !known.has(property))
      .map((property) => `property ${property}`);
  }
  const value = only === undefined ? undefined : properties[only.property];
  return only === undefined || (typeof value === 'string' && only.values.includes(value)) ? [] : [`${only.property} ${toText(value)}`];
}
