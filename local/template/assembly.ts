import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { isJsonObject, parseJson, type Json, type JsonObject } from './json.ts';
import { TemplateError } from './template-error.ts';

/** One CloudFormation stack of a cloud assembly, as synthesized. */
export interface AssemblyStack {
  readonly name: string;
  readonly template: JsonObject;
  /** Parameter values that the manifest itself carries. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** A CDK cloud assembly (`cdk.out`): its stacks, each after those it depends on, and where its file assets lie. */
export interface Assembly {
  readonly directory: string;
  readonly stacks: readonly AssemblyStack[];
  /** From the object key that the template names to the absolute path of the asset. */
  readonly assets: ReadonlyMap<string, string>;
}

const manifestSchema = z.object({
  artifacts: z
    .record(
      z.string(),
      z.object({
        type: z.string(),
        dependencies: z.array(z.string()).default([]),
        properties: z.record(z.string(), z.unknown()).default({}),
      }),
    )
    .default({}),
});

const stackPropertiesSchema = z.object({
  templateFile: z.string(),
  stackName: z.string().optional(),
  parameters: z.record(z.string(), z.string()).default({}),
});

const assetsSchema = z.object({
  files: z
    .record(
      z.string(),
      z.object({
        source: z.object({ path: z.string().optional() }),
        destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
      }),
    )
    .default({}),
});

type Artifacts = z.infer<typeof manifestSchema>['artifacts'];

/** Reads the assembly in `directory`, nested assemblies (stages) included. @throws TemplateError when it is none. */
export function readAssembly(directory: string): Assembly {
  const file = join(directory, 'manifest.json');
  if (!existsSync(file)) {
    throw new TemplateError(`${directory} is no cloud assembly: it has no manifest.json. Synthesize it first.`);
  }
  const { artifacts } = parsed(manifestSchema, file);
  const stacks: AssemblyStack[] = [];
  const assets = new Map<string, string>();
  for (const id of inDependencyOrder(artifacts)) {
    const artifact = artifacts[id];
    if (artifact === undefined) continue;
    if (artifact.type === 'aws:cloudformation:stack') stacks.push(readStack(directory, id, artifact.properties));
    if (artifact.type === 'cdk:asset-manifest') readAssets(directory, artifact.properties, assets);
    if (artifact.type === 'cdk:cloud-assembly') {
      const nested = readAssembly(join(directory, z.object({ directoryName: z.string() }).parse(artifact.properties).directoryName));
      stacks.push(...nested.stacks);
      for (const [key, path] of nested.assets) assets.set(key, path);
    }
  }
  return { directory, stacks, assets };
}

function readStack(directory: string, id: string, properties: unknown): AssemblyStack {
  const { templateFile, stackName, parameters } = stackPropertiesSchema.parse(properties);
  const template = readJson(join(directory, templateFile));
  if (!isJsonObject(template)) throw new TemplateError(`${templateFile} is no CloudFormation template: it is not an object.`);
  return { name: stackName ?? id, template, parameters };
}

function readAssets(directory: string, properties: unknown, assets: Map<string, string>): void {
  const { file } = z.object({ file: z.string() }).parse(properties);
  const { files } = parsed(assetsSchema, join(directory, file));
  for (const asset of Object.values(files)) {
    if (asset.source.path === undefined) continue;
    const path = resolve(directory, asset.source.path);
    for (const destination of Object.values(asset.destinations)) assets.set(destination.objectKey, path);
  }
}

/** Depth first; artifacts that depend on each other in a circle keep the manifest's order. */
function inDependencyOrder(artifacts: Artifacts): string[] {
  const order = new Set<string>();
  const visiting = new Set<string>();
  const visit = (id: string): void => {
    if (order.has(id) || visiting.has(id)) return;
    visiting.add(id);
    for (const dependency of artifacts[id]?.dependencies ?? []) visit(dependency);
    order.add(id);
  };
  for (const id of Object.keys(artifacts)) visit(id);
  return [...order];
}

function readJson(file: string): Json {
  try {
    return parseJson(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new TemplateError(`Cannot read ${file}`, { cause: error });
  }
}

function parsed<T>(schema: z.ZodType<T>, file: string): T {
  const result = schema.safeParse(readJson(file));
  if (!result.success) throw new TemplateError(`${file}: ${z.prettifyError(result.error)}`);
  return result.data;
}
