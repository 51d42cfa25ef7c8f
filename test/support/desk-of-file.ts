import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { DeskBrowser } from './desk-browser.ts';
import { RunningCloud } from './running-cloud.ts';

interface Desk {
  readonly running: RunningCloud;
  readonly browser: DeskBrowser;
}

/** The product and a browser for all tests of a file. After each of them its windows are closed, and nothing was complained of in them. */
export function deskOfFile(
  take: (desk: Desk) => void,
  start: () => Promise<RunningCloud> = () => RunningCloud.start(),
  patience = 120_000,
): void {
  let running: RunningCloud | undefined;
  let browser: DeskBrowser | undefined;

  beforeAll(async () => {
    running = await start();
    browser = await DeskBrowser.open(running.cloud.apiUrl);
    take({ running, browser });
  }, patience);

  afterAll(async () => {
    await browser?.close();
    await running?.stop();
  });

  afterEach(async () => {
    await browser?.closeWindows();
    expect(browser?.complaints.splice(0)).toEqual([]);
  });
}
