import type { Plugin } from 'esbuild';
import { readFile } from 'node:fs/promises';
import * as z from 'zod';

/**
 * Leaves out of the bundles what of the AWS SDK no Lambda can use:
 * - the default chain of credentials (SSO, profiles, processes, web identities, instance metadata and the clients they call,
 *   102 KB): Lambda gives a function its role by environment variables, session token included, and the chain looks there
 *   first as well. What is left is the SDK's own environment provider.
 * - event streams: no operation of the services we call has one.
 * - all but name and version of the clients' package files, which they name themselves by.
 */
export const leanSdk: Plugin = {
  name: 'lean-sdk',
  setup(build) {
    build.onLoad({ filter: /[\\/]@aws-sdk[\\/]credential-provider-node[\\/]dist-es[\\/]index\.js$/ }, ({ path }) => ({
      contents: "export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';",
      resolveDir: path.slice(0, -'index.js'.length),
    }));
    build.onLoad({ filter: /[\\/]@smithy[\\/]core[\\/]dist-es[\\/]submodules[\\/]event-streams[\\/]index\.js$/ }, () => ({
      contents: 'export {};',
    }));
    build.onLoad({ filter: /[\\/]@aws-sdk[\\/][^\\/]+[\\/]package\.json$/ }, async ({ path }) => ({
      contents: JSON.stringify(packageName.parse(JSON.parse(await readFile(path, 'utf8')))),
      loader: 'json',
    }));
  },
};

const packageName = z.object({ name: z.string(), version: z.string() });
