import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** How a script ended: its code, and all it printed. */
export interface Ended {
  readonly code: number;
  readonly printed: string;
}

/**
 * Runs scripts, begun in their order, so many at a time; what each printed is told in one piece when it has ended. One that fails does not
 * stop the others. Answers the names of those that failed.
 */
export async function sideBySide(
  names: readonly string[],
  { atOnce, run, tell }: { readonly atOnce: number; readonly run: (name: string) => Promise<Ended>; readonly tell: (text: string) => void },
): Promise<string[]> {
  const left = [...names];
  const failed: string[] = [];
  const worker = async (): Promise<void> => {
    for (let name = left.shift(); name !== undefined; name = left.shift()) {
      const { code, printed } = await run(name);
      if (printed !== '') tell(printed);
      if (code !== 0) failed.push(name);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return failed;
}

// The compiler and the linter are written in Go, whose collector runs as often as what is in use doubles; at five times that, a fifth of
// their work is gone and a tenth more memory is taken.
const environment = { GOGC: '400', ...process.env };

/** Runs one of `package.json`'s scripts. */
export function runNpmScript(name: string): Promise<Ended> {
  const child = spawn('npm', ['run', '-s', name], {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    env: environment,
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, printed: Buffer.concat(chunks).toString() }));
  });
}

if (import.meta.main) {
  const failed = await sideBySide(process.argv.slice(2), {
    atOnce: Math.min(availableParallelism(), 4),
    run: runNpmScript,
    tell: (text) => void process.stdout.write(text),
  });
  if (failed.length > 0) {
    console.error(`\nfailed: ${failed.map((name) => `npm run ${name}`).join(', ')}`);
    process.exitCode = 1;
  }
}
