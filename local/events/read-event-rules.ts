import * as z from 'zod';
import { parseEventPattern } from './event-pattern.ts';
import type { EventRule, EventTarget } from './event-rule.ts';
import { parseSchedule } from './schedule.ts';
import { parseEventPath, parseInputTransformer, type TargetInput } from './target-input.ts';

/** What a template resource must show here; references in `properties` are resolved to physical ids and ARNs. */
export interface EventResource {
  readonly type: string;
  /** The resource's own name. */
  readonly name: string;
  readonly arn: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The template asks EventBridge for something the bus does not do; the message names resource and property. */
export class EventRuleUnsupportedError extends Error {
  constructor(logicalId: string, reason: string) {
    super(`${logicalId}: ${reason}`);
    this.name = 'EventRuleUnsupportedError';
  }
}

const anything = z.unknown().optional();

const targetProperties = z.strictObject({
  Id: z.string(),
  Arn: z.string(),
  RoleArn: anything,
  Input: z.string().optional(),
  InputPath: z.string().optional(),
  InputTransformer: z.strictObject({ InputPathsMap: z.record(z.string(), z.string()).default({}), InputTemplate: z.string() }).optional(),
  RetryPolicy: z
    .strictObject({
      MaximumRetryAttempts: z.number().int().min(0).max(185).default(185),
      MaximumEventAgeInSeconds: z.number().int().min(60).max(86_400).default(86_400),
    })
    .default({ MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 86_400 }),
  // What cannot be delivered goes to the bus's own dead list, whichever queue is named.
  DeadLetterConfig: anything,
});

const ruleProperties = z.strictObject({
  Name: anything,
  Description: anything,
  Tags: anything,
  RoleArn: anything,
  EventBusName: z.string().default('default'),
  EventPattern: z.unknown().optional(),
  ScheduleExpression: z.string().optional(),
  State: z.enum(['ENABLED', 'DISABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS']).default('ENABLED'),
  Targets: z.array(targetProperties).default([]),
});

const busProperties = z.strictObject({
  Name: z.string(),
  Description: anything,
  Tags: anything,
  KmsKeyIdentifier: anything,
  LogConfig: anything,
});

/**
 * Reads the `AWS::Events::*` resources of a resolved template; disabled rules are left out.
 * @throws EventRuleUnsupportedError for a type, property, operator, schedule or target the bus does not do
 */
export function readEventRules(resources: ReadonlyMap<string, EventResource>): {
  buses: string[];
  rules: EventRule[];
} {
  const buses = ['default'];
  const rules: EventRule[] = [];
  for (const [logicalId, resource] of resources) {
    if (!resource.type.startsWith('AWS::Events::')) continue;
    if (resource.type === 'AWS::Events::EventBus') {
      buses.push(parse(busProperties, logicalId, resource.properties).Name);
    } else if (resource.type === 'AWS::Events::Rule') {
      const properties = parse(ruleProperties, logicalId, resource.properties);
      if (properties.State !== 'DISABLED') rules.push(toRule(logicalId, resource, properties));
    } else {
      throw new EventRuleUnsupportedError(logicalId, `${resource.type} is not supported`);
    }
  }
  for (const rule of rules) {
    if (!buses.includes(rule.bus)) throw new EventRuleUnsupportedError(rule.name, `there is no event bus ${rule.bus}`);
  }
  return { buses, rules };
}

function toRule(logicalId: string, resource: EventResource, properties: z.infer<typeof ruleProperties>): EventRule {
  const { ScheduleExpression: expression, EventPattern: pattern } = properties;
  const when = expression === undefined ? undefined : parseSchedule(expression);
  if (expression !== undefined && when === undefined) {
    throw new EventRuleUnsupportedError(logicalId, `ScheduleExpression ${expression} cannot be read`);
  }
  return {
    name: resource.name,
    arn: resource.arn,
    // A bus is named by its name or by its ARN.
    bus: properties.EventBusName.replace(/^arn:.*:event-bus\//, ''),
    ...(pattern === undefined ? {} : { pattern: parsePattern(logicalId, pattern) }),
    ...(expression === undefined || when === undefined ? {} : { schedule: { expression, when } }),
    targets: properties.Targets.map((target) => toTarget(logicalId, target)),
  };
}

function parsePattern(logicalId: string, pattern: unknown): ReturnType<typeof parseEventPattern> {
  try {
    return parseEventPattern(pattern);
  } catch (error) {
    throw new EventRuleUnsupportedError(logicalId, error instanceof Error ? error.message : String(error));
  }
}

function toTarget(logicalId: string, target: z.infer<typeof targetProperties>): EventTarget {
  const kind = /^arn:[\w-]+:lambda:/.test(target.Arn)
    ? 'lambda'
    : /^arn:[\w-]+:states:.*:stateMachine:/.test(target.Arn)
      ? 'state-machine'
      : undefined;
  if (kind === undefined) {
    throw new EventRuleUnsupportedError(logicalId, `target ${target.Arn} is neither a function nor a state machine`);
  }
  const input = targetInput(target);
  if (input === undefined) {
    throw new EventRuleUnsupportedError(logicalId, `the input of target ${target.Id} uses paths that are not supported`);
  }
  return {
    id: target.Id,
    arn: target.Arn,
    kind,
    input,
    maximumRetryAttempts: target.RetryPolicy.MaximumRetryAttempts,
    maximumEventAgeMs: target.RetryPolicy.MaximumEventAgeInSeconds * 1000,
  };
}

function targetInput(target: z.infer<typeof targetProperties>): TargetInput | undefined {
  const { Input: constant, InputPath: path, InputTransformer: transformer } = target;
  if (constant !== undefined) return () => constant;
  if (transformer !== undefined) return parseInputTransformer(transformer.InputPathsMap, transformer.InputTemplate);
  const read = parseEventPath(path ?? '$');
  return read && ((event) => JSON.stringify(read(event) ?? null));
}

function parse<T>(schema: z.ZodType<T>, logicalId: string, properties: unknown): T {
  const result = schema.safeParse(properties);
  if (result.success) return result.data;
  throw new EventRuleUnsupportedError(logicalId, z.prettifyError(result.error));
}
