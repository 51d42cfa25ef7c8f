import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { functionBundle } from '#tools/build.ts';
import { assemblyDirectory } from '#tools/prepare.ts';

const stack = 'ProposalPipeline';
const templateSchema = z.object({ Resources: z.record(z.string(), z.looseObject({ Properties: z.unknown() })) });
const functionSchema = z.object({ Description: z.literal('api'), Code: z.object({ S3Key: z.string() }) });
const assetsSchema = z.looseObject({
  files: z.record(
    z.string(),
    z.looseObject({
      source: z.looseObject({ path: z.string() }),
      destinations: z.record(z.string(), z.looseObject({ objectKey: z.string() })),
    }),
  ),
});

/** The row and the words of the invented step, in the two registries where a new step has its lines. */
const withInventedStep: Plugin = {
  name: 'with-invented-step',
  setup(made) {
    const step = JSON.stringify(resolve('test/support/invented-step.ts'));
    made.onLoad({ filter: /core[\\/]steps[\\/]commands\.ts$/ }, async ({ path }) => ({
      loader: 'ts',
      contents: insert(
        await readFile(path, 'utf8'),
        [['  ...reminding,\n', '  ...invented,\n']],
        `import { commands as invented } from ${step};`,
      ),
    }));
    made.onLoad({ filter: /core[\\/]steps[\\/]texts\.ts$/ }, async ({ path }) => ({
      loader: 'ts',
      contents: insert(
        await readFile(path, 'utf8'),
        [
          ['      ...remindingZh.commands,\n', '      ...invented.zh,\n'],
          ['      ...remindingEn.commands,\n', '      ...invented.en,\n'],
        ],
        `import { words as invented } from ${step};`,
      ),
    }));
  },
};

function insert(source: string, lines: readonly (readonly [after: string, line: string])[], statement: string): string {
  // Last, so that modules are evaluated in the order of the product.
  let text = `${source}\n${statement}\n`;
  for (const [after, line] of lines) {
    if (!text.includes(after)) throw new Error(`the registry has no line ${after}`);
    text = text.replace(after, `${after}${line}`);
  }
  return text;
}

/** The product with one more command in its registry: the API bundled anew with it, everything else, the desk too, as it is. */
export async function inventedAssembly(): Promise<{ readonly directory: string; readonly remove: () => Promise<void> }> {
  const directory = await mkdtemp(resolve('dist/invented-'));
  const { files, ...manifest } = assetsSchema.parse(JSON.parse(await readPart(`${stack}.assets.json`)));
  const key = apiKeyIn(JSON.parse(await readPart(`${stack}.template.json`)));
  const placed: typeof files = {};
  for (const [name, asset] of Object.entries(files)) {
    const isApi = Object.values(asset.destinations).some(({ objectKey }) => objectKey === key);
    const path = resolve(assemblyDirectory, asset.source.path);
    placed[name] = { ...asset, source: { ...asset.source, path: isApi ? await bundleApi(path, join(directory, 'api')) : path } };
  }
  for (const file of ['manifest.json', 'cdk.out', `${stack}.template.json`]) await cp(join(assemblyDirectory, file), join(directory, file));
  await writeFile(join(directory, `${stack}.assets.json`), JSON.stringify({ ...manifest, files: placed }));
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
}

function readPart(file: string): Promise<string> {
  return readFile(join(assemblyDirectory, file), 'utf8');
}

async function bundleApi(from: string, into: string): Promise<string> {
  await cp(from, into, { recursive: true });
  await build({
    ...functionBundle,
    plugins: [...functionBundle.plugins, withInventedStep],
    entryPoints: ['functions/api/handler.ts'],
    outfile: join(into, 'index.mjs'),
  });
  return into;
}

function apiKeyIn(template: unknown): string {
  for (const { Properties } of Object.values(templateSchema.parse(template).Resources)) {
    const api = functionSchema.safeParse(Properties);
    if (api.success) return api.data.Code.S3Key;
  }
  throw new Error('the template has no API');
}
