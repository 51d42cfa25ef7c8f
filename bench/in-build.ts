import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as z from 'zod';
import type { Build } from './build.ts';

const figuresSchema = z.record(z.string(), z.unknown());

/**
 * What a function of the build answers, asked in a process of its own, in the build's tree: for what is measured with the
 * product's functions in the same process. Beside it stand the seconds, those of the processor and the largest resident size.
 * @param file where it is, from the build's directory
 */
export async function askInBuild(
  { directory }: Build,
  { file, name, args }: { readonly file: string; readonly name: string; readonly args: readonly number[] },
): Promise<Record<string, unknown>> {
  const script = `
    const { ${name}: ask } = await import('./${file}');
    const began = performance.now();
    const answer = await ask(...${JSON.stringify(args)}, (line) => console.error(line));
    const { user, system } = process.cpuUsage();
    const tenths = (seconds) => Math.round(seconds * 10) / 10;
    console.log(JSON.stringify({
      seconds: tenths((performance.now() - began) / 1000),
      cpuSeconds: tenths((user + system) / 1e6),
      ...answer,
      peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    }));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: directory, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${name} of ${file} in ${directory} ended with ${String(code)}`);
  return figuresSchema.parse(JSON.parse(output.trim().split('\n').at(-1) ?? ''));
}

/** Bundles and synthesizes, unless nothing changed since the last time. */
export async function prepareBuild(build: Build): Promise<void> {
  await askInBuild(build, { file: 'tools/prepare.ts', name: 'prepareAssembly', args: [] });
}
