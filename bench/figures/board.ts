import type { Page } from 'playwright-core';
import * as z from 'zod';
import { sampleDirectory } from '#tools/samples.ts';
import { withChromium } from '../desk/with-chromium.ts';
import { bringIn, sessionRows } from '../import/bring-session.ts';
import { withProduct } from '../product.ts';
import { rounded } from './figure.ts';
import type { Figure } from './figure.ts';

const UNITS = 60;
const reader = 'lyu-shuqin';
const tookSchema = z.array(z.object({ name: z.string(), ms: z.number() }));

/**
 * The board with a session that waits for dispatch, in Chromium: each key and click until the next paint, by the browser's own count of how
 * long an interaction took (Event Timing, in steps of 8 ms).
 */
export const board: Figure = {
  what: 'the board with a whole session, in Chromium',
  take: ({ build, extent: { dispatches }, tell }) =>
    withProduct(build, async ({ client }) => {
      const there = sampleDirectory().units.length;
      const more = Array.from({ length: UNITS - there }, (_, n) => [`云澜区第${n + 1}街道办事处`, `云街${n + 1}`]);
      await bringIn(client, 'units', ['han-shouzhuo', more], ['名称', '机关代字']);
      await bringIn(client, 'proposals', ['ding-wenlan', sessionRows(dispatches)]);
      tell(`${dispatches} proposals wait for dispatch, ${UNITS} units are there`);
      return withChromium(async (page) => inBrowser(page, client.address));
    }),
  compared: [],
};

async function inBrowser(page: Page, address: string) {
  await page.goto(`${address}/desk/sign-in?as=${reader}`);
  await page.locator('.case-row').first().waitFor();
  const began = performance.now();
  await page.goto(`${address}/desk/board`);
  await page.getByRole('button', { name: '新建方案' }).click();
  await page.getByRole('option').nth(20).waitFor();
  const shownMs = performance.now() - began;
  await page.getByText('采纳').first().waitFor();
  await page.evaluate(
    'window.took = []; new PerformanceObserver((list) => { for (const { name, duration, interactionId } of list.getEntries()) if (interactionId > 0) window.took.push({ name, ms: duration }); }).observe({ type: "event", durationThreshold: 16 })',
  );
  const acts = await act(page);
  const took = tookSchema.parse(await page.evaluate('window.took'));
  const slowest = took.toSorted((a, b) => b.ms - a.ms)[0];
  return {
    shownMs: rounded(shownMs),
    acts,
    interactionsOver16Ms: took.length,
    slowestMs: slowest?.ms ?? 0,
    slowest: slowest?.name ?? '',
    over100Ms: took.filter(({ ms }) => ms > 100).length,
  };
}

/** What a dispatcher does all afternoon; answers how many keys and clicks that was. */
async function act(page: Page): Promise<number> {
  const keys = 'j j j j 1 j j 2 j k Space u Shift+J Shift+J Shift+J l'.split(' ');
  for (const key of keys) await press(page, key);
  await page.getByRole('combobox', { name: '单位名称' }).fill('教育');
  await press(page, 'Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const after = 'Escape j j j j j j j j j j 1 j 1 j 1 j 1'.split(' ');
  for (const key of after) await press(page, key);
  const find = page.getByRole('searchbox').first();
  if ((await find.count()) > 0) await find.pressSequentially('交通', { delay: 30 });
  return keys.length + after.length + 1;
}

async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  // Until it is painted: keys in one frame would be counted together.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}
