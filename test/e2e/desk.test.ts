import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { inChinese, wrongInBothLooks } from '#test/support/both-looks.ts';
import { choose } from '#test/support/choose.ts';
import { seriousFindings } from '#test/support/desk-browser.ts';
import type { DeskBrowser } from '#test/support/desk-browser.ts';
import { deskOfFile } from '#test/support/desk-of-file.ts';
import type { RunningCloud } from '#test/support/running-cloud.ts';
import { sampleAdministrator, sampleDirectory } from '#tools/samples.ts';

let running: RunningCloud;
let browser: DeskBrowser;

deskOfFile((desk) => ({ running, browser } = desk));

const actionsOf = (page: Page) => page.getByRole('region', { name: /您现在可以办理|What you may do now/ });

/** Opens the case from the reader's own list, as one does. */
async function openFromWork(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** Chooses in an open form's list by typing. */
async function pick(page: Page, label: string, typed: string, nth = 0): Promise<void> {
  await choose(page.getByRole('combobox', { name: label }).nth(nth), typed);
}

describe('the desk', () => {
  it('is opened from the start page by a click on a name', async () => {
    const page = await browser.window();
    await page.goto(running.cloud.apiUrl);
    await page.getByRole('link', { name: '丁文澜' }).click();
    await page.getByRole('heading', { level: 1, name: '我的待办' }).waitFor();
    expect(page.url()).toBe(`${running.cloud.apiUrl}/desk`);
    expect(await page.getByRole('banner').textContent()).toContain('丁文澜');
  });

  it('says what comes next to whom nothing waits for', async () => {
    const page = await browser.windowOf('lyu-shuqin');
    expect(await page.getByText('提案立案编号后会在此等待交办').textContent()).toContain('审定');
  });

  it('carries a proposal from the member through the committee and the office to its unit, without a call by hand', async () => {
    const title = '关于增设社区图书角的提案';
    const member = await browser.windowOf('shen-ruoxi', '/desk/write');
    await member.getByLabel('六届一次会议').check();
    await member.getByLabel('案由').fill(title);
    await member.getByLabel('情况与问题').fill('社区阅读空间不足。');
    await member.getByRole('button', { name: '提交提案' }).click();
    await member.getByText('请填写此项。').waitFor();
    await member.reload();
    await member.getByText('已恢复您上次未提交的内容。').waitFor();
    await member.getByLabel('建议1').fill('利用党群服务中心设图书角。');
    await member.getByRole('button', { name: '提交提案' }).click();
    await member.getByRole('button', { name: '确认提交' }).click();
    await member.getByRole('heading', { level: 1, name: title }).waitFor();
    await running.settle();

    const committee = await browser.windowOf('ding-wenlan');
    await openFromWork(committee, title);
    await actionsOf(committee).getByRole('button', { name: '立案', exact: true }).click();
    await committee.getByRole('region', { name: '办理后' }).getByText('提案转入').waitFor();
    await committee.getByRole('button', { name: '确认立案' }).click();
    await committee.getByText('已办理：立案').waitFor();
    await running.settle();

    const office = await browser.windowOf('lyu-shuqin');
    await openFromWork(office, title);
    await actionsOf(office).getByRole('button', { name: '交办', exact: true }).click();
    await office.getByRole('button', { name: '确认交办' }).click();
    await office.getByText('请填写此项。').waitFor();
    await pick(office, '单位', '教育局');
    await office.getByRole('button', { name: '确认交办' }).click();
    await office.getByText('已办理：交办').waitFor();
    await running.settle();

    const unit = await browser.windowOf('qian-jiayin');
    // One line, though its share waits for the signature and for the reply.
    const waiting = unit.getByRole('listitem').filter({ hasText: title });
    await waiting.waitFor();
    expect(await waiting.textContent()).toMatch(/签收.*办理答复/);
    await openFromWork(unit, title);
    await actionsOf(unit).getByRole('button', { name: '签收', exact: true }).click();
    await unit.getByRole('button', { name: '确认签收' }).click();
    await unit.getByText('已办理：签收').waitFor();
    // What is owed now comes first; to give the share back is possible, and not what one comes for.
    const offered = actionsOf(unit).locator('.buttons').getByRole('button');
    expect(await offered.allTextContents()).toEqual(['答复委员', '申请退办']);
    expect(await actionsOf(unit).locator('.ant-btn-primary').allTextContents()).toEqual(['答复委员']);
    const record = unit.getByRole('region', { name: '办理记录' }).locator('.timeline > li');
    await record.first().waitFor();
    const told = await record.allTextContents();
    expect(told[0]).toMatch(/签收 钱佳音（云澜区教育局）/);
    expect(told.at(-1)).toMatch(/提交提案 沈若溪/);
  });

  it('keeps what was written when somebody else was quicker, and says so', async () => {
    const id = await running.submit('shen-ruoxi', '关于改善公园照明的提案');
    const slow = await browser.windowOf('ding-wenlan', `/cases/${id}`);
    await actionsOf(slow).getByRole('button', { name: '退回修改', exact: true }).click();
    await slow.getByLabel('审查意见').fill('请补充具体地点。');
    // This browser asks for less motion: no ripple goes out from what was pressed.
    expect(await slow.locator('.ant-wave').count()).toBe(0);
    // Another change of the same case, after which this is still possible.
    await running.command('zheng-huaijin', id, 'remind', {});
    await slow.getByRole('button', { name: '确认退回修改' }).click();
    await slow.getByText('提案已有新的办理情况').waitFor();
    expect(await slow.getByLabel('审查意见').inputValue()).toBe('请补充具体地点。');
    await slow.getByRole('button', { name: '确认退回修改' }).click();
    await slow.getByText('已办理：退回修改').waitFor();
  });

  it('finds a case by the keyboard, and not by the keys of an input method', async () => {
    const id = await running.submit('shen-ruoxi', '关于修缮老街石桥的提案');
    const page = await browser.windowOf('ding-wenlan');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '键盘操作' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: '输入案由、案号、姓名或要办的事' });
    await field.fill('石桥');
    await page.getByRole('option', { name: '石桥' }).waitFor();
    // The Enter with which an input method takes its candidate.
    await field.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true });
    expect(page.url()).toMatch(/\/desk$/);
    await field.press('Enter');
    await page.waitForURL(`**/cases/${id}`);
  });

  it('keeps filters in the address, and is narrowed by them', async () => {
    const page = await browser.windowOf('ding-wenlan', '/desk/cases?q=石桥');
    await page.getByText('共1件').waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('石桥');
    await page.goto(`${running.cloud.apiUrl}/desk?light=red`);
    await page.getByText('没有这一灯色的待办事项。').waitFor();
    await page.getByRole('link', { name: '查看全部待办' }).click();
    await page.getByRole('link', { name: '石桥' }).waitFor();
  });

  it('shows a title that looks like a script as the text it is', async () => {
    const title = '<script>document.title="ran"</script><img src=x onerror=alert(1)>';
    const id = await running.submit('shen-ruoxi', title);
    const page = await browser.windowOf('ding-wenlan', `/cases/${id}`);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await page.title()).toContain(title);
    expect(await page.locator('main img').count()).toBe(0);
  });

  it.each<[person: string, pages: readonly (readonly [path: string, ready: string])[]]>([
    [
      'ding-wenlan',
      [
        ['/desk', '.case-list'],
        ['/desk/cases', '.case-list'],
      ],
    ],
    ['feng-yijian', [['/desk', '.nothing']]],
    [
      'shen-ruoxi',
      [
        ['/desk/write', 'form'],
        ['/desk/help/member', '.help'],
        ['/desk/notify', 'h1'],
      ],
    ],
    [
      'lei-zhengyu',
      [
        ['/desk/unit', '.case-list'],
        ['/desk/reply/:id/a1', '.reply-editor'],
        ['/cases/:id', '.clocks'],
        ['/cases/:id?act=request-return&for=a1', '.consequences'],
      ],
    ],
    ['lin-zhiyuan', [['/cases/:id', '[role=alert]']]],
  ])('has no serious finding of axe in either language, wide and light or narrow and dark: the pages of %s', async (person, pages) => {
    const id = await running.dispatched();
    const page = await browser.windowOf(person);
    for (const [path, ready] of pages) {
      await inChinese(page);
      await page.goto(running.cloud.apiUrl + path.replace(':id', id));
      expect(await wrongInBothLooks(page, ready), path).toEqual([]);
    }
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
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${running.cloud.apiUrl}/desk/sign-in?as=fan-yiming`);
    await page.getByRole('heading', { level: 1, name: '请选择本次的身份' }).waitFor();
    // To the provider and back: the desk is loaded once, and nothing is asked twice.
    expect(asked.filter((path) => path.startsWith('/console/assets/desk-') && path.endsWith('.js'))).toHaveLength(1);
    expect(asked.filter((path) => path === '/v1/me')).toHaveLength(1);
    expect(asked.length).toBeLessThan(20);
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
    await page.getByRole('region', { name: '办理中' }).locator(`a[href="/cases/${id}"]`).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });
});
