import { isJsonObject, toText, type JsonObject } from './json.ts';
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
    if (kind === undefined) {
      problems.push(`${stackName}: resource type ${type} is not supported (${logicalId})`);
    } else if (kind.disposition === 'runs') {
      const known = new Set([...(kind.obeyed ?? []), ...Object.keys(kind.ignored ?? {})]);
      const properties = isJsonObject(resource['Properties']) ? Object.keys(resource['Properties']) : [];
      const unknown = properties.filter((property) => !known.has(property));
      problems.push(...unknown.map((property) => `${stackName}: property ${property} of ${type} is not supported (${logicalId})`));
    }
  }
  if (problems.length > 0) throw new TemplateError(problems.join('\n'));
}
