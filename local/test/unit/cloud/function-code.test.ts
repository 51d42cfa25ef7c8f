import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCloud, type Cloud } from '../../../cloud.ts';
import { resourcesOf } from '../../../template/resolved-stack.ts';

const sample = fileURLToPath(new URL('assembly', import.meta.url));
let project: string;
let assembly: string;
let cloud: Cloud | undefined;

// A project of ES modules, which lies around the assembly.
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'code-'));
  writeFileSync(join(project, 'package.json'), '{"type":"module"}');
  assembly = join(project, 'cdk.out');
  cpSync(sample, assembly, { recursive: true });
  rmSync(join(assembly, 'package.json'));
});

afterEach(async () => {
  await cloud?.close();
  cloud = undefined;
  rmSync(project, { recursive: true });
});

/** What the function `Api` answers, with this code. */
async function answerOf(code: object, payload: object): Promise<unknown> {
  const file = join(assembly, 'Sample.template.json');
  const template = JSON.parse(readFileSync(file, 'utf8')) as { Resources: Record<string, { Properties: object }> };
  Object.assign(template.Resources['Api']!.Properties, { Handler: 'index.handler', Code: code });
  writeFileSync(file, JSON.stringify(template));
  cloud = await startCloud({ assembly, dataDir: 'memory', apiPort: 0 });
  const api = resourcesOf(cloud.stack, 'AWS::Lambda::Function').find(({ logicalId }) => logicalId === 'Api')!;
  return JSON.parse((await cloud.lambda.invoke(api.arn, JSON.stringify(payload))).payload);
}

const original = (): object =>
  (JSON.parse(readFileSync(join(assembly, 'Sample.template.json'), 'utf8')) as { Resources: { Api: { Properties: { Code: object } } } })
    .Resources.Api.Properties.Code;

function asset(files: Record<string, string>): object {
  const directory = join(assembly, 'asset.api');
  rmSync(directory, { recursive: true });
  mkdirSync(directory);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  return original();
}

const COMMON = 'exports.handler = async ({ name }) => ({ hello: name });';
const MODULE = 'export const handler = async ({ name }) => ({ hello: name });';

describe('the code of a function', () => {
  it.each<[string, () => object]>([
    ['within the template', () => ({ ZipFile: COMMON })],
    ['in CommonJS, though the project has ES modules', () => asset({ 'index.js': COMMON })],
    ['as an ES module', () => asset({ 'index.mjs': MODULE })],
    ['as an ES module by its own package.json', () => asset({ 'index.js': MODULE, 'package.json': '{"type":"module"}' })],
  ])('runs %s', async (_, code) => {
    expect(await answerOf(code(), { name: 'Ann' })).toEqual({ hello: 'Ann' });
  });

  it('lies beside a package.json of the assembly where there is one already', async () => {
    writeFileSync(join(assembly, 'package.json'), '{"name":"mine"}');
    expect(await answerOf({ ZipFile: COMMON }, { name: 'Ann' })).toEqual({ hello: 'Ann' });
    expect(readFileSync(join(assembly, 'package.json'), 'utf8')).toBe('{"name":"mine"}');
    expect(existsSync(join(assembly, 'inline.Sample.Api', 'index.js'))).toBe(true);
  });
});
