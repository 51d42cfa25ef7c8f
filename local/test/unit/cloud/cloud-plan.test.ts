import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planCloud, type CloudPlan } from '../../../cloud/cloud-plan.ts';
import { readAssembly } from '../../../template/assembly.ts';
import { resolveAssembly } from '../../../template/resolve-assembly.ts';

const sample = fileURLToPath(new URL('assembly', import.meta.url));
type Properties = Record<string, unknown>;
type Resources = Record<string, { Type: string; Properties: Properties }>;

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'plan-'));
  cpSync(sample, directory, { recursive: true });
});

afterEach(() => rmSync(directory, { recursive: true }));

/** The plan of the sample assembly with its resources changed. */
function plan(change: (resources: Resources) => unknown = () => undefined): CloudPlan {
  const file = join(directory, 'Sample.template.json');
  const template = JSON.parse(readFileSync(file, 'utf8')) as { Resources: Resources };
  change(template.Resources);
  writeFileSync(file, JSON.stringify(template));
  const assembly = readAssembly(directory);
  const stack = resolveAssembly(assembly, {}, { partition: 'aws', region: 'us-east-1', accountId: '0', apiUrl: 'http://127.0.0.1:1' });
  return planCloud(stack, assembly, '0');
}

const set = (logicalId: string, property: string, value: unknown) => (resources: Resources) => {
  resources[logicalId]!.Properties[property] = value;
};

const mailEvents =
  (destination: Properties) =>
  (resources: Resources): void => {
    const EventDestination = { Enabled: true, MatchingEventTypes: ['bounce'], ...destination };
    const Properties = { ConfigurationSetName: 'nobody', EventDestination };
    resources['Events'] = { Type: 'AWS::SES::ConfigurationSetEventDestination', Properties };
  };

/** The function `Relay` with a failure destination, and a queue `GivenUp` beside it. */
const onFailureOf =
  (destination: unknown, kind = 'OnFailure') =>
  (resources: Resources): void => {
    resources['GivenUp'] = { Type: 'AWS::SQS::Queue', Properties: {} };
    const DestinationConfig = { [kind]: { Destination: destination } };
    resources['Invoked'] = {
      Type: 'AWS::Lambda::EventInvokeConfig',
      Properties: { FunctionName: { Ref: 'Relay' }, Qualifier: '$LATEST', DestinationConfig },
    };
  };

describe('the plan of a template', () => {
  it('has every part of it', () => {
    const { tables, functions, mappings, stateMachines, api, rules } = plan();
    expect(tables.map(({ stream }) => stream)).toEqual(['KEYS_ONLY', undefined]);
    expect(functions.map(({ timeoutSeconds, memoryMb }) => [timeoutSeconds, memoryMb])).toEqual([
      [10, 256],
      [10, 256],
      [10, 256],
    ]);
    expect(functions[2]).toMatchObject({
      file: join(directory, 'asset.hold', 'index.mjs'),
      handler: 'handler',
      environment: { VIEWS: tables[1]?.name },
    });
    expect(mappings).toMatchObject([
      { functionArn: functions[1]?.name, batchSize: 10, lanes: 2, bisectOnError: true, maximumRetryAttempts: 2, reportsItemFailures: true },
    ]);
    expect(stateMachines.map(({ name }) => name)).toEqual(['proposal']);
    expect(JSON.parse(stateMachines[0]!.definition).States['Wait for the answer'].Arguments.FunctionName).toBe(functions[2]?.arn);
    expect(api?.routes).toHaveLength(1);
    expect(rules).toEqual([]);
  });

  it('leaves out a mapping that is switched off, and fills in substitutions', () => {
    const { mappings, stateMachines } = plan((resources) => {
      set('RelayStream', 'Enabled', false)(resources);
      set('Machine', 'DefinitionString', '{"Comment":"${Who}"}')(resources);
      set('Machine', 'DefinitionSubstitutions', { Who: { Ref: 'Relay' } })(resources);
    });
    expect(mappings).toEqual([]);
    expect(stateMachines[0]?.definition).toMatch(/^\{"Comment":"Sample-Relay-/);
  });

  it('takes the retries of asynchronous invocations', () => {
    const { asyncRetries, functions } = plan((resources) => {
      resources['Retries'] = {
        Type: 'AWS::Lambda::EventInvokeConfig',
        Properties: { FunctionName: { Ref: 'Relay' }, Qualifier: '$LATEST', MaximumRetryAttempts: 0 },
      };
    });
    expect([...asyncRetries]).toEqual([[functions[1]?.arn, 0]]);
  });

  it('takes the queue for what asynchronous invocations could not do', () => {
    const { asyncFailureQueues, asyncRetries, functions } = plan(onFailureOf({ 'Fn::GetAtt': ['GivenUp', 'Arn'] }));
    expect([...asyncFailureQueues]).toEqual([[functions[1]?.arn, expect.stringMatching(/^arn:aws:sqs:us-east-1:0:Sample-GivenUp/)]]);
    expect([...asyncRetries]).toEqual([]);
  });
});

describe('what the stand-ins cannot run is refused by name', () => {
  it.each<[string, (resources: Resources) => void, RegExp]>([
    ['a runtime', set('Api', 'Runtime', 'python3.13'), /Function Api: .*only nodejs runtimes run here/s],
    [
      'an asset that is not there',
      set('Api', 'Code', { S3Bucket: 'b', S3Key: 'gone.zip' }),
      /Function Api: the assembly has no asset gone\.zip/,
    ],
    ['a file that is not there', set('Api', 'Handler', 'main.handler'), /there is no main\.mjs in its asset; build the bundles first/],
    ['a container image', set('Api', 'Code', { ImageUri: 'x' }), /Function Api: .*Code/s],
    [
      'a starting position',
      set('RelayStream', 'StartingPosition', 'AT_TIMESTAMP'),
      /Event source mapping RelayStream: .*StartingPosition/s,
    ],
    ['another destination', set('RelayStream', 'DestinationConfig', { OnSuccess: {} }), /OnSuccess/],
    [
      'a mapping of no stream',
      set('RelayStream', 'EventSourceArn', 'arn:aws:kinesis:x'),
      /Event source arn:aws:kinesis:x is no stream of a table/,
    ],
    ['a failure destination that is no queue', onFailureOf('arn:aws:sns:us-east-1:0:topic'), /Event invoke config Invoked: .*no queue/s],
    ['a destination for what succeeded', onFailureOf('arn:aws:sqs:us-east-1:0:q', 'OnSuccess'), /OnSuccess/],
    ['a mapping to no function', set('RelayStream', 'FunctionName', 'nobody'), /names an unknown function: nobody/],
    ['an express state machine', set('Machine', 'StateMachineType', 'EXPRESS'), /State machine Machine: .*only STANDARD/s],
    ['another protocol', set('HttpApi', 'ProtocolType', 'WEBSOCKET'), /HttpApi \(AWS::ApiGatewayV2::Api\): .*ProtocolType/s],
    [
      'events of mails to a topic',
      mailEvents({ SnsDestination: { TopicARN: 'arn' } }),
      /Event destination Events: .*only the default event bus.*SnsDestination/s,
    ],
    [
      'events of mails of no configuration set',
      mailEvents({ EventBridgeDestination: { EventBusArn: 'arn:aws:events:us-east-1:0:event-bus/default' } }),
      /names an unknown configuration set: nobody/,
    ],
    [
      'a second HTTP API',
      (resources) => (resources['Second'] = { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } }),
      /has 2 HTTP APIs; one is served/,
    ],
  ])('%s', (_name, change, message) => {
    expect(() => plan(change)).toThrow(message);
  });

  it('all at once', () => {
    const machine = set('Machine', 'StateMachineType', 'EXPRESS');
    const broken = (resources: Resources): unknown => [set('Api', 'Runtime', 'java21')(resources), machine(resources)];
    expect(() => plan(broken)).toThrow(/Function Api[^]*State machine Machine/);
  });
});

describe('an assembly that cannot be read', () => {
  it.each([
    ['no manifest', 'manifest.json', undefined, /is no cloud assembly: it has no manifest\.json/],
    ['a manifest that is not JSON', 'manifest.json', '{', /Cannot read .*manifest\.json/],
    ['a template that is not an object', 'Sample.template.json', '[]', /Sample\.template\.json is no CloudFormation template/],
  ])('%s', (_name, file, content, message) => {
    if (content === undefined) rmSync(join(directory, file));
    else writeFileSync(join(directory, file), content);
    expect(() => readAssembly(directory)).toThrow(message);
  });
});
