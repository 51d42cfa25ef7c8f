import type { Page } from 'playwright-core';
import * as z from 'zod';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DeskBrowser, overflowOf, seriousFindings } from '#test/support/desk-browser.ts';
import { RunningCloud } from '#test/support/running-cloud.ts';
import { sampleAdministrator, sampleDirectory } from '#tools/samples.ts';

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

const region = (page: Page, name: string) => page.getByRole('region', { name });

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

describe('the desk around it', () => {
  it('asks who has several roles which one it is, and lets it be changed', async () => {
    const { people } = sampleDirectory();
    const person = people.find(({ id }) => id === 'fan-yiming');
    const both = { ...person, roles: ['committee-clerk', 'auditor'] };
    await running.client.as(sampleAdministrator(), 'PUT', '/v1/directory', { body: { people: [both] }, key: 'two-roles' });
    await running.settle();
    const page = await browser.window();
    await page.goto(`${running.cloud.apiUrl}/desk/sign-in?as=fan-yiming`);
    await page.getByRole('heading', { level: 1, name: '请选择本次的身份' }).waitFor();
    await page.getByRole('button', { name: '审计' }).click();
    await page.getByRole('heading', { level: 1, name: '我的待办' }).waitFor();
    await page.reload();
    await page.getByRole('combobox', { name: '当前身份' }).waitFor();
    expect(await page.getByRole('banner').textContent()).toContain('审计');
  });

  it('does not lose a composition of an input method to a key', async () => {
    const page = await browser.windowOf('ding-wenlan', '/desk/cases');
    await page.getByRole('searchbox').focus();
    const debug = await page.context().newCDPSession(page);
    await debug.send('Input.imeSetComposition', { text: 'lu', selectionStart: 2, selectionEnd: 2 });
    await page.keyboard.press('Control+k');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await debug.send('Input.insertText', { text: '路' });
    expect(await page.getByRole('searchbox').inputValue()).toBe('路');
  });

  it('finds people, and shows their cases', async () => {
    await running.submit('zhou-mubai', '关于保护古戏台的提案');
    const page = await browser.windowOf('ding-wenlan');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('周慕白');
    await page.getByRole('option', { name: /周慕白（委员）/u }).click();
    await page.getByText('只看周慕白的提案').waitFor();
    await page.getByRole('link', { name: '关于保护古戏台的提案' }).waitFor();
  });

  it('tells what was done lately and what one waits for, by their addresses', async () => {
    const id = await running.dispatched();
    const page = await browser.windowOf('lyu-shuqin', '/desk?view=done');
    await page.getByRole('list', { name: '近期办结' }).getByText('由您办理').first().waitFor();
    await page.getByRole('link', { name: '等待他人办理' }).click();
    await page.waitForURL('**/desk?view=awaited');
    await region(page, '办理中').locator(`a[href="/cases/${id}"]`).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });
});
