import { isJsonObject, type Json, type JsonObject } from './json.ts';
import { TemplateError } from './template-error.ts';

/** What the intrinsic functions of one stack look up. Each throws TemplateError for a name it does not know. */
export interface TemplateScope {
  /** Parameter, pseudo parameter or resource. `undefined` is `AWS::NoValue`. */
  ref(name: string): Json | undefined;
  attribute(logicalId: string, attribute: string): Json;
  condition(name: string): boolean;
  mapping(map: string, topKey: string, secondKey: string): Json;
  importValue(exportName: string): Json;
}

type Intrinsic = (argument: Json, scope: TemplateScope) => Json | undefined;

/**
 * Evaluates a template value. Resolves to `undefined` when it is `AWS::NoValue`; such entries vanish from
 * objects and lists.
 * @throws TemplateError for functions that are not supported, by name.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function resolveValue(value: Json, scope: TemplateScope): Json | undefined {
  if (typeof value === 'string' && value.includes('{{resolve:')) {
    throw new TemplateError(`Dynamic references are not supported: ${value}`);
  }
  if (Array.isArray(value)) return value.map((entry) => resolveValue(entry, scope)).filter((entry) => entry !== undefined);
  if (!isJsonObject(value)) return value;
  const call = asCall(value);
  if (call === undefined) return resolveObject(value, scope);
  const intrinsic = INTRINSICS[call.name];
  if (intrinsic === undefined) throw new TemplateError(`${call.name} is not supported`);
  return intrinsic(call.argument, scope);
}

/** Evaluates one entry of the template's `Conditions`, or an inline condition. */
export function resolveCondition(value: Json, scope: TemplateScope): boolean {
  if (isJsonObject(value)) {
    const [name] = Object.keys(value);
    const argument = value[name ?? ''];
    if (name === 'Condition' && typeof argument === 'string') return scope.condition(argument);
    if (name === 'Fn::Not') return !resolveCondition(listOf(argument, name, 1)[0] ?? null, scope);
    if (name === 'Fn::And') return listOf(argument, name).every((part) => resolveCondition(part, scope));
    if (name === 'Fn::Or') return listOf(argument, name).some((part) => resolveCondition(part, scope));
    if (name === 'Fn::Equals') {
      const [left, right] = listOf(argument, name, 2).map((part) => JSON.stringify(resolveValue(part, scope)));
      return left === right;
    }
  }
  throw new TemplateError(`Not a condition: ${JSON.stringify(value)}`);
}

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, scope) => scope.ref(textOf(argument, 'Ref')),
  'Fn::GetAtt': (argument, scope) => {
    const path = typeof argument === 'string' ? argument.split('.') : listOf(argument, 'Fn::GetAtt');
    const [logicalId, ...attribute] = path.map((part) => textOf(resolveValue(part, scope), 'Fn::GetAtt'));
    return scope.attribute(logicalId ?? '', attribute.join('.'));
  },
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = listOf(argument, 'Fn::Join', 2);
    const texts = listOf(resolveValue(parts ?? null, scope), 'Fn::Join').map((part) => textOf(part, 'Fn::Join'));
    return texts.join(textOf(separator, 'Fn::Join'));
  },
  'Fn::Sub': substitute,
  'Fn::Select': (argument, scope) => {
    const [index, choices] = listOf(argument, 'Fn::Select', 2);
    const chosen = listOf(resolveValue(choices ?? null, scope), 'Fn::Select')[Number(resolveValue(index ?? null, scope))];
    if (chosen === undefined) throw new TemplateError(`Fn::Select has no entry ${JSON.stringify(index)}`);
    return chosen;
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = listOf(argument, 'Fn::Split', 2);
    return textOf(resolveValue(text ?? null, scope), 'Fn::Split').split(textOf(separator, 'Fn::Split'));
  },
  'Fn::If': (argument, scope) => {
    const [name, yes, no] = listOf(argument, 'Fn::If', 3);
    return resolveValue((scope.condition(textOf(name, 'Fn::If')) ? yes : no) ?? null, scope);
  },
  'Fn::FindInMap': (argument, scope) => {
    const [map = '', top = '', second = ''] = listOf(argument, 'Fn::FindInMap', 3).map((part) =>
      textOf(resolveValue(part, scope), 'Fn::FindInMap'),
    );
    return scope.mapping(map, top, second);
  },
  'Fn::ImportValue': (argument, scope) => scope.importValue(textOf(resolveValue(argument, scope), 'Fn::ImportValue')),
  'Fn::Equals': conditionAsValue('Fn::Equals'),
  'Fn::Not': conditionAsValue('Fn::Not'),
  'Fn::And': conditionAsValue('Fn::And'),
  'Fn::Or': conditionAsValue('Fn::Or'),
};

function conditionAsValue(name: string): Intrinsic {
  return (argument, scope) => resolveCondition({ [name]: argument }, scope);
}

function substitute(argument: Json, scope: TemplateScope): string {
  const [pattern, variables] = typeof argument === 'string' ? [argument, {}] : listOf(argument, 'Fn::Sub', 2);
  const own = isJsonObject(variables) ? variables : {};
  // `${!Name}` is a literal `${Name}`.
  return textOf(pattern, 'Fn::Sub').replaceAll(/\$\{(!?)([^}]+)\}/g, (_match, literal: string, name: string) => {
    if (literal === '!') return `\${${name}}`;
    const key = name.trim();
    const mine = own[key];
    if (mine !== undefined) return textOf(resolveValue(mine, scope), 'Fn::Sub');
    const dot = key.indexOf('.');
    return textOf(dot === -1 ? scope.ref(key) : scope.attribute(key.slice(0, dot), key.slice(dot + 1)), 'Fn::Sub');
  });
}

/** An object with the one key `Ref` or `Fn::…` is a call; a `Condition` key alone is plain data (IAM statements have it). */
function asCall(value: JsonObject): { name: string; argument: Json } | undefined {
  const [name, ...more] = Object.keys(value);
  if (name === undefined || more.length > 0) return undefined;
  const argument = value[name];
  if (argument === undefined || (name !== 'Ref' && !name.startsWith('Fn::'))) return undefined;
  return { name, argument };
}

function resolveObject(value: JsonObject, scope: TemplateScope): JsonObject {
  const resolved: JsonObject = {};
  for (const [key, entry] of Object.entries(value)) {
    const result = resolveValue(entry, scope);
    if (result !== undefined) resolved[key] = result;
  }
  return resolved;
}

function listOf(value: Json | undefined, name: string, length?: number): Json[] {
  if (!Array.isArray(value) || (length !== undefined && value.length !== length)) {
    throw new TemplateError(`${name} takes a list${length === undefined ? '' : ` of ${length}`}, not ${JSON.stringify(value)}`);
  }
  return value;
}

function textOf(value: Json | undefined, name: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new TemplateError(`${name} takes text, not ${JSON.stringify(value)}`);
}
