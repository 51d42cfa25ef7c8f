import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient, ListTablesCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { DescribeExecutionCommand, ListStateMachinesCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeStrangersProject, type StrangersProject } from './strangers-project.ts';

const APP = `
import { App, Stack, aws_dynamodb as dynamodb, aws_lambda as lambda, aws_stepfunctions as sfn, aws_stepfunctions_tasks as tasks } from 'aws-cdk-lib';
const stack = new Stack(new App(), 'Greetings');
const table = new dynamodb.Table(stack, 'Guests', { partitionKey: { name: 'name', type: dynamodb.AttributeType.STRING } });
const greet = new lambda.Function(stack, 'Greet', { runtime: lambda.Runtime.NODEJS_24_X, handler: 'index.handler', code: lambda.Code.fromAsset('greet'), environment: { TABLE: table.tableName } });
table.grantWriteData(greet);
new sfn.StateMachine(stack, 'Machine', {
  queryLanguage: sfn.QueryLanguage.JSONATA,
  definitionBody: sfn.DefinitionBody.fromChainable(tasks.LambdaInvoke.jsonata(stack, 'Greet the guest', { lambdaFunction: greet, outputs: '{% $states.result.Payload %}' })),
});
`;

const GREET = `
const { DynamoDBClient, PutItemCommand } = require('@aws-sdk/client-dynamodb');
exports.handler = async ({ name }) => {
  await new DynamoDBClient().send(new PutItemCommand({ TableName: process.env.TABLE, Item: { name: { S: name } } }));
  return { said: 'Hello, ' + name };
};
`;

const USE = `
import { startCloud, type Cloud, type CloudOptions } from 'embedded-cloud';
const options: CloudOptions = { assembly: 'cdk.out', dataDir: 'memory', apiPort: 0 };
const cloud: Cloud = await startCloud(options);
console.log(cloud.stack.outputs.size, cloud.clock.now() > 0);
await cloud.close();
`;

let project: StrangersProject;

beforeAll(() => {
  project = makeStrangersProject(['aws-cdk-lib', 'constructs', '@aws-sdk/client-dynamodb', '@types/node', 'typescript']);
  project.write('package.json', '{"type":"module"}');
  project.write('app.js', APP);
  project.write('greet/index.js', GREET);
  project.write('use.ts', USE);
  project.node('app.js');
}, 120_000);

afterAll(() => rmSync(project.directory, { recursive: true }));

/** Starts the packed command on the stranger's assembly, lets `work` use its addresses, and ends it. Answers its exit status. */
async function withCloud(work: (apiUrl: string, endpointUrl: string) => Promise<void>): Promise<unknown> {
  const main = 'node_modules/embedded-cloud/dist/main.js';
  const child = spawn(process.execPath, [main, '--assembly', 'cdk.out', '--port', '0', '--data', 'data'], {
    cwd: project.directory,
    env: project.environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  try {
    const early = ended.then(([code]) => Promise.reject(new Error(`ended with ${code} before it said where it listens`)));
    const [line] = (await Promise.race([once(createInterface({ input: child.stdout }), 'line'), early])) as [string];
    const [apiUrl = '', endpointUrl = ''] = line.match(/http:\/\/127\.0\.0\.1:\d+/g) ?? [];
    await work(apiUrl, endpointUrl);
  } finally {
    child.kill('SIGTERM');
  }
  return (await ended)[0];
}

const engines = (manifest: string | URL) => (JSON.parse(readFileSync(manifest, 'utf8')) as { engines?: object }).engines;

describe('the packed package', () => {
  it('holds JavaScript with its declarations, what the pages show, and what is to be read', () => {
    const others = project.packed.filter((file) => !/^package\/dist\/[\w/-]+(\.js|\.d\.ts)$/.test(file));
    expect(others.sort()).toEqual([
      'package/LICENSE',
      'package/README.md',
      'package/SUPPORT.md',
      'package/dist/page/assets/icon.svg',
      'package/dist/page/assets/page.css',
      'package/package.json',
    ]);
  });

  it('is whole however often it is built', () => {
    const build = new URL('../../build.ts', import.meta.url);
    execFileSync(process.execPath, [fileURLToPath(build)]);
    const missing = project.packed.filter((file) => !existsSync(new URL(file.replace(/^package\//, ''), build)));
    expect(missing).toEqual([]);
    expect(project.packed).toEqual(expect.arrayContaining(['package/dist/main.js', 'package/dist/index.js', 'package/dist/index.d.ts']));
  });

  it('says which Node it needs, which the workspace leaves unsaid: npm would warn there of a Node that comes along', () => {
    expect(engines(join(project.directory, 'node_modules/embedded-cloud/package.json'))).toEqual({ node: '>=24' });
    expect(engines(new URL('../../package.json', import.meta.url))).toBeUndefined();
  });

  it('runs the ten-line stack of a stranger, and goes on where it was', async () => {
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
    const greet = async (name: string, apiUrl: string, endpoint: string) => {
      const states = new SFNClient({ endpoint, region: 'us-east-1', credentials });
      const { stateMachines = [] } = await states.send(new ListStateMachinesCommand({}));
      const start = { stateMachineArn: stateMachines[0]!.stateMachineArn, input: JSON.stringify({ name }) };
      const { executionArn } = await states.send(new StartExecutionCommand(start));
      // Answers when all is quiet.
      await fetch(`${apiUrl}/_local/clock`, { method: 'POST', body: '{"advance":"PT0S"}' });
      const { status, output } = await states.send(new DescribeExecutionCommand({ executionArn }));
      return [status, output];
    };
    const guests = async (endpoint: string) => {
      const tables = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
      const { TableNames = [] } = await tables.send(new ListTablesCommand({}));
      const { Items = [] } = await tables.send(new ScanCommand({ TableName: TableNames[0] }));
      return Items.map(({ name }) => String(name?.S)).sort();
    };
    const first = await withCloud(async (apiUrl, endpointUrl) => {
      expect(await greet('Ann', apiUrl, endpointUrl)).toEqual(['SUCCEEDED', '{"said":"Hello, Ann"}']);
    });
    const second = await withCloud(async (apiUrl, endpointUrl) => {
      expect(await greet('Bob', apiUrl, endpointUrl)).toEqual(['SUCCEEDED', '{"said":"Hello, Bob"}']);
      expect(await guests(endpointUrl)).toEqual(['Ann', 'Bob']);
    });
    expect([first, second]).toEqual([0, 0]);
  });

  it('is typed, and can be started from a program', () => {
    const settings = ['--ignoreConfig', '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', '--types', 'node'];
    expect(project.node('node_modules/typescript/bin/tsc', ...settings, 'use.ts')).toBe('');
    expect(project.node('use.ts').trim()).toBe('0 true');
  });

  it('refuses by name what it cannot run', () => {
    project.write(
      'stream.js',
      `import { App, Stack, aws_kinesis as kinesis } from 'aws-cdk-lib';
       new kinesis.Stream(new Stack(new App({ outdir: 'stream.out' }), 'Store'), 'Orders').node.root.synth();`,
    );
    project.node('stream.js');
    project.write(
      'refused.js',
      `import { startCloud, TemplateError } from 'embedded-cloud';
       await startCloud({ assembly: 'stream.out', dataDir: 'memory', apiPort: 0 }).then(
         (cloud) => cloud.close(),
         (error) => console.log(error instanceof TemplateError, error.message),
       );`,
    );
    expect(project.node('refused.js')).toMatch(/^true .*AWS::Kinesis::Stream.*Orders/s);
  });
});
