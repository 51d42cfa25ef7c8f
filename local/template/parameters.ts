import { isJsonObject, toText, type Json, type JsonObject } from './json.ts';
import { TemplateError } from './template-error.ts';

/**
 * The values of a template's parameters: given ones first, then defaults. Lists (`CommaDelimitedList`,
 * `List<…>`) become lists. A parameter that AWS would look up in the parameter store (`AWS::SSM::Parameter::Value<…>`)
 * has only the value given here; without one it fails when something refers to it.
 * @throws TemplateError naming every parameter that has neither value nor default, or a value outside `AllowedValues`.
 */
export function parameterValues(template: JsonObject, given: Readonly<Record<string, string>>): Map<string, Json> {
  const values = new Map<string, Json>();
  const problems: string[] = [];
  const declared = isJsonObject(template['Parameters']) ? template['Parameters'] : {};
  for (const [name, definition] of Object.entries(declared)) {
    if (!isJsonObject(definition)) continue;
    const type = toText(definition['Type']);
    const lookedUp = type.startsWith('AWS::SSM::Parameter::Value');
    const value = given[name] ?? (lookedUp ? undefined : definition['Default']);
    if (value === undefined || value === null) {
      if (!lookedUp) problems.push(`Parameter ${name} has no default and was not given a value (${describe(definition)})`);
      continue;
    }
    const allowed = definition['AllowedValues'];
    if (Array.isArray(allowed) && !allowed.map(toText).includes(toText(value))) {
      problems.push(`Parameter ${name} is ${JSON.stringify(value)}; allowed are ${allowed.map(toText).join(', ')}`);
    }
    values.set(
      name,
      isList(type)
        ? toText(value)
            .split(',')
            .map((part) => part.trim())
        : value,
    );
  }
  if (problems.length > 0) throw new TemplateError(problems.join('\n'));
  return values;
}

function isList(type: string): boolean {
  return type === 'CommaDelimitedList' || type.includes('List<');
}

function describe(definition: JsonObject): string {
  const description = definition['Description'];
  return typeof description === 'string' ? description : `a ${toText(definition['Type'])}`;
}
