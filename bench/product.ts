import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { ApiClient } from '#tools/api-client.ts';
import { nodeFlags } from './build.ts';
import type { Build } from './build.ts';
import { tableName } from './table-name.ts';

/** A build that runs in a process of its own, on a data directory of its own. */
export interface Product {
  readonly client: ApiClient;
  readonly pid: number;
  /** Calls to DynamoDB that came by its door so far, by operation and table: all there are in builds that do not count them. */
  readonly calls: () => Promise<Record<string, number>>;
}

const callsSchema = z.record(z.string(), z.number());
const requestSchema = z.object({ operation: z.string(), on: z.string(), calls: z.number(), writeUnits: z.number() });

const statusSchema = z.object({
  counts: z.object({
    transitions: z.number(),
    readUnits: z.number(),
    writeUnits: z.number(),
  }),
  requests: z.array(requestSchema).default([]),
});

export interface ProductOptions {
  /** Whether the sample district is waited for. */
  readonly known?: boolean;
  /** Counts calls to DynamoDB by operation. */
  readonly counted?: boolean;
  /** Puts data into the directory, which is empty unless told, before the product starts on it. */
  readonly fill?: (directory: string) => void;
  /** What is run, with the options of `npm start`; that by the preset's rules, which are those of every build, unless told. */
  readonly script?: string;
}

/** Runs a build as `npm start` does for as long as `use` takes. The sample district is recorded, unless nobody waits for it. */
export async function withProduct<T>(
  build: Build,
  use: (product: Product) => Promise<T>,
  { known = true, counted = false, fill, script = byPreset(build) }: ProductOptions = {},
): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-data-'));
  fill?.(directory);
  const [port, callsPort] = [await freePort(), await freePort()];
  const counting = counted ? ['--import', fileURLToPath(new URL('count-calls.ts', import.meta.url))] : [];
  const server = spawn(process.execPath, [...nodeFlags(build, 'start'), ...counting, script, '--data', directory, '--port', String(port)], {
    cwd: build.directory,
    stdio: 'ignore',
    env: { ...process.env, BENCH_CALLS_PORT: String(callsPort) },
  });
  const calls = async (): Promise<Record<string, number>> =>
    callsSchema.parse(await (await fetch(`http://127.0.0.1:${callsPort}/`)).json());
  const ended = once(server, 'exit');
  try {
    const client = new ApiClient(`http://127.0.0.1:${port}`);
    await untilHealthy(client.address);
    if (known) await untilKnown(client);
    return await use({ client, pid: server.pid ?? 0, calls });
  } finally {
    server.kill('SIGTERM');
    await ended;
    rmSync(directory, { recursive: true });
  }
}

/** Builds of before have no rules but the preset's. */
function byPreset({ directory }: Build): string {
  const script = join(directory, 'bench/start-by-preset.ts');
  return existsSync(script) ? script : 'tools/start.ts';
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => void server.close(() => resolve()));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function untilHealthy(address: string): Promise<void> {
  for (;;) {
    const healthy = await fetch(`${address}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (healthy) return;
    await pause(25);
  }
}

/** The sample district is recorded after the first answer to /healthz. */
async function untilKnown(client: ApiClient): Promise<void> {
  const isKnown = (): Promise<boolean> =>
    client.as('shen-ruoxi', 'GET', '/v1/me').then(
      () => true,
      () => false,
    );
  while (!(await isKnown())) await pause(50);
  await client.advance('PT0S');
}

/** What the embedded cloud counted since the process began. */
export async function counts(client: ApiClient) {
  const { counts: ofAll, requests } = statusSchema.parse(await client.local('GET', '/_local/status'));
  const by = requests.map(({ operation, on, ...figures }) => ({ name: `${operation} ${tableName(on)}`, ...figures }));
  return {
    ...ofAll,
    unitsBy: Object.fromEntries(by.map(({ name, writeUnits }) => [name, writeUnits])),
    /** Calls to DynamoDB; undefined where the build does not count them. */
    callsBy: requests.length === 0 ? undefined : Object.fromEntries(by.map(({ name, calls }) => [name, calls])),
  };
}

export function residentMb(pid: number): number {
  return Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024);
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds));
}

const LOOK_EVERY_MS = 1000;
const LOOKS_AT_REST = 4;

/**
 * Looks until no state machine moves any more; answers the seconds. `advance PT0S` waits for the same within one request, which on a body
 * with thousands of cases, or on a busy machine, is given up before it is answered.
 */
export async function untilAtRest(client: ApiClient): Promise<number> {
  const began = performance.now();
  let last = -1;
  for (let same = 0; same < LOOKS_AT_REST;) {
    await pause(LOOK_EVERY_MS);
    const { transitions } = await counts(client);
    same = transitions === last ? same + 1 : 0;
    last = transitions;
  }
  return Math.round((performance.now() - began) / 1000);
}
