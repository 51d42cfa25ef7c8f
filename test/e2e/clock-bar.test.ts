import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DeskBrowser, overflowOf, seriousFindings } from '#test/support/desk-browser.ts';
import { RunningCloud } from '#test/support/running-cloud.ts';

// A machine that does other things, too, is slow and not wrong.
const PATIENCE = 150_000;
const LONG = 2 * 180_000;

// Of what was submitted on 19 January the committee is first reminded on 4 February.
const before = { at: '2026-02-03T01:00:00.000Z', text: '2026年2月3日' };
const after = { text: '2026年2月4日' };

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
  it(
    'goes on by a day and says what happened in which case, though the sign-in ran out by it',
    async () => {
      const id = await running.submit();
      await running.client.advanceTo(before.at);
      const page = await browser.windowOf('ding-wenlan', '/desk/cases');
      page.setDefaultTimeout(PATIENCE);
      const clock = page.getByRole('region', { name: '演练时钟' });
      await clock.getByText(`演练时间：${before.text}`).waitFor();
      await clock.getByRole('button', { name: /推进到下一次提醒（2026年2月/ }).waitFor();
      await clock.getByRole('button', { name: '推进1天' }).click();
      await page.getByText('时间只能前进，不能倒回', { exact: true }).waitFor();
      await page.getByRole('button', { name: '推进', exact: true }).click();
      await clock.getByRole('heading', { name: '推进时间期间发生的事' }).waitFor();
      await clock.getByText(/提醒和催办[1-9]\d*次/).waitFor();
      await clock.getByText(`演练时间：${after.text}`).waitFor();
      expect(await page.getByRole('banner').textContent()).toContain('丁文澜');
      const said = clock.getByRole('listitem').first();
      expect(await said.textContent()).toMatch(/关于完善校园周边步行环境的提案.*审查立案：到期前/);
      await said.getByRole('link').click();
      await page.waitForURL(`**/cases/${id}`);
      await clock.getByRole('button', { name: '知道了' }).click();
      await clock.getByRole('heading', { name: '推进时间期间发生的事' }).waitFor({ state: 'hidden' });
    },
    LONG,
  );

  it('can be used narrow, dark and in English', async () => {
    const page = await browser.windowOf('ding-wenlan', '/desk', 360, 800);
    await page.evaluate(`localStorage.setItem('desk-language', 'en')`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.reload();
    await page.getByRole('button', { name: 'On by 30 days' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
  });

  it(
    'offers a sample session while there is no case, and shows how far it is',
    async () => {
      const empty = await RunningCloud.start();
      const other = await DeskBrowser.open(empty.cloud.apiUrl);
      try {
        const page = await other.windowOf('shen-ruoxi');
        page.setDefaultTimeout(PATIENCE);
        const clock = page.getByRole('region', { name: '演练时钟' });
        await clock.getByRole('button', { name: '填入一次会议的样例提案' }).click();
        await clock.getByText(/正在填入：\d+ \/ \d+/).waitFor();
        await clock.getByText('目前还没有提案。').waitFor({ state: 'hidden' });
        await page.goto(`${empty.cloud.apiUrl}/desk/cases`);
        await page.locator('.case-row').first().waitFor();
        expect(other.complaints).toEqual([]);
      } finally {
        await other.close();
        await empty.stop();
      }
    },
    LONG,
  );
});
