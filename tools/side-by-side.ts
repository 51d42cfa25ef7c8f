import { spawn } from 'node:child_process';
import { availableParallelism, constants, setPriority } from 'node:os';
import { parseArgs } from 'node:util';

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

/** `heard`: what the script prints goes where ours goes, at once; `behind`: it has what the others leave of the processors. */
interface Way {
  readonly heard?: boolean;
  readonly behind?: boolean;
  /** Where its `package.json` is; here unless told. */
  readonly directory?: string;
}

/** Runs one of `package.json`'s scripts. What it prints is kept, unless it is heard. */
export function runNpmScript(name: string, { heard = false, behind = false, directory = '.' }: Way = {}): Promise<Ended> {
  const out = heard ? 'inherit' : 'pipe';
  const child = spawn('npm', ['run', '-s', name], {
    stdio: ['ignore', out, out],
    shell: process.platform === 'win32',
    env: environment,
    cwd: directory,
  });
  if (behind && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => void chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, printed: Buffer.concat(chunks).toString() }));
  });
}

// `--heard <script>`: begun first, and heard while it runs; the others follow behind it, one at a time.
if (import.meta.main) {
  const { values, positionals } = parseArgs({ options: { heard: { type: 'string' } }, allowPositionals: true });
  const { heard } = values;
  const failed = await sideBySide(heard === undefined ? positionals : [heard, ...positionals], {
    atOnce: heard === undefined ? Math.min(availableParallelism(), 4) : 2,
    run: (name) => runNpmScript(name, { heard: name === heard, behind: heard !== undefined && name !== heard }),
    tell: (text) => void process.stdout.write(text),
  });
  if (failed.length > 0) {
    console.error(`\nfailed: ${failed.map((name) => `npm run ${name}`).join(', ')}`);
    process.exitCode = 1;
  }
}
