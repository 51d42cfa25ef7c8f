import { describe, expect, it } from 'vitest';
import lock from '../../../package-lock.json' with { type: 'json' };
import manifest from '../../../package.json' with { type: 'json' };

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  /** Comes inside the package that has it, whose content is told. */
  readonly inBundle?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly os?: unknown;
  readonly cpu?: unknown;
}

const packages: readonly (readonly [string, Locked])[] = Object.entries(lock.packages);
const installed = packages.filter(([path, { link }]) => path.startsWith('node_modules/') && link !== true);

describe('what npm ci installs', () => {
  it('is all in the lockfile, each with what its content must be', () => {
    expect(
      installed
        .filter(([, { integrity, inBundle }]) => inBundle !== true && !(integrity ?? '').startsWith('sha512-'))
        .map(([path]) => path),
    ).toEqual([]);
  });

  it('runs no script but those that are allowed, none of which fetches the program that runs everything', () => {
    const scripted = installed
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path.replace('node_modules/', ''));
    const allowed = Object.keys(manifest.allowScripts);
    expect(scripted.filter((name) => !allowed.includes(name) && name !== 'fsevents')).toEqual([]);
    expect(allowed).not.toContain('node');
  });

  it.each(Object.entries(manifest.optionalDependencies))('has Node itself for one platform each: %s', (name, version) => {
    const [, locked] = installed.find(([path]) => path === `node_modules/${name}`)!;
    expect(name).toMatch(/^node-(?:darwin|linux|win)-(?:x64|arm64)$/);
    expect(version).toMatch(/^24\.\d+\.\d+$/);
    expect(locked).toMatchObject({ version, optional: true, os: expect.any(String), cpu: name.split('-')[2] });
  });

  it('runs this with one of them', () => {
    expect(process.version).toMatch(/^v24\./);
  });
});
