import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import * as z from 'zod';
import { withChromium } from '../desk/with-chromium.ts';
import { prepareBuild } from '../in-build.ts';
import { pause, withProduct } from '../product.ts';
import type { ApiClient } from '#tools/api-client.ts';
import { quantile, rounded } from './figure.ts';
import type { Figure } from './figure.ts';

const REPEATS = 9;
/** Has much to do in the seeded body: the office. */
const reader = 'lyu-shuqin';

/** Answers that are timed, of lists the first page: of those who oversee all, and of a member and a unit, who have a thousand of the body's cases each. */
const firstPages = [
  ['workFirstPage', reader, '/v1/worklist'],
  ['casesFirstPage', reader, '/v1/proposals'],
  ['reviewFirstPage', 'ding-wenlan', '/v1/proposals?stage=in-review'],
  ['doneLately', reader, '/v1/worklist/done'],
  ['overdue', reader, '/v1/overdue'],
  ['statistics', reader, '/v1/statistics'],
  ['memberCasesFirstPage', 'shen-ruoxi', '/v1/proposals'],
  ['unitCasesFirstPage', 'lei-zhengyu', '/v1/proposals'],
  ['unitAwaitedFirstPage', 'lei-zhengyu', '/v1/proposals?stage=awaiting-feedback'],
  ['unitSharesFirstPage', 'lei-zhengyu', '/v1/shares'],
  ['searchOfAll', 'ding-wenlan', `/v1/proposals?q=${encodeURIComponent('无此字样')}`],
] as const;

const tasksSchema = z.array(z.number());

/** The desk of somebody in a body with many cases: how soon it shows, and whether it stays quick to the hand. */
export const desk: Figure = {
  what: 'the desk, in Chromium',
  async take({ build, extent, tell }) {
    await prepareBuild(build);
    const fill = (directory: string): void => {
      tell(`filling in ${extent.listed} cases`);
      const args = ['tools/seed.ts', '--cases', String(extent.listed), '--data', directory];
      execFileSync(process.execPath, args, { cwd: build.directory, stdio: 'ignore' });
    };
    const script = fileURLToPath(new URL('../desk/serve-at-rest.ts', import.meta.url));
    return withProduct(build, ({ client }) => measure(client), { known: false, fill, script });
  },
  compared: [],
};

async function measure(client: ApiClient) {
  await untilKnown(client);
  const taken: Record<string, number> = {};
  for (const [name, person, path] of firstPages) {
    const times = await timesOf(REPEATS, () => client.as(person, 'GET', path));
    taken[`${name}Ms`] = rounded(quantile(times, 0.5));
    taken[`${name}SlowestMs`] = rounded(Math.max(...times));
  }
  return { ...taken, ...(await withChromium((page) => inBrowser(page, client.address))) };
}

async function inBrowser(page: Page, address: string) {
  const toWork = async (): Promise<void> => {
    await page.goto(`${address}/desk/sign-in?as=${reader}`);
    await page.locator('.case-row').first().waitFor();
  };
  const [cold = 0] = await timesOf(1, toWork);
  const warm = await timesOf(REPEATS, toWork);
  let requests = 0;
  page.on('request', () => (requests += 1));
  await toWork();
  return {
    signInToWorkColdMs: rounded(cold),
    signInToWorkMs: rounded(quantile(warm, 0.5)),
    signInToWorkSlowestMs: rounded(Math.max(...warm)),
    signInRequests: requests,
    longestTaskMs: await longestTask(page, address),
  };
}

/** Scrolls through several pages of the list of cases and narrows it: the longest time for which the page did not answer. */
async function longestTask(page: Page, address: string): Promise<number> {
  await page.goto(`${address}/desk/cases`);
  await page.locator('.case-row').first().waitFor();
  await page.evaluate(
    'window.longTasks = []; new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" })',
  );
  for (let pages = 0; pages < 5; pages += 1) {
    const more = page.locator('.more button');
    if ((await more.count()) === 0) break;
    const shown = await page.locator('.case-row').count();
    await more.click();
    await page.locator('.case-row').nth(shown).waitFor();
    for (let step = 0; step < 20; step += 1) await page.mouse.wheel(0, 400);
  }
  await page.getByRole('searchbox').fill('关于');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=/);
  await page.locator('.case-row').first().waitFor();
  return rounded(Math.max(0, ...tasksSchema.parse(await page.evaluate('window.longTasks'))));
}

async function timesOf(count: number, act: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const began = performance.now();
    await act();
    taken.push(performance.now() - began);
  }
  return taken;
}

/** The district of the seed is there from the beginning; its people are known once the product serves. */
async function untilKnown(client: ApiClient): Promise<void> {
  const isKnown = (): Promise<boolean> =>
    client.as(reader, 'GET', '/v1/me').then(
      () => true,
      () => false,
    );
  while (!(await isKnown())) await pause(100);
}
