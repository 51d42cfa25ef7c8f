import type { Plugin } from 'esbuild';
import { readFile } from 'node:fs/promises';
import * as z from 'zod';

/**
 * Leaves out of the bundles what of the AWS SDK no Lambda can use:
 * - the default chain of credentials (SSO, profiles, processes, web identities, instance metadata and the clients they call,
 *   102 KB): Lambda gives a function its role by environment variables, session token included, and the chain looks there
 *   first as well. What is left is the SDK's own environment provider, asked once as the chain is: what Lambda sets there stays as long as
 *   the process.
 * - event streams: no operation that we call has one. What the clients of Lambda and S3 ask of them when they are made is there, and does
 *   nothing.
 * - endpoint discovery's cache, which DynamoDB's client makes and asks only where discovery is switched on, as it is nowhere here.
 * - signatures for several regions at once: EventBridge's global endpoints need them, ours has its region.
 * - the classes of DynamoDB's errors that no call on items ends with (backups, exports, tables …). Should one come after all, it is the
 *   client's general exception with that name, as with an error that the SDK does not know yet.
 * - SHA-256 in JavaScript, for where the runtime has none, and the retries that adapt themselves to a rate, which no client here asks for.
 * - all but name and version of the clients' package files, which they name themselves by.
 */
export const leanSdk: Plugin = {
  name: 'lean-sdk',
  setup(build) {
    build.onLoad({ filter: /[\\/]@aws-sdk[\\/]credential-provider-node[\\/]dist-es[\\/]index\.js$/ }, ({ path }) => ({
      contents: fromEnvironment,
      resolveDir: path.slice(0, -'index.js'.length),
    }));
    build.onLoad({ filter: /[\\/]@smithy[\\/]core[\\/]dist-es[\\/]submodules[\\/]event-streams[\\/]index\.js$/ }, () => ({
      contents: noEventStreams,
    }));
    build.onLoad({ filter: /[\\/]@aws-sdk[\\/]endpoint-cache[\\/]dist-es[\\/]index\.js$/ }, () => ({
      contents: 'export class EndpointCache {}',
    }));
    build.onLoad({ filter: /[\\/]@aws-sdk[\\/]signature-v4-multi-region[\\/]dist-es[\\/]index\.js$/ }, ({ path }) => ({
      contents: oneRegion,
      resolveDir: path.slice(0, -'index.js'.length),
    }));
    build.onLoad({ filter: /[\\/]client-dynamodb[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll(registration, (line, name: string) => (itemErrors.has(name) ? line : '')),
    }));
    build.onLoad({ filter: /[\\/]@smithy[\\/]core[\\/]dist-es[\\/].*[\\/](?:Sha256Js|DefaultRateLimiter)\.js$/ }, ({ path }) => ({
      contents: `export class ${path.endsWith('Sha256Js.js') ? 'Sha256Js' : 'DefaultRateLimiter'} {}`,
    }));
    build.onLoad({ filter: /[\\/]@aws-sdk[\\/][^\\/]+[\\/]package\.json$/ }, async ({ path }) => ({
      contents: JSON.stringify(packageName.parse(JSON.parse(await readFile(path, 'utf8')))),
      loader: 'json',
    }));
  },
};

const fromEnvironment = `
  import { fromEnv } from '@aws-sdk/credential-provider-env';
  export const defaultProvider = (init) => {
    const read = fromEnv(init);
    let known;
    return async (options) => (known = options?.forceRefresh || known === undefined ? await read(options) : known);
  };`;

const oneRegion = `
  import { SignatureV4 } from '@smithy/signature-v4';
  export { SignatureV4SignWithCredentials } from './SignatureV4SignWithCredentials.js';
  export class SignatureV4MultiRegion extends SignatureV4 {
    static sigv4aDependency() { return 'none'; }
  }`;

const noEventStreams = `
  export const resolveEventStreamSerdeConfig = (config) => config;
  export const eventStreamSerdeProvider = () => { throw new Error('no event streams'); };`;

const registration = /^n0_registry\.registerError\((\w+)\$, \w+\);$/gm;

/** What reading and writing items, alone or in batches, may end with (DynamoDB API reference). */
const itemErrors: ReadonlySet<string> = new Set([
  'ConditionalCheckFailedException',
  'InternalServerError',
  'InvalidEndpointException',
  'ItemCollectionSizeLimitExceededException',
  'ProvisionedThroughputExceededException',
  'ReplicatedWriteConflictException',
  'RequestLimitExceeded',
  'ResourceNotFoundException',
  'ThrottlingException',
  'TransactionConflictException',
]);

const packageName = z.object({ name: z.string(), version: z.string() });
