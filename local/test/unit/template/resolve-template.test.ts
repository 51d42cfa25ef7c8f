import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../template/json.ts';
import { resolveAssembly } from '../../../template/resolve-assembly.ts';
import type { ResolvedStack } from '../../../template/resolved-stack.ts';

const AT = { partition: 'aws', region: 'cn-north-1', accountId: '000000000000', apiUrl: 'http://127.0.0.1:8787' };

function resolve(template: JsonObject, parameters: Record<string, string> = {}): ResolvedStack {
  return resolveAssembly({ stacks: [{ name: 'App', template, parameters: {} }] }, parameters, AT);
}

/** A function whose one environment variable is the value under test, beside resources to refer to. */
function valueOf(value: JsonObject | string | string[], more: JsonObject = {}, parameters: Record<string, string> = {}): unknown {
  const { Resources, ...sections } = more;
  const template = {
    ...sections,
    Resources: {
      Table: { Type: 'AWS::DynamoDB::Table', Properties: {} },
      Named: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'sound-alarm' } },
      Machine: { Type: 'AWS::StepFunctions::StateMachine', Properties: { StateMachineName: 'proposal' } },
      Role: { Type: 'AWS::IAM::Role', Properties: {} },
      Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'lost' } },
      Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: {} },
      Setting: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: { 'Fn::Join': ['-', ['a', 'b']] } } },
      ...(Resources as JsonObject | undefined),
      Subject: { Type: 'AWS::Lambda::Function', Properties: { Environment: { Variables: { VALUE: value } } } },
    },
  };
  const properties = resolve(template, parameters).resources.get('Subject')!.properties as {
    Environment: { Variables: { VALUE?: unknown } };
  };
  return properties.Environment.Variables.VALUE;
}

describe('intrinsic functions', () => {
  it.each<[string, JsonObject | string, unknown]>([
    ['plain text', 'plain', 'plain'],
    ['Ref of a named resource', { Ref: 'Named' }, 'sound-alarm'],
    ['Ref of a resource with a generated name', { Ref: 'Table' }, expect.stringMatching(/^App-Table-[0-9A-F]{12}$/)],
    ['Ref of a state machine is its ARN', { Ref: 'Machine' }, 'arn:aws:states:cn-north-1:000000000000:stateMachine:proposal'],
    ['Ref of a queue is its URL', { Ref: 'Queue' }, 'https://sqs.cn-north-1.amazonaws.com/000000000000/lost'],
    ['Fn::GetAtt as a list', { 'Fn::GetAtt': ['Named', 'Arn'] }, 'arn:aws:lambda:cn-north-1:000000000000:function:sound-alarm'],
    ['Fn::GetAtt as text', { 'Fn::GetAtt': 'Queue.QueueName' }, 'lost'],
    ['Fn::GetAtt of a role', { 'Fn::GetAtt': ['Role', 'Arn'] }, expect.stringMatching(/^arn:aws:iam::000000000000:role\/App-Role-/)],
    ['Fn::GetAtt of an SSM parameter', { 'Fn::GetAtt': ['Setting', 'Value'] }, 'a-b'],
    [
      'the stream of a table',
      { 'Fn::GetAtt': ['Table', 'StreamArn'] },
      expect.stringMatching(/^arn:aws:dynamodb:cn-north-1:000000000000:table\/App-Table-\w+\/stream\//),
    ],
    ['the address of the API', { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] }, 'http://127.0.0.1:8787'],
    [
      'an address built as AWS does',
      { 'Fn::Join': ['', ['https://', { Ref: 'Api' }, '.execute-api.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }, '/v1']] },
      'http://127.0.0.1:8787/v1',
    ],
    ['Fn::Join', { 'Fn::Join': ['/', ['a', { Ref: 'Named' }, 'b']] }, 'a/sound-alarm/b'],
    [
      'Fn::Sub',
      { 'Fn::Sub': '${AWS::Partition}:${Named.Arn}:${!literal}' },
      'aws:arn:aws:lambda:cn-north-1:000000000000:function:sound-alarm:${literal}',
    ],
    ['Fn::Sub with variables', { 'Fn::Sub': ['${who}@${AWS::AccountId}', { who: { Ref: 'Named' } }] }, 'sound-alarm@000000000000'],
    ['Fn::Select and Fn::Split', { 'Fn::Select': [1, { 'Fn::Split': ['-', { Ref: 'Named' }] }] }, 'alarm'],
    ['Fn::FindInMap', { 'Fn::FindInMap': ['Sizes', 'large', 'memory'] }, '512'],
    ['Fn::If, true', { 'Fn::If': ['IsHere', 'yes', 'no'] }, 'yes'],
    ['Fn::If, false', { 'Fn::If': ['IsElsewhere', 'yes', 'no'] }, 'no'],
    ['a condition of conditions', { 'Fn::If': ['IsBoth', 'yes', 'no'] }, 'yes'],
    ['a parameter with a default', { Ref: 'District' }, '云澜区'],
    ['a parameter that was given', { Ref: 'Sender' }, 'office@yunlan.example'],
    ['a list parameter', { 'Fn::Join': ['+', { Ref: 'Kinds' }] }, 'a+b'],
    ['AWS::StackName', { Ref: 'AWS::StackName' }, 'App'],
    ['AWS::NoValue leaves the entry out', { Ref: 'AWS::NoValue' }, undefined],
  ])('%s', (_name, value, expected) => {
    const sections = {
      Parameters: {
        District: { Type: 'String', Default: '云澜区' },
        Sender: { Type: 'String' },
        Kinds: { Type: 'CommaDelimitedList', Default: 'a, b' },
      },
      Mappings: { Sizes: { large: { memory: '512' } } },
      Conditions: {
        IsHere: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'cn-north-1'] },
        IsElsewhere: { 'Fn::Not': [{ Condition: 'IsHere' }] },
        IsBoth: { 'Fn::And': [{ Condition: 'IsHere' }, { 'Fn::Or': [{ Condition: 'IsElsewhere' }, { 'Fn::Equals': ['a', 'a'] }] }] },
      },
    };
    expect(valueOf(value, sections, { Sender: 'office@yunlan.example' })).toEqual(expected);
  });

  it('makes the same names in every run, within the length the type allows', () => {
    const long = 'Long'.repeat(20);
    const more = { Resources: { [long]: { Type: 'AWS::Lambda::Function', Properties: {} } } };
    expect(valueOf({ Ref: long }, more)).toBe(valueOf({ Ref: long }, more));
    expect(valueOf({ Ref: long }, more)).toHaveLength(64);
  });

  it('leaves out resources and outputs whose condition is false', () => {
    const stack = resolve({
      Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
      Resources: { Gone: { Type: 'AWS::Not::Known', Condition: 'Never' }, Here: { Type: 'AWS::SQS::Queue' } },
      Outputs: { GoneToo: { Value: 'x', Condition: 'Never' }, QueueName: { Value: { 'Fn::GetAtt': ['Here', 'QueueName'] } } },
    });
    expect([...stack.resources.keys()]).toEqual(['Here']);
    expect([...stack.outputs.keys()]).toEqual(['QueueName']);
  });

  it('gives versions and aliases their function’s ARN with a qualifier', () => {
    const resources = {
      Version: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: 'Named' } } },
      Live: { Type: 'AWS::Lambda::Alias', Properties: { FunctionName: { Ref: 'Named' }, FunctionVersion: '1', Name: 'live' } },
    };
    expect(valueOf({ Ref: 'Version' }, { Resources: resources })).toBe('arn:aws:lambda:cn-north-1:000000000000:function:sound-alarm:1');
    expect(valueOf({ Ref: 'Live' }, { Resources: resources })).toBe('arn:aws:lambda:cn-north-1:000000000000:function:sound-alarm:live');
  });

  it('hands exports of one stack to the next', () => {
    const first = { Resources: {}, Outputs: { Out: { Value: 'shared', Export: { Name: 'First:Out' } } } };
    const second = { Resources: { Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: { 'Fn::ImportValue': 'First:Out' } } } } };
    const stacks = [
      { name: 'First', template: first, parameters: {} },
      { name: 'Second', template: second, parameters: {} },
    ];
    expect(resolveAssembly({ stacks }, {}, AT).resources.get('Bus')?.name).toBe('shared');
  });
});

describe('what cannot run is refused by name', () => {
  it.each<[string, JsonObject, RegExp]>([
    [
      'every unknown type at once',
      { Resources: { Pool: { Type: 'AWS::Cognito::UserPool' }, Disk: { Type: 'AWS::EFS::FileSystem' } } },
      /AWS::Cognito::UserPool is not supported \(Pool\)\n.*AWS::EFS::FileSystem is not supported \(Disk\)/,
    ],
    [
      'an unknown property',
      { Resources: { F: { Type: 'AWS::Lambda::Function', Properties: { SnapStart: {} } } } },
      /property SnapStart of AWS::Lambda::Function is not supported \(F\)/,
    ],
    [
      'a topic between programs',
      { Resources: { S: { Type: 'AWS::SNS::Subscription', Properties: { Protocol: 'lambda' } } } },
      /Protocol lambda of AWS::SNS::Subscription is not supported \(S\)/,
    ],
    ['an unknown section', { Transform: 'AWS::Serverless-2016-10-31', Resources: {} }, /section Transform/],
    [
      'an unknown function',
      { Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Base64': 'x' } } } } },
      /resource Q: Fn::Base64 is not supported/,
    ],
    [
      'an unknown reference',
      { Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'Nobody' } } } } },
      /Ref Nobody: there is no such resource or parameter/,
    ],
    [
      'an unknown attribute',
      {
        Resources: {
          Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::GetAtt': ['R', 'Colour'] } } },
          R: { Type: 'AWS::IAM::Role' },
        },
      },
      /R\.Colour is not supported for AWS::IAM::Role/,
    ],
    [
      'a dynamic reference',
      { Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: '{{resolve:ssm:name}}' } } } },
      /Dynamic references are not supported/,
    ],
    [
      'an import nobody exports',
      { Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::ImportValue': 'x' } } } } },
      /no stack before this one exports it/,
    ],
    [
      'a name that refers to itself',
      { Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'Q' } } } } },
      /Q refers to itself/,
    ],
    [
      'a parameter without a value',
      { Parameters: { Sender: { Type: 'String', Description: 'who mails come from' } }, Resources: {} },
      /Parameter Sender has no default and was not given a value \(who mails come from\)/,
    ],
    [
      'a parameter outside its values',
      { Parameters: { Size: { Type: 'String', Default: 'XL', AllowedValues: ['S', 'M'] } }, Resources: {} },
      /Parameter Size is "XL"; allowed are S, M/,
    ],
    [
      'a parameter from the parameter store',
      {
        Parameters: { V: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/x' } },
        Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'V' } } } },
      },
      /Parameter V is looked up in the parameter store/,
    ],
  ])('%s', (_name, template, message) => {
    expect(() => resolve(template)).toThrow(message);
  });

  it('a given parameter that the template does not have', () => {
    expect(() => resolve({ Resources: {} }, { Typo: 'x' })).toThrow('The template has no parameter Typo');
  });

  it('but not the properties of what means nothing here', () => {
    const policy = { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { 'Fn::Base64': 'whatever' } } };
    expect(resolve({ Resources: { Policy: policy } }).resources.get('Policy')?.properties).toEqual({});
  });
});
