import packedChromium from '@sparticuz/chromium';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSampleCloud } from '#tools/sample-cloud.ts';
import type { Cloud } from '#local';

let cloud: Cloud;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  cloud = await startSampleCloud({ dataDir: 'memory', port: 0 });
  browser = await chromium.launch({ args: packedChromium.args, executablePath: await packedChromium.executablePath(), headless: true });
  page = await browser.newPage();
  // A page that breaks its own content policy says so on the console.
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await cloud?.close();
});

const section = () => page.locator('details', { hasText: '/commands/dispatch' });

describe('the API reader in a browser', () => {
  it('is reached from the start page', async () => {
    await page.goto(cloud.apiUrl);
    await page.getByRole('link', { name: '接口说明' }).click();
    await page.waitForURL('**/docs');
    expect(await page.title()).toBe('提案办理接口 · Proposal API');
  });

  it('opens and closes a section by the keyboard alone', async () => {
    await page.goto(`${cloud.apiUrl}/docs`);
    const body = section().locator('pre').first();
    expect(await body.isVisible()).toBe(false);
    await section().locator('summary').focus();
    await page.keyboard.press('Enter');
    await body.waitFor({ state: 'visible' });
    expect(await body.textContent()).toContain('coHandlers?');
    // The next stop is the text itself, which scrolls by the arrow keys.
    await page.keyboard.press('Tab');
    expect(await page.evaluate<string>('document.activeElement.textContent')).toContain('coHandlers?');
    await section().locator('summary').focus();
    await page.keyboard.press('Space');
    await body.waitFor({ state: 'hidden' });
  });

  it.each([390, 1280])('is readable in a window %d pixels wide, with every section open', async (width) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(`${cloud.apiUrl}/docs`);
    await page.evaluate('for (const part of document.querySelectorAll("details")) part.open = true');
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    const smallest = await page.evaluate<number>(
      'Math.min(...[...document.querySelectorAll("main *")].map((one) => parseFloat(getComputedStyle(one).fontSize)))',
    );
    expect(smallest).toBeGreaterThanOrEqual(12);
    // Style that the policy had refused would leave the browser's own white.
    expect(await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')).toBe('rgb(251, 250, 247)');
  });

  it('breaks no rule of its content policy', async () => {
    const answer = await page.goto(`${cloud.apiUrl}/docs`);
    expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'");
    expect(complaints).toEqual([]);
  });
});
