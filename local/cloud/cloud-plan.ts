import { tableDefinition, type TableDefinition } from '../dynamodb/table-definition.ts';
import type { EventRule } from '../events/event-rule.ts';
import { EventRuleUnsupportedError, readEventRules } from '../events/read-event-rules.ts';
import type { HttpApi } from '../gateway/http-api.ts';
import { HttpApiUnsupportedError, readHttpApis } from '../gateway/read-http-apis.ts';
import type { CodeSource } from '../lambda/function-code.ts';
import { functionDefinition, type FunctionDefinition } from '../lambda/function-definition.ts';
import { functionName } from '../lambda/function-name.ts';
import { mappingDefinition, type MappingDefinition } from '../lambda/mapping-definition.ts';
import { asyncSettings } from '../lambda/async-settings.ts';
import { bucketDefinition, type BucketDefinition } from '../s3/bucket-definition.ts';
import { eventDestination, type EventDestination } from '../ses/event-destination.ts';
import { resourcesOf, type ResolvedResource, type ResolvedStack } from '../template/resolved-stack.ts';
import { TemplateError } from '../template/template-error.ts';
import { stateMachineDefinition, type StateMachineDefinition } from './state-machine-definition.ts';

/** Everything the template asks the stand-ins to run, read and checked before anything is started. */
export interface CloudPlan {
  readonly tables: readonly TableDefinition[];
  readonly buckets: readonly BucketDefinition[];
  readonly functions: readonly FunctionDefinition[];
  readonly mappings: readonly MappingDefinition[];
  /** By function ARN: how often a failed asynchronous invocation is tried again. */
  readonly asyncRetries: ReadonlyMap<string, number>;
  /** By function ARN: the queue for what it could not do after that. */
  readonly asyncFailureQueues: ReadonlyMap<string, string>;
  readonly stateMachines: readonly StateMachineDefinition[];
  readonly api: HttpApi | undefined;
  readonly buses: readonly string[];
  readonly rules: readonly EventRule[];
  readonly mailIdentities: readonly string[];
  readonly configurationSets: readonly string[];
  /** Where the events of mails go. */
  readonly eventDestinations: readonly EventDestination[];
}

/** @throws TemplateError with a line for everything that cannot run */
export function planCloud(stack: ResolvedStack, code: CodeSource, accountId: string): CloudPlan {
  const problems: string[] = [];
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      problems.push(error.message);
      return undefined;
    }
  };
  const all = <T>(type: string, read: (resource: ResolvedResource) => T | undefined): T[] =>
    resourcesOf(stack, type).flatMap((resource) => attempt(() => read(resource)) ?? []);
  const events = attempt(() => readEventRules(stack.resources));
  const apis = attempt(() => readHttpApis(stack.resources, accountId)) ?? [];
  const settings = all('AWS::Lambda::EventInvokeConfig', (resource) => asyncSettings(resource, stack));
  const plan: CloudPlan = {
    tables: all('AWS::DynamoDB::Table', tableDefinition),
    buckets: all('AWS::S3::Bucket', bucketDefinition),
    functions: all('AWS::Lambda::Function', (resource) => functionDefinition(resource, code)),
    mappings: all('AWS::Lambda::EventSourceMapping', mappingDefinition),
    asyncRetries: new Map(settings.flatMap(({ functionArn, retries }) => (retries === undefined ? [] : [[functionArn, retries]]))),
    asyncFailureQueues: new Map(settings.flatMap(({ functionArn, queueArn }) => (queueArn === undefined ? [] : [[functionArn, queueArn]]))),
    stateMachines: all('AWS::StepFunctions::StateMachine', stateMachineDefinition),
    api: apis[0],
    buses: events?.buses ?? [],
    rules: events?.rules ?? [],
    mailIdentities: resourcesOf(stack, 'AWS::SES::EmailIdentity').map(({ name }) => name),
    configurationSets: resourcesOf(stack, 'AWS::SES::ConfigurationSet').map(({ name }) => name),
    eventDestinations: all('AWS::SES::ConfigurationSetEventDestination', eventDestination),
  };
  if (apis.length > 1) problems.push(`The template has ${apis.length} HTTP APIs; one is served`);
  if (problems.length === 0) problems.push(...brokenMappings(plan), ...brokenDestinations(plan));
  if (problems.length > 0) throw new TemplateError(problems.join('\n'));
  return plan;
}

/** Whether the table's stream is what an event source ARN names. */
export function isStreamOf(table: TableDefinition, sourceArn: string): boolean {
  return table.stream !== undefined && sourceArn.startsWith(`${table.arn}/stream/`);
}

function isRefusal(error: unknown): error is Error {
  return error instanceof TemplateError || error instanceof EventRuleUnsupportedError || error instanceof HttpApiUnsupportedError;
}

function brokenMappings({ mappings, tables, functions }: CloudPlan): string[] {
  return mappings.flatMap(({ sourceArn, functionArn }) => [
    ...(tables.some((table) => isStreamOf(table, sourceArn)) ? [] : [`Event source ${sourceArn} is no stream of a table of the template`]),
    ...(functions.some(({ name }) => name === functionName(functionArn))
      ? []
      : [`Event source mapping names an unknown function: ${functionArn}`]),
  ]);
}

function brokenDestinations({ eventDestinations, configurationSets }: CloudPlan): string[] {
  const unknown = eventDestinations.filter(({ configurationSet }) => !configurationSets.includes(configurationSet));
  return unknown.map(({ configurationSet }) => `Event destination names an unknown configuration set: ${configurationSet}`);
}
