import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareAssembly } from '#tools/prepare.ts';
import { measureLives, startFlags, untilHealthy } from './lives.ts';
import { measureReminders } from './reminders/measure-reminders.ts';
import { measureWebhooks } from './webhooks/measure-webhooks.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    lives: { type: 'string', default: '500' },
    'at-once': { type: 'string', default: '12' },
    proposals: { type: 'string', default: '600' },
    deliveries: { type: 'string', default: '5000' },
  },
});
const told = (line: string): void => console.error(line);

told('start, cold: nothing bundled, nothing synthesized');
rmSync('dist', { recursive: true, force: true });
rmSync('cdk.out', { recursive: true, force: true });
const coldSeconds = await measureStart();
told('start, warm: nothing changed');
const warmSeconds = await measureStart();
await prepareAssembly();
told(`${values.lives} lives, ${values['at-once']} at once`);
const lives = await measureLives(Number(values.lives), Number(values['at-once']));
const webhooks = await measureWebhooks({ deliveries: Number(values.deliveries), timed: 100, down: 60 }, told);
told('reminders');
const reminders = await measureReminders({ cases: 10_000, people: 300, proposals: Number(values.proposals), step: 1, mixed: 150 }, told);
told('the API bundle');
const api = { bundleKb: Math.round(statSync('dist/functions/api/index.mjs').size / 1024), importMs: measureImport() };
told('the demonstration');
const demo = { seconds: measureDemo() };

const figures = { start: { coldSeconds, warmSeconds }, lives, webhooks, reminders, api, demo };
if (values.json) console.log(JSON.stringify(figures));
else console.log(JSON.stringify(figures, null, 2));

/** Seconds from the start of the process until /healthz answers. */
async function measureStart(): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-start-'));
  const began = performance.now();
  const server = spawn(process.execPath, [...startFlags, 'tools/start.ts', '--data', directory, '--port', '18786'], { stdio: 'ignore' });
  await untilHealthy('http://127.0.0.1:18786');
  const seconds = (performance.now() - began) / 1000;
  const ended = new Promise((resolve) => void server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
  rmSync(directory, { recursive: true });
  return Math.round(seconds * 100) / 100;
}

/** Median of five cold imports of the API bundle, each in a process of its own, in milliseconds. */
function measureImport(): number {
  const script = "const began = performance.now(); await import('./dist/functions/api/index.mjs'); console.log(performance.now() - began);";
  const runs = Array.from({ length: 5 }, () =>
    Number(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })),
  );
  return Math.round(runs.sort((a, b) => a - b)[2] ?? 0);
}

function measureDemo(): number {
  const directory = mkdtempSync(join(tmpdir(), 'bench-demo-'));
  const began = performance.now();
  execFileSync(process.execPath, [...startFlags, 'tools/demo.ts', '--json', '--data', directory], {
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  rmSync(directory, { recursive: true });
  return Math.round((performance.now() - began) / 100) / 10;
}
