import { build } from 'esbuild';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { functionBundle } from '#tools/build.ts';

// Asks DynamoDB for a table's keys, as any of the functions would.
const source = `
  import { dynamoLedger } from '#functions/adapters/dynamo/dynamo-ledger.ts';
  import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
  export const read = () => dynamoLedger(dynamoClient(), 'Ledger').read('330000#proposal#p1');
`;
const bundleSchema = z.object({ read: z.custom<() => Promise<unknown>>((value) => typeof value === 'function') });

let directory: string;
let parts: string[];
let read: () => Promise<unknown>;
const heard: IncomingHttpHeaders[] = [];
/** The error that the store answers with, if any. */
let fault: string | undefined;
const store = createServer((request, response) => {
  heard.push(request.headers);
  response.setHeader('content-type', 'application/x-amz-json-1.0');
  response.statusCode = fault === undefined ? 200 : 400;
  response.end(
    JSON.stringify(fault === undefined ? { Items: [] } : { __type: `com.amazonaws.dynamodb.v20120810#${fault}`, message: 'no' }),
  );
});

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'function-bundle-'));
  const outfile = join(directory, 'index.mjs');
  const stdin = { contents: source, resolveDir: process.cwd() };
  const { metafile } = await build({ ...functionBundle, stdin, outfile, metafile: true });
  parts = Object.keys(metafile.inputs);
  ({ read } = bundleSchema.parse(await import(pathToFileURL(outfile).href)));
  await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  vi.unstubAllEnvs();
  heard.length = 0;
  fault = undefined;
});
afterAll(async () => {
  await new Promise((resolve) => store.close(resolve));
  await rm(directory, { recursive: true });
});

function inLambda(credentials: Readonly<Record<string, string>>): void {
  const { port } = store.address() as AddressInfo;
  const environment = { AWS_REGION: 'cn-north-1', AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`, ...credentials };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
}

test('holds no chain of credentials that a Lambda cannot use', () => {
  const chains = /credential-provider-(ini|sso|login|process|web-identity|http|imds)|nested-clients|token-providers|event-streams\/event/;
  expect(parts.filter((part) => chains.test(part))).toEqual([]);
});

test("signs with the function's role, session token included", async () => {
  inLambda({ AWS_ACCESS_KEY_ID: 'ASIAROLE', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'session' });
  await read();
  expect(heard).toHaveLength(1);
  expect(heard[0]?.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=ASIAROLE\/\d{8}\/cn-north-1\/dynamodb\/aws4_request/);
  expect(heard[0]?.['x-amz-security-token']).toBe('session');
  expect(heard[0]?.['user-agent']).toMatch(/^aws-sdk-js\/3\.\d+/);
});

test.each(['ResourceNotFoundException', 'BackupInUseException', 'ErrorOfTomorrow'])('tells an error by its name: %s', async (name) => {
  inLambda({ AWS_ACCESS_KEY_ID: 'ASIAROLE', AWS_SECRET_ACCESS_KEY: 'secret' });
  fault = name;
  await expect(read()).rejects.toThrow(expect.objectContaining({ name, message: 'no', $fault: 'client' }));
});

// What only administrators ask for is a function of its own (functions/administer).
test('the API stays light enough to start while somebody waits: at most 650 KB', async () => {
  const { outputFiles } = await build({ ...functionBundle, entryPoints: ['functions/api/handler.ts'], outdir: directory, write: false });
  expect((outputFiles[0]?.contents.length ?? Number.NaN) / 1024).toBeLessThanOrEqual(650);
});

test('a missing role is told under the name by which a mail is known not to have gone', async () => {
  inLambda({ AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' });
  await expect(read()).rejects.toThrow(expect.objectContaining({ name: 'CredentialsProviderError' }));
  expect(heard).toEqual([]);
});
