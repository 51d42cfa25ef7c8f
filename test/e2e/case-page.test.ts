import type { Page } from 'playwright-core';
import * as z from 'zod';
import { beforeEach, describe, expect, it } from 'vitest';
import { overflowOf, seriousFindings } from '#test/support/desk-browser.ts';
import type { DeskBrowser } from '#test/support/desk-browser.ts';
import { deskOfFile } from '#test/support/desk-of-file.ts';
import { RunningCloud } from '#test/support/running-cloud.ts';

let running: RunningCloud;
let browser: DeskBrowser;
let page: Page;
/** With its units: lead police, whose clerk is 雷正宇, co-handler edu. */
let caseId: string;

deskOfFile(
  (desk) => ({ running, browser } = desk),
  async () => {
    const started = await RunningCloud.start();
    caseId = await started.dispatched();
    return started;
  },
);

beforeEach(async () => {
  page = await browser.window();
});

const region = (where: Page, name: string) => where.getByRole('region', { name });
const address = (id = caseId) => `${running.cloud.apiUrl}/cases/${id}`;
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const theCase = () => heading('关于完善校园周边步行环境的提案');
const choose = (person: string) => page.getByRole('button', { name: person }).click();

async function openAs(person: string, id = caseId): Promise<void> {
  await page.goto(address(id));
  await choose(person);
  await page.waitForURL(address(id));
}

/** The same without the sign-in, where that is not what is looked at. */
async function openSignedIn(personId: string): Promise<void> {
  page = await browser.windowOf(personId, `/cases/${caseId}`);
}

/** A proposal that was returned and changed once; the member's second wording has two more words. */
async function amended(): Promise<string> {
  const id = await running.submit('shen-ruoxi', '关于增设过街天桥的提案');
  await running.command('ding-wenlan', id, 'return-for-revision', { opinion: '请写明地点。' });
  const content = {
    kind: 'personal',
    session: '6-1',
    title: '关于增设过街天桥的提案',
    matter: '明德小学门前人行道狭窄。',
    suggestions: ['拓宽人行道。'],
  };
  await running.command('shen-ruoxi', id, 'resubmit', { content });
  return id;
}

const historySchema = z.looseObject({ commits: z.array(z.looseObject({ seq: z.number(), at: z.string() })) });

describe('the record, checked in the browser', () => {
  it('is told as unbroken to an auditor, and to nobody else', async () => {
    const id = await running.dispatched();
    const page = await browser.windowOf('feng-yijian', `/cases/${id}`);
    await region(page, '记录核验').getByRole('button', { name: '核验全部记录' }).click();
    expect(await region(page, '记录核验').getByRole('status').textContent()).toMatch(/共\d+条记录，完整无缺/u);
    const other = await browser.windowOf('lei-zhengyu', `/cases/${id}`);
    await region(other, '办理记录').waitFor();
    expect(await region(other, '记录核验').count()).toBe(0);
  });

  it('names the first record that somebody changed on the way', async () => {
    const id = await running.dispatched();
    const page = await browser.windowOf('feng-yijian', '/desk/cases');
    await page.route(`**/v1/proposals/${id}/history`, async (route) => {
      const answer = await route.fetch();
      const told = historySchema.parse(await answer.json());
      const commits = told.commits.map((one) => (one.seq === 2 ? { ...one, at: '2020-01-01T00:00:00.000Z' } : one));
      await route.fulfill({ response: answer, json: { ...told, commits } });
    });
    await page.goto(`${running.cloud.apiUrl}/cases/${id}`);
    await region(page, '记录核验').getByRole('button', { name: '核验全部记录' }).click();
    expect(await region(page, '记录核验').getByRole('alert').textContent()).toContain('第2条记录的内容与校验值不符');
  });
});

describe('the page of a case', () => {
  it('shows the text as submitted beside the text as it is, with what differs marked', async () => {
    const page = await browser.windowOf('ding-wenlan', `/cases/${await amended()}`);
    await page.getByRole('button', { name: '与提交时对照' }).click();
    const matter = region(page, '情况与问题');
    expect(await matter.locator('ins').allTextContents()).not.toEqual([]);
    expect((await matter.locator('ins').allTextContents()).join('')).toContain('门前');
    expect(await region(page, '建议1').locator('ins, del').count()).toBe(0);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await overflowOf(page)).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('reckons a date day by day, says who went, and narrows the record by its address', async () => {
    const id = await running.dispatched();
    const page = await browser.windowOf('lyu-shuqin', `/cases/${id}`);
    const clock = region(page, '办理期限').getByRole('listitem').filter({ hasText: '签收' }).first();
    await clock.getByText('期限如何推算').click();
    await clock.getByText('第1个工作日').waitFor();
    expect(await clock.locator('.due-day').textContent()).toContain('到期');
    expect(await region(page, '承办情况').textContent()).toContain('联系人：雷正宇');
    await page.getByRole('button', { name: '查看发出的提醒与邮件' }).click();
    await region(page, '提醒与邮件').getByText('雷正宇').first().waitFor();
    await region(page, '办理记录').getByRole('link', { name: '各方办理' }).click();
    await page.waitForURL('**?log=acts');
    expect(await region(page, '办理记录').locator('.timeline > li').allTextContents()).not.toContainEqual(expect.stringContaining('系统'));
  });

  it('opens a numbered paper over the page and prints it alone', async () => {
    const id = await running.dispatched();
    await running.command('lyu-shuqin', id, 'remind', { note: '请抓紧签收。' });
    const page = await browser.windowOf('lei-zhengyu', `/cases/${id}`);
    await region(page, '催办、督办通知').getByRole('button').click();
    await page.getByRole('dialog').getByText('请抓紧签收。').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('dialog').getByText('请抓紧签收。').isVisible()).toBe(true);
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(false);
  });

  it('shows a second writer what happened meanwhile, and both wordings side by side', async () => {
    const id = await running.submit('shen-ruoxi', '关于增设充电桩的提案');
    await running.command('ding-wenlan', id, 'return-for-revision', { opinion: '请写明地点。' });
    const page = await browser.windowOf('shen-ruoxi', `/cases/${id}?act=resubmit`);
    await page.getByRole('textbox', { name: '情况与问题' }).fill('我写的：城北停车场没有充电桩。');
    // From another machine of hers.
    await running.command('ding-wenlan', id, 'remind', { note: '请尽快修改。' });
    await page.getByRole('button', { name: /^确认/u }).click();
    const meanwhile = region(page, '您填写期间的办理情况');
    await meanwhile.getByText('丁文澜').waitFor();
    expect(await meanwhile.locator('ins').allTextContents()).toContainEqual(expect.stringContaining('城北停车场'));
    expect(await page.getByRole('textbox', { name: '情况与问题' }).inputValue()).toBe('我写的：城北停车场没有充电桩。');
  });

  it('keeps before its writer’s eyes what was written for something that is not possible any more', async () => {
    const id = await running.dispatched();
    const page = await browser.windowOf('lei-zhengyu', `/cases/${id}?act=request-return&for=a1`);
    await page.getByLabel('退办理由').fill('不属于本单位职责范围。');
    await running.command('lei-zhengyu', id, 'sign-for');
    await running.command('qian-jiayin', id, 'sign-for');
    await running.command('qian-jiayin', id, 'give-opinion', { text: '同意。' });
    await running.command('lei-zhengyu', id, 'issue-reply', { class: 'A', text: '现答复如下：已安排。' });
    await page.reload();
    await page.getByText('这一事项现在不能办理').waitFor();
    expect(await region(page, '您填写的内容').textContent()).toContain('不属于本单位职责范围。');
  });
});

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
    await openSignedIn('lei-zhengyu');
    const clock = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: '签收' }) });
    await clock.first().waitFor();
    const text = (await clock.first().textContent()) ?? '';
    for (const part of ['绿灯', '剩', '2026年', '云澜分局']) expect(text).toContain(part);
    const why = clock.first().locator('p.how');
    expect(await why.isVisible()).toBe(false);
    await clock.first().getByText('期限如何推算').click();
    await why.waitFor({ state: 'visible' });
  });

  it('says the same in English to whoever chooses it, and remembers that', async () => {
    await openSignedIn('lei-zhengyu');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('region', { name: 'Deadlines' }).waitFor();
    await page.reload();
    const text = (await page.getByRole('region', { name: 'Deadlines' }).textContent()) ?? '';
    for (const part of ['Green', 'left', 'not counted']) expect(text).toContain(part);
    expect(await page.evaluate<string>('document.documentElement.lang')).toBe('en');
    await page.getByRole('region', { name: 'What you may do now' }).getByRole('button', { name: 'Sign for', exact: false }).waitFor();
  });

  it('names what the reader may do now, and the units with what they owe', async () => {
    await openSignedIn('lei-zhengyu');
    const next = page.getByRole('region', { name: '您现在可以办理' });
    await next.getByRole('button').first().waitFor();
    expect(await next.getByRole('button').allTextContents()).toEqual([
      expect.stringContaining('签收'),
      expect.stringContaining('申请退办'),
    ]);
    expect(await page.locator('.case-number').textContent()).toBe('第1号');
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
    expect(await page.getByRole('button', { name: '回到我的待办' }).isVisible()).toBe(true);
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
    ['lei-zhengyu', '关于完善校园周边步行环境的提案'],
    ['lin-zhiyuan', '没有找到'],
  ])('fits windows from a telephone’s to a large screen’s: for %s', async (person, title) => {
    await openSignedIn(person);
    await heading(title).waitFor();
    for (const [width, height] of [
      [360, 740],
      [1280, 900],
      [1920, 1080],
    ] as const) {
      await page.setViewportSize({ width, height });
      expect(await overflowOf(page), `${width}`).toBe(0);
      const smallest = await page.evaluate<number>(
        'Math.min(...[...document.querySelectorAll("main *")].map((one) => parseFloat(getComputedStyle(one).fontSize)))',
      );
      expect(smallest).toBeGreaterThanOrEqual(12);
      // The clock's bar is there in `npm start` alone.
      const targets = await page.locator('header.banner, main').getByRole('button').all();
      for (const target of targets) expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(38);
    }
  });

  it('has its landmarks, one heading above the others, and its language marked', async () => {
    await openSignedIn('lei-zhengyu');
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
    await openSignedIn('lei-zhengyu');
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
