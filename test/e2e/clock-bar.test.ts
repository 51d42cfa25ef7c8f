import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DeskBrowser, overflowOf, seriousFindings } from '#test/support/desk-browser.ts';
import { RunningCloud } from '#test/support/running-cloud.ts';

// A machine that does other things, too, is slow and not wrong.
const PATIENCE = 150_000;

let running: RunningCloud;
let browser: DeskBrowser;

beforeAll(async () => {
  running = await RunningCloud.start();
  browser = await DeskBrowser.open(running.cloud.apiUrl);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

afterEach(async () => {
  await browser.closeWindows();
  expect(browser.complaints.splice(0)).toEqual([]);
});

describe('the clock of a rehearsal', () => {
  it('goes on to the next reminder and says what happened, though the sign-in ran out by it', async () => {
    await running.submit();
    const page = await browser.windowOf('ding-wenlan');
    page.setDefaultTimeout(PATIENCE);
    const clock = page.getByRole('region', { name: '演练时钟' });
    await clock.getByText('演练时间：2026年1月19日').waitFor();
    await clock.getByRole('button', { name: '推进1天' }).click();
    await page.getByText('时间只能前进，不能倒回', { exact: true }).waitFor();
    await page.getByRole('button', { name: '推进', exact: true }).click();
    await clock.getByText('演练时间：2026年1月20日').waitFor();
    await clock.getByRole('heading', { name: '推进时间期间发生的事' }).waitFor();
    expect(await page.getByRole('banner').textContent()).toContain('丁文澜');
    await clock.getByRole('button', { name: '知道了' }).click();
    await clock.getByRole('button', { name: /推进到下一次提醒（2026年/ }).click();
    await page.getByRole('button', { name: '推进', exact: true }).click();
    await clock.getByText(/提醒和催办[1-9]\d*次/).waitFor();
    const said = clock.getByRole('listitem').first();
    expect(await said.textContent()).toMatch(/关于完善校园周边步行环境的提案.*审查/);
    await said.getByRole('link').click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(page.url()).toContain('/cases/');
  });

  it('can be used narrow, dark and in English', async () => {
    const page = await browser.windowOf('ding-wenlan', '/desk', 360, 800);
    await page.evaluate(`localStorage.setItem('desk-language', 'en')`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.reload();
    await page.getByRole('button', { name: 'On by 30 days' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
  });

  it('offers a sample session while there is no case, and shows how far it is', async () => {
    const empty = await RunningCloud.start();
    try {
      const page = await browser.window();
      page.setDefaultTimeout(PATIENCE);
      await page.goto(`${empty.cloud.apiUrl}/desk/sign-in?as=shen-ruoxi`);
      const clock = page.getByRole('region', { name: '演练时钟' });
      await clock.getByRole('button', { name: '填入一次会议的样例提案' }).click();
      await clock.getByText(/正在填入：\d+ \/ \d+/).waitFor();
      await clock.getByText('目前还没有提案。').waitFor({ state: 'hidden' });
      await page.goto(`${empty.cloud.apiUrl}/desk/cases`);
      await page.locator('.case-row').first().waitFor();
      browser.complaints.splice(0);
    } finally {
      await empty.stop();
    }
  });
});
