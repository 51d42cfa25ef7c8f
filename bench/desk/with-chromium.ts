import packedChromium from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';

/** A window of a headless Chromium, for as long as `use` takes. */
export async function withChromium<T>(use: (page: Page) => Promise<T>): Promise<T> {
  const args = packedChromium.args.filter((arg) => arg !== '--single-process' && arg !== '--disable-web-security');
  const browser = await chromium.launch({ args, executablePath: await packedChromium.executablePath(), headless: true });
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    page.setDefaultTimeout(120_000);
    return await use(page);
  } finally {
    await browser.close();
  }
}
