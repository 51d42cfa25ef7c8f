import { mkdir, rm } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { ApiClient } from './api-client.ts';
import { launchChromium } from './launch-chromium.ts';
import { prepareAssembly } from './prepare.ts';
import { recordSamples, startSampleCloud } from './sample-cloud.ts';
import { helpPicturesOf, hostilePagesOf, pagesOf } from './screenshots/pages.ts';
import type { PagePicture } from './screenshots/pages.ts';
import { offerSampleRules } from './start/offer-sample-rules.ts';
import { hostileCases } from './screenshots/hostile-cases.ts';
import { sampleCases } from './screenshots/sample-cases.ts';

const directory = 'dist/screenshots';
const helpDirectory = 'docs/help/pictures';
const windows = [
  { width: 1366, height: 768 },
  { width: 360, height: 800 },
] as const;
/** 2026-01-19 09:00 in the sample district, a Monday after its session. */
const monday = Date.parse('2026-01-19T01:00:00.000Z');

/**
 * Pictures of every page, in both languages and two windows, into `dist/screenshots`. A machine without Chinese fonts shows boxes:
 * `apt-get install fonts-noto-cjk`. Words after the command take only pages whose names hold one of them; `help` takes the
 * pictures that the help shows anew as well, `dark` takes all in the dark look, `hostile` those of what nobody should enter.
 */
async function takePictures(words: readonly string[]): Promise<void> {
  const wanted = words.filter((one) => one !== 'dark');
  const colorScheme = words.includes('dark') ? 'dark' : 'light';
  await prepareAssembly();
  const cloud = await startSampleCloud({ dataDir: 'memory', port: 0, beginAt: monday });
  const browser = await launchChromium();
  try {
    const client = new ApiClient(cloud.apiUrl);
    await recordSamples(client);
    await offerSampleRules(client);
    const cases = await sampleCases(client);
    const all = [...pagesOf(cases), ...(wanted.includes('hostile') ? hostilePagesOf(await hostileCases(client)) : [])];
    const pages = all.filter(({ name }) => wanted.length === 0 || wanted.some((one) => name.includes(one)));
    await rm(directory, { recursive: true, force: true });
    await mkdir(directory, { recursive: true });
    for (const one of pages) {
      for (const language of ['zh', 'en'] as const) {
        for (const window of windows) await takePicture(browser, cloud.apiUrl, one, { language, window, colorScheme });
      }
      console.error(one.name);
    }
    if (wanted.includes('help')) {
      await mkdir(helpDirectory, { recursive: true });
      for (const one of helpPicturesOf(cases)) await takeHelpPicture(browser, cloud.apiUrl, one);
    }
  } finally {
    await browser.close();
    await cloud.close();
  }
}

/** As much as a window shows, in Chinese, for both languages' pages. */
async function takeHelpPicture(browser: Browser, origin: string, { name, person, path, click }: PagePicture): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 640 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${origin}/desk/sign-in?as=${person}`);
  await page.getByRole('main').waitFor();
  await page.goto(origin + path);
  await settle(page);
  if (click !== undefined) {
    await page.getByRole('button', { name: click }).click();
    await page.getByRole('status').last().waitFor();
  }
  await page.screenshot({ path: `${helpDirectory}/${name}.png` });
  await context.close();
}

interface Look {
  readonly language: 'zh' | 'en';
  readonly window: (typeof windows)[number];
  readonly colorScheme: 'light' | 'dark';
}

async function takePicture(
  browser: Browser,
  origin: string,
  { name, person, path, press, fill = [], choose = [], of }: PagePicture,
  { language, window, colorScheme }: Look,
): Promise<void> {
  const context = await browser.newContext({ viewport: window, reducedMotion: 'reduce', colorScheme });
  // A machine that does other things, too, is slow and not wrong.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  await page.goto(`${origin}/desk/sign-in?as=${person}`);
  await page.getByRole('main').waitFor();
  await page.evaluate(`localStorage.setItem('desk-language', '${language}')`);
  await page.goto(origin + path);
  await settle(page);
  for (const [index, text] of fill.entries()) await page.locator('main form').getByRole('textbox').nth(index).fill(text);
  if (press !== undefined) {
    await page.keyboard.press(press);
    await settle(page);
  }
  for (const words of choose) {
    await page.getByText(words[language], { exact: true }).first().click();
    await settle(page);
  }
  const file = `${directory}/${name}${colorScheme === 'dark' ? '-dark' : ''}-${language}-${window.width}.png`;
  if (of === undefined) await page.screenshot({ path: file, fullPage: press === undefined && !path.includes('act=') });
  else await page.locator(of).screenshot({ path: file });
  await context.close();
}

async function settle(page: Page): Promise<void> {
  await page.getByRole('main').waitFor();
  await page.waitForLoadState('networkidle');
  // What a click asks for may not have been asked yet.
  await page.locator('main .loading, main [aria-busy="true"]').first().waitFor({ state: 'detached' });
}

await takePictures(process.argv.slice(2));
