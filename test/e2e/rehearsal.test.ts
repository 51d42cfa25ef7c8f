import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DeskBrowser, overflowOf, seriousFindings } from '#test/support/desk-browser.ts';
import { deskOfFile } from '#test/support/desk-of-file.ts';
import { halfRed } from '#test/support/letters/pictures.ts';
import { RunningCloud } from '#test/support/running-cloud.ts';
import { recordSamples, startSampleCloud } from '#tools/sample-cloud.ts';
import { offerSampleRules } from '#tools/start/offer-sample-rules.ts';

// A machine that does other things, too, is slow and not wrong.
const PATIENCE = 150_000;
const LONG = 2 * 180_000;

let running: RunningCloud;
let browser: DeskBrowser;

deskOfFile((desk) => ({ running, browser } = desk));

const at = (path: string) => running.cloud.apiUrl + path;

describe('a rehearsal', () => {
  it(
    'goes on to the next reminder and says what happened in which case, though the sign-in ran out by it',
    async () => {
      const id = await running.submit();
      const page = await browser.windowOf('ding-wenlan', '/desk/cases');
      page.setDefaultTimeout(PATIENCE);
      const clock = page.getByRole('region', { name: '演练时钟' });
      await clock.getByText('演练时间：2026年1月19日').waitFor();
      await clock.getByRole('button', { name: /推进到下一次提醒（2026年2月4日/ }).click();
      await page.getByText('时间只能前进，不能倒回', { exact: true }).waitFor();
      await page.getByRole('button', { name: '推进', exact: true }).click();
      await clock.getByRole('heading', { name: '推进时间期间发生的事' }).waitFor();
      await clock.getByText(/提醒和催办[1-9]\d*次/).waitFor();
      await clock.getByText('演练时间：2026年2月4日').waitFor();
      expect(await page.getByRole('banner').textContent()).toContain('丁文澜');
      const said = clock.getByRole('listitem').first();
      expect(await said.textContent()).toMatch(/关于完善校园周边步行环境的提案.*审查立案：到期前/);
      await said.getByRole('link').click();
      await page.waitForURL(`**/cases/${id}`);
      await clock.getByRole('button', { name: '知道了' }).click();
      await clock.getByRole('heading', { name: '推进时间期间发生的事' }).waitFor({ state: 'hidden' });
      await clock.getByRole('button', { name: '推进1天' }).click();
      await page.getByRole('button', { name: '推进', exact: true }).click();
      await clock.getByText('演练时间：2026年2月5日').waitFor();
      await clock.getByRole('heading', { name: '推进时间期间发生的事' }).waitFor();
    },
    LONG,
  );

  it('has a clock that can be used narrow, dark and in English', async () => {
    const page = await browser.windowOf('ding-wenlan', '/desk', 360, 800);
    await page.evaluate(`localStorage.setItem('desk-language', 'en')`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.reload();
    await page.getByRole('button', { name: 'On by 30 days' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
  });
});

describe('pages of the machine', () => {
  it.each(['/_local', '/_local/mail', '/_local/executions', '/_local/clock'])(
    'are Chinese, and English for whoever chose it here or at the desk: %s',
    async (path) => {
      const page = await browser.window(360, 800);
      await page.goto(at(path));
      const title = await page.title();
      // The first line is the way past the banner.
      const seen = (await page.locator('body').innerText())
        .split('\n')
        .filter((line) => line !== '')
        .slice(0, 2);
      expect(title).toMatch(/ · 提案办理$/);
      expect(seen).toEqual(['跳到正文', '提案办理']);
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('button', { name: '中文' }).waitFor();
      expect(await page.title()).toMatch(/ · Proposal pipeline$/);
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toMatch(/\p{Script=Han}/u);
      expect(await page.evaluate<unknown>(`localStorage.getItem('desk-language')`)).toBe('en');
      expect(await seriousFindings(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
    },
  );
});

describe('the API reader', () => {
  it('is reached from the start page', async () => {
    const page = await browser.window();
    await page.goto(at('/'));
    await page.getByRole('link', { name: '接口说明' }).click();
    await page.waitForURL('**/docs');
    expect(await page.title()).toBe('提案办理接口 · Proposal API');
  });

  it('opens and closes a section by the keyboard alone', async () => {
    const page = await browser.window();
    await page.goto(at('/docs'));
    const section = page.locator('details', { hasText: '/commands/dispatch' });
    const body = section.locator('pre').first();
    expect(await body.isVisible()).toBe(false);
    await section.locator('summary').focus();
    await page.keyboard.press('Enter');
    await body.waitFor({ state: 'visible' });
    expect(await body.textContent()).toContain('coHandlers?');
    // The next stop is the text itself, which scrolls by the arrow keys.
    await page.keyboard.press('Tab');
    expect(await page.evaluate<string>('document.activeElement.textContent')).toContain('coHandlers?');
    await section.locator('summary').focus();
    await page.keyboard.press('Space');
    await body.waitFor({ state: 'hidden' });
  });

  it('is readable narrow and wide, with every section open, under its content policy', async () => {
    const page = await browser.window();
    const answer = await page.goto(at('/docs'));
    expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'");
    await page.evaluate('for (const part of document.querySelectorAll("details")) part.open = true');
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 844 });
      expect(await overflowOf(page)).toBe(0);
      const smallest = await page.evaluate<number>(
        'Math.min(...[...document.querySelectorAll("main *")].map((one) => parseFloat(getComputedStyle(one).fontSize)))',
      );
      expect(smallest).toBeGreaterThanOrEqual(12);
    }
    // Style that the policy had refused would leave the browser's own white.
    expect(await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')).not.toBe('rgb(255, 255, 255)');
  });

  it('works without any script', async () => {
    const answer = await fetch(at('/docs'));
    expect(await answer.text()).not.toMatch(/<script/i);
  });
});

describe('signing in', () => {
  it('lets two tabs of one browser be two people', async () => {
    const first = await browser.windowOf('ding-wenlan', '/desk/cases');
    const second = await first.context().newPage();
    await second.goto(at('/desk/sign-in?as=lyu-shuqin'));
    await second.getByRole('banner').getByText('吕书勤').waitFor();
    await first.reload();
    await first.getByRole('banner').getByText('丁文澜').waitFor();
    await second.reload();
    await second.getByRole('banner').getByText('吕书勤').waitFor();
    // Who leaves one tab stays in the other.
    await second.getByRole('button', { name: '退出登录' }).click();
    await second.waitForURL('**/signed-out');
    await first.reload();
    await first.getByRole('banner').getByText('丁文澜').waitFor();
  });

  it('tells a person whom the directory does not have as active, and lets somebody else in', async () => {
    const gone = { id: 'fan-yiming', name: '范一鸣', roles: ['committee-clerk'], active: false };
    await running.client.as('han-shouzhuo', 'PUT', '/v1/directory', { key: 'gone', body: { people: [gone] } });
    const page = await browser.window();
    await page.goto(at('/desk/cases'));
    await page.locator('button[value="fan-yiming"]').click();
    await page.getByRole('heading', { level: 1, name: /没有|不在/ }).waitFor();
    expect(await page.locator('.case-row').count()).toBe(0);
    await page.getByRole('button', { name: /换一个账号/ }).click();
    await page.locator('button[value="ding-wenlan"]').click();
    await page.getByRole('banner').getByText('丁文澜').waitFor();
  });
});

const draft = {
  class: 'A',
  paragraphs: [
    { level: 1, text: '关于拓宽人行道的建议', answers: 1 },
    { level: 0, text: '东门一侧已经拓宽到三米，有疑问可致电13912345678。' },
  ],
  leader: '潘育华',
  handler: '钱佳音',
  phone: '0000-5550141',
  disclosure: 'disclosed',
  contact: { contactedOn: '2026-01-19', way: 'visit' },
};

/** Opens a case, and gives what is to be done there with what is filled in; of a unit’s share the button names the unit behind it. */
async function acts(
  who: string,
  id: string,
  name: string,
  fill: (page: Page) => Promise<unknown> = () => Promise.resolve(),
): Promise<Page> {
  const page = await browser.windowOf(who, `/cases/${id}`);
  await page
    .getByRole('region', { name: '您现在可以办理' })
    .getByRole('button', { name: new RegExp(`^${name}(?:（|$)`) })
    .click();
  await fill(page);
  await page.getByRole('button', { name: new RegExp(`^确认${name}`) }).click();
  await page.getByText(`已办理：${name}`).first().waitFor();
  await running.settle();
  return page;
}

describe('a key case by the rules of the sample district', () => {
  it(
    'is marked, drafted, countersigned, checked and signed by its unit’s head, published masked, and taken down again, all at the desk',
    { timeout: 600_000 },
    async () => {
      await offerSampleRules(running.client);
      const id = await running.submit('lin-zhiyuan', '关于完善校园周边步行环境的提案');
      await running.command('ding-wenlan', id, 'file');
      await running.command('lyu-shuqin', id, 'dispatch', { lead: { unitId: 'edu' }, coHandlers: [{ unitId: 'police' }] });
      await acts('ding-wenlan', id, '列为重点提案', (page) =>
        page.getByRole('radiogroup', { name: '督办层级' }).getByText('主席会议督办').click(),
      );
      await running.command('qian-jiayin', id, 'sign-for');
      await running.command('lei-zhengyu', id, 'sign-for');

      const opinion = await acts('lei-zhengyu', id, '提出会办意见', async (page) => {
        await page.getByRole('textbox', { name: '会办意见' }).fill('同意，将增派早晚高峰警力。');
        const files = page.locator('.files-at');
        await files.locator('input[type=file]').setInputFiles({ name: '警力安排.png', mimeType: 'image/png', buffer: halfRed(6, 4) });
        await files.getByLabel('下载“警力安排.png”').waitFor();
      });
      await opinion.getByRole('region', { name: '附件' }).getByText('警力安排.png').first().waitFor();

      const body = { version: 0, draft };
      await running.client.as('qian-jiayin', 'POST', `/v1/proposals/${id}/reply-drafts/a1`, { key: `draft-${id}`, body });
      const writing = await browser.windowOf('qian-jiayin', `/desk/reply/${id}/a1`);
      expect(await seriousFindings(writing)).toEqual([]);
      await writing.getByRole('button', { name: '送审', exact: true }).click();
      await writing.getByRole('button', { name: '确认送审' }).click();
      await writing.waitForURL(`**/cases/${id}`);
      await writing.getByText('会签未完').first().waitFor();
      await running.settle();

      await acts('lei-zhengyu', id, '会签复函稿', (page) => page.getByLabel('会签意见').fill('同意。'));
      await acts('cui-liyan', id, '核稿通过');
      const signing = await acts('pan-yuhua', id, '签发复函');
      await signing.reload();
      await signing.getByText('云教提复〔2026〕1号').first().waitFor();

      await acts('lin-zhiyuan', id, '提交公开意见', (page) =>
        page
          .getByRole('radiogroup', { name: /同意公开/ })
          .getByText('是')
          .click(),
      );
      const office = await acts('lyu-shuqin', id, '公开答复');
      const [copy] = await Promise.all([office.context().waitForEvent('page'), office.getByRole('link', { name: '看公开页' }).click()]);
      await copy.getByText('（电话略）').or(copy.getByText('提案人：')).first().waitFor();
      expect(await copy.locator('body').innerText()).not.toMatch(/0000-5550141|林致远|钱佳音/u);
      expect(await seriousFindings(copy)).toEqual([]);
      await acts('lyu-shuqin', id, '撤回公开', (page) => page.getByLabel('撤回理由').fill('正文有误。'));
      const gone = await fetch(copy.url());
      expect([gone.status, await gone.text()]).toEqual([404, expect.stringContaining('这里没有公开的答复')]);
    },
  );
});

describe('a rehearsal without a case', () => {
  it(
    'tells a person of whom the directory knows nothing whom to ask and for which account, and offers a sample session to the others',
    async () => {
      const empty = new RunningCloud(
        await startSampleCloud({ dataDir: 'memory', port: 0, parameters: { HeartbeatSchedule: 'rate(1 day)' } }),
      );
      const other = await DeskBrowser.open(empty.cloud.apiUrl);
      try {
        const stranger = await other.window();
        await stranger.goto(`${empty.cloud.apiUrl}/desk/cases`);
        await stranger.locator('button[value="shen-ruoxi"]').click();
        await stranger.getByRole('heading', { level: 1, name: '您不在本机构名录中' }).waitFor();
        expect(await stranger.getByRole('alert').innerText()).toMatch(/请联系管理员.*您登录使用的账号：shen-ruoxi/su);
        expect(await seriousFindings(stranger)).toEqual([]);

        await recordSamples(empty.client);
        await empty.settle();
        await stranger.reload();
        const page = stranger;
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
