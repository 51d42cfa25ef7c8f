import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DeskBrowser, overflowOf } from '#test/support/desk-browser.ts';
import { RunningCloud } from '#test/support/running-cloud.ts';

let running: RunningCloud;
let browser: DeskBrowser;
let page: Page;
/** With its units: lead police, whose clerk is 雷正宇, co-handler edu. */
let caseId: string;

beforeAll(async () => {
  running = await RunningCloud.start();
  caseId = await running.dispatched();
  browser = await DeskBrowser.open(running.cloud.apiUrl);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

beforeEach(async () => {
  page = await browser.window();
});

afterEach(async () => {
  await browser.closeWindows();
  expect(browser.complaints.splice(0)).toEqual([]);
});

const address = (id = caseId) => `${running.cloud.apiUrl}/cases/${id}`;
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const theCase = () => heading('关于完善校园周边步行环境的提案');
const choose = (person: string) => page.getByRole('button', { name: person }).click();

async function openAs(person: string, id = caseId): Promise<void> {
  await page.goto(address(id));
  await choose(person);
  await page.waitForURL(address(id));
}

describe('the link of a mail, in a browser', () => {
  it('asks who it is, and then opens the case it was for', async () => {
    await page.goto(address());
    await page.waitForURL('**/_local/identity/authorize?**');
    await choose('雷正宇');
    await theCase().waitFor();
    expect(page.url()).toBe(address());
    expect(await page.title()).toMatch(/^第.+号 关于完善校园周边步行环境的提案/);
    expect(await page.getByRole('banner').textContent()).toContain('当前用户：雷正宇');
    // Nothing to go back to but what was before the mail: neither the provider nor a used code.
    expect(await page.evaluate<number>('history.length')).toBeLessThanOrEqual(3);
    expect(await page.evaluate<number>('localStorage.length')).toBe(0);
  });

  it('shows each clock that runs: whose, until when, how long still, and on demand why', async () => {
    await openAs('雷正宇');
    const clock = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: '签收' }) });
    await clock.first().waitFor();
    const text = (await clock.first().textContent()) ?? '';
    for (const part of ['绿灯', '剩', '2026年', '云澜分局']) expect(text).toContain(part);
    const why = clock.first().getByText(/起算/);
    expect(await why.isVisible()).toBe(false);
    await clock.first().getByText('期限如何推算').click();
    await why.waitFor({ state: 'visible' });
  });

  it('says the same in English to whoever chooses it, and remembers that', async () => {
    await openAs('雷正宇');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('region', { name: 'Deadlines' }).waitFor();
    await page.reload();
    const text = (await page.getByRole('region', { name: 'Deadlines' }).textContent()) ?? '';
    for (const part of ['green', 'left', 'not counted']) expect(text).toContain(part);
    expect(await page.evaluate<string>('document.documentElement.lang')).toBe('en');
    await page.getByRole('region', { name: 'What you may do now' }).getByRole('button', { name: 'sign for' }).waitFor();
  });

  it('names what the reader may do now, and the units with what they owe', async () => {
    await openAs('雷正宇');
    const next = page.getByRole('region', { name: '您现在可以办理' });
    await next.getByRole('button').first().waitFor();
    expect(await next.getByRole('button').allTextContents()).toEqual([
      expect.stringContaining('签收'),
      expect.stringContaining('申请退办'),
    ]);
    expect(await page.getByRole('main').textContent()).toMatch(/^第1号/);
    expect(await page.getByRole('listitem').filter({ hasText: '目前所在' }).textContent()).toContain('办理中');
    const shares = (await page.getByRole('region', { name: '承办情况' }).textContent()) ?? '';
    for (const part of ['主办 待签收', '会办 待签收']) expect(shares).toContain(part);
    expect(await page.getByRole('region', { name: '基本情况' }).textContent()).toContain('沈若溪');
  });

  it('does not ask again in the same tab', async () => {
    await openAs('雷正宇');
    await theCase().waitFor();
    await page.reload();
    await theCase().waitFor();
  });

  it("refuses somebody else's case, names who is signed in, and lets the right one in", async () => {
    await openAs('林致远');
    await heading('没有找到').waitFor();
    const alert = (await page.getByRole('alert').textContent()) ?? '';
    for (const part of ['不属于您', '“林致远”']) expect(alert).toContain(part);
    expect(await page.content()).not.toContain('校园周边');
    await page.getByRole('button', { name: '换一个账号登录' }).click();
    await choose('沈若溪');
    await theCase().waitFor();
    expect(await page.getByRole('banner').textContent()).toContain('当前用户：沈若溪');
  });

  it('refuses a case that does not exist in the same words, and an address that is none', async () => {
    await openAs('雷正宇', 'p-no-such-case');
    await heading('没有找到').waitFor();
    await page.goto(address('%E5%8F%B7'));
    await heading('没有这个页面').waitFor();
  });

  it('signs out, and shows nothing of the case to whoever goes back', async () => {
    await openAs('雷正宇');
    await page.getByRole('button', { name: '退出登录' }).click();
    await heading('您已退出登录').waitFor();
    await page.goBack();
    await page.waitForURL('**/_local/identity/authorize?**');
    expect(await page.content()).not.toContain('校园周边');
  });

  it('takes no answer that this tab did not ask for', async () => {
    await page.goto(`${running.cloud.apiUrl}/signed-in?code=stolen&state=forged`);
    await heading('这次登录已失效').waitFor();
    expect(page.url()).toBe(`${running.cloud.apiUrl}/signed-in`);
  });

  it('is opened, read and left by the keyboard alone', async () => {
    await page.goto(address());
    await page.getByRole('button', { name: '雷正宇' }).focus();
    await page.keyboard.press('Enter');
    await theCase().waitFor();
    const focused = () => page.evaluate<string>('document.activeElement.textContent');
    await page.keyboard.press('Tab');
    expect(await focused()).toContain('跳到正文');
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('main');
    await page.getByRole('button', { name: '退出登录' }).focus();
    await page.keyboard.press('Enter');
    await heading('您已退出登录').waitFor();
  });

  it.each([
    [360, 740],
    [1280, 900],
    [1920, 1080],
  ])('fits a window of %d by %d', async (width, height) => {
    await page.setViewportSize({ width, height });
    for (const [person, title] of [
      ['雷正宇', '关于完善校园周边步行环境的提案'],
      ['林致远', '没有找到'],
    ] as const) {
      await page.goto(`${running.cloud.apiUrl}/signed-out`);
      await page.evaluate('sessionStorage.clear()');
      await openAs(person);
      await heading(title).waitFor();
      expect(await overflowOf(page)).toBe(0);
      const smallest = await page.evaluate<number>(
        'Math.min(...[...document.querySelectorAll("main *")].map((one) => parseFloat(getComputedStyle(one).fontSize)))',
      );
      expect(smallest).toBeGreaterThanOrEqual(12);
      for (const target of await page.getByRole('button').all()) expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(38);
    }
  });

  it('has its landmarks, one heading above the others, and its language marked', async () => {
    await openAs('雷正宇');
    await theCase().waitFor();
    await page.getByRole('region', { name: '办理期限' }).waitFor();
    expect(await page.evaluate<string>('document.documentElement.lang')).toBe('zh-Hans');
    expect(await page.getByRole('main').count()).toBe(1);
    expect(await page.getByRole('banner').count()).toBe(1);
    expect(await page.getByRole('navigation', { name: '功能菜单' }).count()).toBe(1);
    const levels = await page.evaluate<number[]>(
      '[...document.querySelectorAll("h1,h2,h3")].filter((one) => one.offsetParent).map(({ tagName }) => Number(tagName[1]))',
    );
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('prints the case without what cannot be pressed on paper', async () => {
    await openAs('雷正宇');
    await theCase().waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: '退出登录' }).isVisible()).toBe(false);
    expect(await theCase().isVisible()).toBe(true);
  });

  // Last: it moves the clock for everybody.
  it('tells a sign-in that has run out, and comes back to the case after the next with what was typed', async () => {
    await openAs('雷正宇');
    await page.getByRole('button', { name: '申请退办' }).click();
    await page.getByLabel('退办理由').fill('不属于本单位职责范围');
    await running.client.advance('PT13H');
    await page.getByRole('button', { name: '确认申请退办' }).click();
    await page.getByLabel('退办理由').waitFor();
    await page.reload();
    await heading('登录已失效').waitFor();
    await page.getByRole('button', { name: '重新登录' }).click();
    await choose('雷正宇');
    await theCase().waitFor();
    expect(page.url()).toContain(address());
    expect(await page.getByLabel('退办理由').inputValue()).toBe('不属于本单位职责范围');
  });
});
