import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packageDirectory = fileURLToPath(new URL('../..', import.meta.url));
const installed = fileURLToPath(new URL('../../../node_modules', import.meta.url));

// Milliseconds. The call blocks this process, so no limit of the test ends what does not end by itself.
const LONGEST = 60_000;

/** The project of somebody who has nothing of this repository but the packed package. */
export interface StrangersProject {
  readonly directory: string;
  /** Every file of the tarball, as its paths go. */
  readonly packed: readonly string[];
  write(file: string, text: string): void;
  /** Runs a file of the project, or of a package in it, by plain Node; answers what it printed. */
  node(...args: string[]): string;
  /** What a process started in the project sees of this one: nothing that helps it find modules or strip types. */
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * Packs the package and installs the tarball elsewhere. Nothing is fetched: the tarball is unpacked where npm would unpack it,
 * and of this repository's packages only those it declares are laid beside it, with those the stranger's app needs itself.
 */
export function makeStrangersProject(own: readonly string[]): StrangersProject {
  const directory = mkdtempSync(join(tmpdir(), 'stranger-'));
  const tarball = pack(directory);
  const unpacked = join(directory, 'node_modules', 'embedded-cloud');
  mkdirSync(unpacked, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1']);
  const { dependencies } = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8')) as { dependencies: object };
  for (const name of [...Object.keys(dependencies), ...own]) install(directory, name);
  const { PATH, HOME } = process.env;
  const environment = { PATH, HOME, CDK_OUTDIR: join(directory, 'cdk.out') };
  return {
    directory,
    packed: execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n'),
    environment,
    write: (file, text) => {
      mkdirSync(dirname(join(directory, file)), { recursive: true });
      writeFileSync(join(directory, file), text);
    },
    node: (...args) => execFileSync(process.execPath, args, { cwd: directory, env: environment, encoding: 'utf8', timeout: LONGEST }),
  };
}

/** As anybody packs it; `prepack` builds what goes in. */
function pack(destination: string): string {
  const [command, ...first] = process.env['npm_execpath'] === undefined ? ['npm'] : [process.execPath, process.env['npm_execpath']];
  const args = [...first, 'pack', '--silent', '--offline', '--no-update-notifier', '--pack-destination', destination];
  const output = execFileSync(command, args, { cwd: packageDirectory, encoding: 'utf8', timeout: LONGEST });
  return join(destination, output.trim().split('\n').at(-1)!);
}

function install(directory: string, name: string): void {
  const link = join(directory, 'node_modules', name);
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(join(installed, name), link);
}
