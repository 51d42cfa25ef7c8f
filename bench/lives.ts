import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { ApiClient } from '#tools/api-client.ts';

const statusSchema = z.object({ counts: z.object({ transitions: z.number(), readUnits: z.number(), writeUnits: z.number() }) });
const caseSchema = z.object({ id: z.string(), stage: z.string(), version: z.number() });

/** As `npm start` runs it: the main thread only passes requests on, so a small heap serves it, and stays small. */
export const startFlags = ['--max-old-space-size=160', '--max-semi-space-size=4'];

export interface LivesFigures {
  readonly perSecond: number;
  /** The largest seen, and one sample each fifth of the run: level means that the later ones do not grow. */
  readonly rssMb: number;
  readonly rssMbAlong: readonly number[];
  /** Per life. */
  readonly transitions: number;
  readonly commits: number;
  readonly writeUnits: number;
  readonly readUnits: number;
}

/** Whole lives (submit to close, one lead, one co-handler) through HTTP against the product in a process of its own. */
export async function measureLives(lives: number, atOnce: number): Promise<LivesFigures> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-'));
  const port = 18_787;
  const server = spawn(process.execPath, [...startFlags, 'tools/start.ts', '--data', directory, '--port', String(port)], {
    stdio: 'ignore',
  });
  try {
    const client = new ApiClient(`http://127.0.0.1:${port}`);
    await untilHealthy(client.address);
    await untilKnown(client);
    await live(client, 'warm-up');
    const before = await counts(client);
    const rss: number[] = [];
    let next = 0;
    let commits = 0;
    const began = performance.now();
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let number = next; number < lives; number = next) {
          next += 1;
          const own = await live(client, String(number));
          commits += own;
          if (number % Math.ceil(lives / 5) === 0) rss.push(residentMb(server.pid ?? 0));
        }
      }),
    );
    const seconds = (performance.now() - began) / 1000;
    await client.advance('PT0S');
    rss.push(residentMb(server.pid ?? 0));
    const after = await counts(client);
    const perLife = (key: keyof typeof after): number => Math.round(((after[key] - before[key]) / lives) * 10) / 10;
    return {
      perSecond: Math.round((lives / seconds) * 100) / 100,
      rssMb: Math.max(...rss),
      rssMbAlong: rss,
      transitions: perLife('transitions'),
      commits: Math.round((commits / lives) * 10) / 10,
      writeUnits: perLife('writeUnits'),
      readUnits: perLife('readUnits'),
    };
  } finally {
    const ended = new Promise((resolve) => void server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
    rmSync(directory, { recursive: true });
  }
}

/** One life; answers its number of commits. */
export async function live(client: ApiClient, key: string): Promise<number> {
  const content = { kind: 'personal', session: '6-1', title: `关于第${key}件事的提案`, matter: '为测量而写。', suggestions: ['请办理。'] };
  const { id } = caseSchema.parse(await client.as('shen-ruoxi', 'POST', '/v1/proposals', { key: `life-${key}`, body: content }));
  let step = 0;
  const command = async (who: string, name: string, body: object = {}): Promise<void> => {
    await client.as(who, 'POST', `/v1/proposals/${id}/commands/${name}`, { key: `life-${key}-${(step += 1)}`, body });
  };
  await command('ding-wenlan', 'file');
  await untilStage(client, id, 'awaiting-dispatch');
  await command('lyu-shuqin', 'dispatch', { lead: { unitId: 'police' }, coHandlers: [{ unitId: 'edu' }] });
  await command('lei-zhengyu', 'sign-for');
  await command('qian-jiayin', 'sign-for');
  await command('qian-jiayin', 'give-opinion', { text: '同意。' });
  await command('lei-zhengyu', 'issue-reply', { class: 'A', text: '已办理。' });
  await untilStage(client, id, 'awaiting-feedback');
  await command('shen-ruoxi', 'give-feedback', { attitude: 'satisfied', result: 'satisfied' });
  return caseSchema.parse(await client.as('shen-ruoxi', 'GET', `/v1/proposals/${id}`)).version;
}

/** Numbers are taken by the workflow: asks until the case is there. */
async function untilStage(client: ApiClient, id: string, stage: string): Promise<void> {
  for (;;) {
    const found = caseSchema.parse(await client.as('feng-yijian', 'GET', `/v1/proposals/${id}`));
    if (found.stage === stage) return;
    await new Promise((resolve) => void setTimeout(resolve, 150));
  }
}

export async function untilHealthy(address: string): Promise<void> {
  for (;;) {
    const healthy = await fetch(`${address}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (healthy) return;
    await new Promise((resolve) => void setTimeout(resolve, 25));
  }
}

/** The sample district is recorded after the first answer to /healthz. */
export async function untilKnown(client: ApiClient): Promise<void> {
  while (
    !(await client.as('shen-ruoxi', 'GET', '/v1/me').then(
      () => true,
      () => false,
    ))
  )
    await new Promise((resolve) => void setTimeout(resolve, 50));
  await client.advance('PT0S');
}

export async function counts(client: ApiClient) {
  return statusSchema.parse(await client.local('GET', '/_local/status')).counts;
}

export function residentMb(pid: number): number {
  return Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024);
}
