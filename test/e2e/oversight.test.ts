import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { wrongInBothLooks } from '#test/support/both-looks.ts';
import { choose } from '#test/support/choose.ts';
import type { DeskBrowser } from '#test/support/desk-browser.ts';
import { deskOfFile } from '#test/support/desk-of-file.ts';
import type { RunningCloud } from '#test/support/running-cloud.ts';

let running: RunningCloud;
let browser: DeskBrowser;

deskOfFile((desk) => ({ running, browser } = desk));

const pane = (page: Page) => page.getByRole('region', { name: '阅读' });
const lines = (page: Page) => page.getByRole('region', { name: '待办提案' }).getByRole('listitem');
const reads = (page: Page, title: string) => pane(page).getByRole('heading', { level: 2, name: title }).waitFor();

describe('the committee’s desk', () => {
  it('is gone through by the keyboard: filed, returned with an opinion, declined with a reason', async () => {
    const titles = ['关于增设河岸护栏的提案', '关于整治占道停车的提案', '关于改造老旧水管的提案'];
    for (const title of titles) await running.submit('shen-ruoxi', title);
    const page = await browser.windowOf('ding-wenlan', '/desk/committee');
    await lines(page).nth(2).waitFor();
    const [first, second, third] = await page.locator('.reading-title').allTextContents();

    await reads(page, first ?? '');
    await page.keyboard.press('j');
    await reads(page, second ?? '');
    await page.keyboard.press('k');
    await reads(page, first ?? '');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '键盘操作' }).getByText('勾选或取消勾选').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    // Digits open what is offered, in its order; the next key goes into the form.
    await pane(page).getByRole('button', { name: '立案', exact: true }).waitFor();
    const offered = await pane(page).locator('.buttons').getByRole('button').allTextContents();
    const keyOf = (name: string): string => String(offered.findIndex((text) => text.endsWith(` ${name}`)) + 1);
    await page.keyboard.press(keyOf('立案'));
    await pane(page).getByRole('region', { name: '办理后' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(`已办理：立案《${first}》`).waitFor();

    await reads(page, second ?? '');
    await pane(page).getByRole('button', { name: '退回修改' }).waitFor();
    await page.keyboard.press(keyOf('退回修改'));
    await page.getByLabel('审查意见').waitFor();
    // Keys of the list are letters while one writes.
    await page.keyboard.type('jk请补充具体路段。');
    await pane(page).getByRole('button', { name: '确认退回修改' }).click();
    await page.getByText(`已办理：退回修改《${second}》`).waitFor();

    await reads(page, third ?? '');
    await pane(page).getByRole('button', { name: '不予立案' }).waitFor();
    await page.keyboard.press(keyOf('不予立案'));
    await page.getByRole('combobox', { name: '不予立案理由' }).click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await pane(page).getByRole('button', { name: '确认不予立案' }).click();
    await page.getByText(`已办理：不予立案《${third}》`).waitFor();
    await running.settle();
    await page.reload();
    await page.getByText('目前没有待审查的提案。').waitFor();
    expect(await page.getByRole('region', { name: '六届一次会议概况' }).textContent()).toMatch(/提交3.*立案1.*不予立案1/);
  });

  it('files several at once, each by itself, and names the one that somebody else was quicker with', async () => {
    const ids = [];
    for (const title of ['关于社区菜场的提案', '关于河道保洁的提案']) ids.push(await running.submit('lin-zhiyuan', title));
    const page = await browser.windowOf('ding-wenlan', '/desk/committee');
    await lines(page).nth(1).waitFor();
    await pane(page).getByRole('button', { name: '立案', exact: true }).waitFor();
    await page.getByRole('button', { name: '全选已显示的' }).click();
    await running.command('fan-yiming', ids[1] ?? '', 'remind', {});
    await page.getByRole('button', { name: '立案（2件）' }).click();
    await page.getByRole('dialog').getByRole('region', { name: '办理后' }).waitFor();
    await page.getByRole('button', { name: '确认立案2件' }).click();
    await page.getByText('已办理1件，1件没有办理。').waitFor();
    expect(await page.getByRole('dialog').getByRole('listitem').filter({ hasText: '河道保洁' }).textContent()).toContain(
      '提案已有新的办理情况',
    );
    expect((await running.read(ids[0] ?? '')).stage).toMatch(/^awaiting-/);
    expect((await running.read(ids[1] ?? '')).stage).toBe('in-review');
  });

  it('shows an amended proposal beside what was submitted', async () => {
    const id = await running.submit('shen-ruoxi', '关于增设路灯的提案');
    await running.command('ding-wenlan', id, 'return-for-revision', { opinion: '请写明路段。' });
    const content = {
      kind: 'personal',
      session: '6-1',
      title: '关于增设望澜路路灯的提案',
      matter: '望澜路夜间昏暗。',
      suggestions: ['拓宽人行道。'],
    };
    await running.command('shen-ruoxi', id, 'resubmit', { content });
    const page = await browser.windowOf('ding-wenlan', `/desk/committee?at=${id}`);
    await reads(page, content.title);
    await pane(page).locator('ins').first().waitFor();
    expect(await pane(page).locator('del').allTextContents()).not.toEqual([]);
  });
});

describe('the government office’s desk', () => {
  it('dispatches from the list, decides a return, and chases by hand with the paper shown first', async () => {
    const title = '关于改善公交接驳的提案';
    const id = await running.submit('shen-ruoxi', title);
    await running.command('ding-wenlan', id, 'file');
    const page = await browser.windowOf('lyu-shuqin', `/desk/office?at=${id}`);
    await reads(page, title);
    await pane(page).getByRole('button', { name: '交办', exact: true }).click();
    await choose(page.getByRole('combobox', { name: '单位' }).first(), '教育局');
    await pane(page).getByRole('button', { name: '确认交办' }).click();
    await page.getByText(`已办理：交办《${title}》`).waitFor();
    await running.settle();

    await running.command('qian-jiayin', id, 'request-return', {
      reason: '公交接驳不属本局职责。',
      suggestedUnitId: 'police',
    });
    await page.goto(`${running.cloud.apiUrl}/desk/office?list=returns`);
    await pane(page).getByText('公交接驳不属本局职责。').waitFor();
    await pane(page)
      .getByRole('button', { name: /审定退办/ })
      .click();
    await pane(page).getByRole('group').first().waitFor();
    await running.command('lyu-shuqin', id, 'decide-return', { assignmentId: 'a1', granted: true, redispatchTo: 'police' });
    await page.reload();
    await page.getByText('目前没有需要审定的退办申请。').waitFor();
  });

  it('tells what is late by unit, and shows the paper before it is sent', async () => {
    const title = '关于完善校园周边步行环境的提案';
    const id = await running.submit('shen-ruoxi', title);
    await running.command('ding-wenlan', id, 'file');
    await running.command('lyu-shuqin', id, 'dispatch', { lead: { unitId: 'police', due: { amount: 5, unit: 'working-day' } } });
    await running.client.advance('P9D');
    const page = await browser.windowOf('lyu-shuqin', '/desk/office?list=late');
    await page.getByRole('button', { name: /云澜分局.*逾期/ }).click();
    await page.getByRole('button', { name: `催办《${title}》` }).click();
    const window = page.getByRole('dialog', { name: '人工催办' });
    await window.getByText('提案催办通知').waitFor();
    await window.getByLabel('附言（选填，写入通知）').fill('请本周内签收。');
    await window.getByRole('heading', { name: '将发出的通知' }).click();
    await window.getByText('附言：请本周内签收。').waitFor();
    expect(await window.textContent()).toContain('×号');
    await window.getByRole('button', { name: '发出催办' }).click();
    await window.getByText('通知已编号').waitFor();
    await running.settle();
    const events = await running.events(id);
    expect(events.filter(({ type }) => type === 'RemindedByHand')).toHaveLength(1);
  });
});

describe('a session at a glance', () => {
  it('opens the list behind a number, and saves a table', async () => {
    const page = await browser.windowOf('lyu-shuqin', '/desk/figures');
    const byLight = page.getByRole('region', { name: '各灯色提案' });
    const red = byLight.getByRole('row').filter({ hasText: '红灯' });
    await red.waitFor();
    await byLight.locator('canvas').waitFor({ state: 'attached' });
    const [download] = await Promise.all([page.waitForEvent('download'), byLight.getByRole('button', { name: /导出/ }).click()]);
    const saved = await readFile(await download.path(), 'utf8');
    expect(saved).toMatch(/^\uFEFF灯色,件数\r\n红灯,\d+\r\n/);
    const count = Number(await red.getByRole('link').textContent());
    expect(count).toBeGreaterThan(0);
    await red.getByRole('link').click();
    await page.waitForURL('**/desk/cases?*light=red*');
    await page.getByText(`共${count}件`).waitFor();
  });

  it.each([
    ['ding-wenlan', '/desk/committee', '.reading, .nothing'],
    ['lyu-shuqin', '/desk/office', '.reading, .nothing'],
    ['lyu-shuqin', '/desk/office?list=late&unit=police', '.late-units, .nothing'],
    ['lyu-shuqin', '/desk/office?list=unreached', '.unreached, .nothing'],
    ['feng-yijian', '/desk/figures', '.figures canvas'],
    ['ding-wenlan', '/desk/bring-in', '.file-drop'],
    ['han-shouzhuo', '/desk/bring-in?kind=people', '.file-drop'],
  ])('has no serious finding of axe in either language, wide or narrow: %s at %s', async (person, path, ready) => {
    const page = await browser.windowOf(person, path, 1366, 800);
    expect(await wrongInBothLooks(page, ready)).toEqual([]);
  });
});
