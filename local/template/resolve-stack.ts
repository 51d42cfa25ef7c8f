import type { AssemblyStack } from './assembly.ts';
import { resolveCondition, resolveValue, type TemplateScope } from './intrinsics.ts';
import { isJsonObject, toText, type Json, type JsonObject } from './json.ts';
import { parameterValues } from './parameters.ts';
import { physicalName } from './physical-name.ts';
import { refuseUnsupported } from './refuse-unsupported.ts';
import type { Placement, ResourceIdentity } from './resource-kind.ts';
import { RESOURCE_KINDS } from './resource-kinds.ts';
import type { ResolvedResource } from './resolved-stack.ts';
import { TemplateError } from './template-error.ts';

/** One stack, resolved. `exports` are the outputs that other stacks may import. */
export interface StackResult {
  readonly resources: readonly ResolvedResource[];
  readonly outputs: ReadonlyMap<string, string>;
  readonly exports: ReadonlyMap<string, Json>;
}

/** Resolves one stack; `imports` are the exports of the stacks before it. @throws TemplateError */
export function resolveStack(
  stack: AssemblyStack,
  parameters: Readonly<Record<string, string>>,
  imports: ReadonlyMap<string, Json>,
  at: Placement,
): StackResult {
  return new StackResolver(stack, parameters, imports, at).resolve();
}

interface NamedIdentity extends ResourceIdentity {
  readonly name: string;
}

class StackResolver implements TemplateScope {
  readonly #stack: AssemblyStack;
  readonly #at: Placement;
  readonly #imports: ReadonlyMap<string, Json>;
  readonly #parameters: ReadonlyMap<string, Json>;
  readonly #resources = new Map<string, JsonObject>();
  readonly #identities = new Map<string, NamedIdentity>();
  readonly #underway = new Set<string>();

  constructor(stack: AssemblyStack, parameters: Readonly<Record<string, string>>, imports: ReadonlyMap<string, Json>, at: Placement) {
    this.#stack = stack;
    this.#at = at;
    this.#imports = imports;
    this.#parameters = parameterValues(stack.template, { ...stack.parameters, ...parameters });
    for (const [logicalId, resource] of Object.entries(this.#section('Resources'))) {
      if (!isJsonObject(resource)) continue;
      const condition = resource['Condition'];
      if (typeof condition !== 'string' || this.condition(condition)) this.#resources.set(logicalId, resource);
    }
  }

  resolve(): StackResult {
    refuseUnsupported(this.#stack.name, this.#stack.template, this.#resources);
    const resources = [...this.#resources].map(([logicalId, resource]) => this.#resolveResource(logicalId, resource));
    const outputs = new Map<string, string>();
    const exports = new Map<string, Json>();
    for (const [name, output] of Object.entries(this.#section('Outputs'))) {
      if (!isJsonObject(output)) continue;
      const condition = output['Condition'];
      if (typeof condition === 'string' && !this.condition(condition)) continue;
      const value = this.#inside(`output ${name}`, () => this.#evaluate(output['Value'] ?? null)) ?? null;
      outputs.set(name, typeof value === 'string' ? value : JSON.stringify(value));
      const exported = isJsonObject(output['Export']) ? this.#evaluate(output['Export']['Name'] ?? null) : undefined;
      if (typeof exported === 'string') exports.set(exported, value);
    }
    return { resources, outputs, exports };
  }

  ref(name: string): Json | undefined {
    const pseudo = this.#pseudoParameter(name);
    if (pseudo !== null) return pseudo;
    if (this.#resources.has(name)) {
      const identity = this.#identity(name);
      return identity.ref ?? identity.name;
    }
    const value = this.#parameters.get(name);
    if (value !== undefined) return value;
    const declared = this.#section('Parameters')[name] !== undefined;
    throw new TemplateError(
      declared
        ? `Parameter ${name} is looked up in the parameter store on AWS; give it a value here`
        : `Ref ${name}: there is no such resource or parameter`,
    );
  }

  attribute(logicalId: string, attribute: string): Json {
    const resource = this.#resources.get(logicalId);
    if (resource === undefined) throw new TemplateError(`Fn::GetAtt ${logicalId}.${attribute}: there is no such resource`);
    const identity = this.#identity(logicalId);
    const value = attribute === 'Arn' ? identity.arn : identity.attributes?.[attribute];
    if (value !== undefined) return value;
    const properties = resource['Properties'];
    const isParameter = resource['Type'] === 'AWS::SSM::Parameter' && ['Value', 'Type'].includes(attribute);
    const property = isParameter && isJsonObject(properties) ? properties[attribute] : undefined;
    if (property === undefined)
      throw new TemplateError(`Fn::GetAtt ${logicalId}.${attribute} is not supported for ${toText(resource['Type'])}`);
    return this.#once(`${logicalId}.${attribute}`, () => this.#evaluate(property)) ?? null;
  }

  condition(name: string): boolean {
    const condition = this.#section('Conditions')[name];
    if (condition === undefined) throw new TemplateError(`There is no condition ${name}`);
    return this.#once(`condition ${name}`, () => resolveCondition(condition, this));
  }

  mapping(map: string, topKey: string, secondKey: string): Json {
    const top = this.#section('Mappings')[map];
    const second = isJsonObject(top) ? top[topKey] : undefined;
    const value = isJsonObject(second) ? second[secondKey] : undefined;
    if (value === undefined) throw new TemplateError(`Fn::FindInMap: there is no ${map}.${topKey}.${secondKey}`);
    return value;
  }

  importValue(exportName: string): Json {
    const value = this.#imports.get(exportName);
    if (value === undefined) throw new TemplateError(`Fn::ImportValue ${exportName}: no stack before this one exports it`);
    return value;
  }

  #resolveResource(logicalId: string, resource: JsonObject): ResolvedResource {
    return this.#inside(`resource ${logicalId}`, () => {
      const type = toText(resource['Type']);
      const { name, arn, ref } = this.#identity(logicalId);
      // Nothing reads a noted resource, so its properties need not be resolvable here.
      const properties = RESOURCE_KINDS.get(type)?.disposition === 'runs' ? this.#evaluate(resource['Properties'] ?? {}) : {};
      return {
        stackName: this.#stack.name,
        logicalId,
        type,
        physicalId: ref ?? name,
        name,
        arn,
        properties: isJsonObject(properties) ? properties : {},
      };
    });
  }

  #identity(logicalId: string): NamedIdentity {
    const known = this.#identities.get(logicalId);
    if (known !== undefined) return known;
    const resource = this.#resources.get(logicalId) ?? {};
    const type = toText(resource['Type']);
    const kind = RESOURCE_KINDS.get(type);
    if (kind === undefined) throw new TemplateError(`Resource type ${type} is not supported (${logicalId})`);
    const properties = isJsonObject(resource['Properties']) ? resource['Properties'] : {};
    const given = kind.nameProperty === undefined ? undefined : properties[kind.nameProperty];
    const name = given === undefined ? undefined : this.#once(logicalId, () => this.#evaluate(given));
    const made = physicalName(this.#stack.name, logicalId, kind.longestName);
    const ownName = typeof name === 'string' ? name : kind.isLowerCase === true ? made.toLowerCase() : made;
    const identity = { name: ownName, ...this.#functionPart(type, properties, kind.identify(ownName, this.#at)) };
    this.#identities.set(logicalId, identity);
    return identity;
  }

  /** Versions and aliases have the ARN of their function with a qualifier, and `Ref` gives it. */
  #functionPart(type: string, properties: JsonObject, identity: ResourceIdentity): ResourceIdentity {
    if (type !== 'AWS::Lambda::Version' && type !== 'AWS::Lambda::Alias') return identity;
    const functionName = toText(this.#evaluate(properties['FunctionName'] ?? null));
    const base = functionName.startsWith('arn:')
      ? functionName
      : `arn:${this.#at.partition}:lambda:${this.#at.region}:${this.#at.accountId}:function:${functionName}`;
    const qualifier = type === 'AWS::Lambda::Version' ? '1' : toText(this.#evaluate(properties['Name'] ?? null));
    const arn = `${base}:${qualifier}`;
    return { arn, ref: arn, attributes: { Version: '1', FunctionArn: arn } };
  }

  #pseudoParameter(name: string): Json | undefined {
    switch (name) {
      case 'AWS::Region':
        return this.#at.region;
      case 'AWS::AccountId':
        return this.#at.accountId;
      case 'AWS::Partition':
        return this.#at.partition;
      case 'AWS::URLSuffix':
        return 'amazonaws.com';
      case 'AWS::StackName':
        return this.#stack.name;
      case 'AWS::StackId':
        return `arn:${this.#at.partition}:cloudformation:${this.#at.region}:${this.#at.accountId}:stack/${this.#stack.name}/local`;
      case 'AWS::NotificationARNs':
        return [];
      case 'AWS::NoValue':
        return undefined;
      default:
        return null;
    }
  }

  #evaluate(value: Json): Json | undefined {
    return resolveValue(value, this);
  }

  /** Runs `evaluate` unless it is already being run further out: a template that refers to itself in a circle. */
  #once<T>(what: string, evaluate: () => T): T {
    if (this.#underway.has(what)) throw new TemplateError(`${what} refers to itself`);
    this.#underway.add(what);
    try {
      return evaluate();
    } finally {
      this.#underway.delete(what);
    }
  }

  #inside<T>(what: string, work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      throw new TemplateError(`${this.#stack.name}, ${what}: ${error.message}`, { cause: error });
    }
  }

  #section(name: string): JsonObject {
    const section = this.#stack.template[name];
    return isJsonObject(section) ? section : {};
  }
}
