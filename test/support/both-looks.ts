import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { overflowOf, seriousFindings } from './desk-browser.ts';

/** The next page that is opened in the window is Chinese, wide and light. */
export async function inChinese(page: Page): Promise<void> {
  await page.evaluate("localStorage.setItem('desk-language', 'zh')");
  await page.setViewportSize({ width: 1366, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
}

/**
 * What is wrong with a page that was opened in Chinese, as it stands and then, without loading it again, in English, narrow and dark: serious
 * findings, and how far it goes sideways.
 * @param ready what is there once the page is
 */
export async function wrongInBothLooks(page: Page, ready: string): Promise<string[]> {
  await page.locator(ready).first().waitFor();
  const wide = await wrongWith(page, 'zh');
  await inEnglish(page);
  await page.locator(ready).first().waitFor();
  return [...wide, ...(await wrongWith(page, 'en'))];
}

async function wrongWith(page: Page, look: string): Promise<string[]> {
  const [findings, overflow] = [await seriousFindings(page), await overflowOf(page)];
  return [...findings, ...(overflow === 0 ? [] : [`${overflow} px too wide`])].map((one) => `${look}: ${one}`);
}

/** The page as it stands, in the other language and the other look. */
async function inEnglish(page: Page): Promise<void> {
  // Not by a click: an open form covers the button.
  await page.getByText('English', { exact: true }).first().dispatchEvent('click');
  await page.locator('html[lang=en]').waitFor();
  await page.setViewportSize({ width: 360, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  // The style sheet changes at once, the library's colours with the next drawing.
  await expect.poll(() => page.evaluate<string>(textColour), { timeout: 30_000 }).not.toMatch(/rgba?\(0/);
}

const textColour = `getComputedStyle(document.querySelector('.desk-tokens') ?? document.body).getPropertyValue('--ant-color-text')`;
