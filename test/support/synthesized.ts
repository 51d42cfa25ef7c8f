import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { readConfig } from '#infra/config.ts';
import { ProposalPipelineStack } from '#infra/stacks/proposal-pipeline-stack.ts';
import cdk from '../../cdk.json' with { type: 'json' };
import { lambdaFolders } from './lambda-folders.ts';

export interface Resource {
  readonly Condition?: string;
  readonly DependsOn?: readonly string[];
  readonly Type: string;
  readonly Properties: Record<string, never>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface TemplateJson {
  readonly Resources: Record<string, Resource>;
  readonly Parameters: Record<string, unknown>;
  readonly Outputs: Record<string, { readonly Value: unknown }>;
}

/**
 * Synthesizes the stack as it is deployed, from empty bundles, so that nothing needs to be built; leaves nothing behind.
 * @param context settings as `cdk --context` gives them
 */
export function synthesize<T>(
  read: (assembly: CloudAssembly, template: TemplateJson) => T,
  context: Readonly<Record<string, string>> = {},
): T {
  const directory = mkdtempSync(join(tmpdir(), 'synthesized-'));
  try {
    for (const folder of lambdaFolders) {
      mkdirSync(join(directory, 'bundles', folder), { recursive: true });
      writeFileSync(join(directory, 'bundles', folder, 'index.mjs'), `// ${folder}\n`);
    }
    const app = new App({ outdir: join(directory, 'out'), context: cdk.context });
    const config = readConfig((key) => (key === 'bundlesDirectory' ? join(directory, 'bundles') : context[key]));
    const stack = new ProposalPipelineStack(app, config.stackName, { config });
    const assembly = app.synth();
    return read(assembly, assembly.getStackByName(stack.stackName).template as TemplateJson);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

export const template: TemplateJson = synthesize((_assembly, json) => json);

export function resourcesOf(type: string): [logicalId: string, resource: Resource][] {
  return Object.entries(template.Resources).filter(([, { Type }]) => Type === type);
}
