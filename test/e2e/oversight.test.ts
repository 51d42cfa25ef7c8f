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
    await running.command('zheng-huaijin', ids[1] ?? '', 'remind', {});
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

const title = '关于在老旧小区增设非机动车充电棚的提案';

const actionsOf = (page: Page) => page.getByRole('region', { name: '您现在可以办理' });

/** Goes to what waits, and opens the case from there, as one does. */
async function openFromWork(page: Page): Promise<void> {
  await page.getByRole('link', { name: '我的待办' }).first().click();
  await page.getByRole('listitem').filter({ hasText: title }).getByRole('link', { name: title }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** Presses an action, fills its form, confirms it, reads that it is done; until all it led to is done. */
async function act(page: Page, name: string, fill: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  // Where several units are in it, a button names whose share it is about.
  await actionsOf(page)
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
  await page.getByRole('region', { name: '办理后' }).waitFor();
  await fill();
  await page.getByRole('button', { name: `确认${name}` }).click();
  await page.getByText(`已办理：${name}`).waitFor();
  await running.settle();
}

const listOf = (page: Page, label: string) => page.getByRole('combobox', { name: label });

/** The editor of the reply, written after the suggestions, or after what stands there from the round before. */
async function writeReply(page: Page, beginning: string, text: string): Promise<void> {
  await actionsOf(page).getByRole('button', { name: '答复委员', exact: true }).click();
  await page.waitForURL('**/desk/reply/**');
  await page.getByRole('button', { name: beginning }).click();
  await page.getByRole('textbox', { name: /^第2段/ }).fill(text);
  await page.getByRole('radio', { name: /^A/ }).check();
  await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
}

async function giveReply(page: Page): Promise<void> {
  await page.getByRole('button', { name: '答复委员' }).click();
  await page.getByRole('button', { name: '确认答复委员' }).click();
  await page.waitForURL('**/cases/*');
  await running.settle();
}

async function judge(page: Page, result: string, comment: string): Promise<void> {
  await openFromWork(page);
  await actionsOf(page).getByRole('button', { name: '反馈意见', exact: true }).click();
  const lead = page.getByRole('group', { name: /对主办单位/ });
  await lead
    .getByRole('radiogroup', { name: /工作态度/ })
    .getByText('满意', { exact: true })
    .click();
  await lead
    .getByRole('radiogroup', { name: /办理结果/ })
    .getByText(result, { exact: true })
    .click();
  await page.getByLabel('意见或建议').fill(comment);
  await page.getByRole('button', { name: '提交评价' }).click();
  await page.waitForURL('**/cases/*');
  await running.settle();
}

describe('seven people, each in a browser of their own', () => {
  it(
    'carry a proposal from its draft to its closure, through a return, an opinion and a redo, by clicks alone',
    { timeout: 600_000 },
    async () => {
      const member = await browser.windowOf('shen-ruoxi');
      await member.getByRole('link', { name: '撰写提案' }).click();
      await member.getByLabel('联名提案').check();
      await member.getByLabel('六届一次会议').check();
      await member.getByLabel('案由').fill(title);
      await member.getByLabel('情况与问题').fill('多数老旧小区没有集中充电的地方，居民从楼上拉线充电，火灾隐患突出。');
      await member.getByLabel('建议1').fill('由街道牵头，利用边角空地建设带雨棚的集中充电设施。');
      await choose(listOf(member, '联名委员'), '林致远');
      await member.getByRole('button', { name: '存为草稿' }).click();
      await member.getByRole('heading', { level: 1, name: title }).waitFor();
      await running.settle();
      await act(member, '提交');

      const coSigner = await browser.windowOf('lin-zhiyuan');
      await coSigner.getByRole('link', { name: '提案列表' }).click();
      await coSigner.getByRole('link', { name: title }).click();
      // Whoever was named has nothing to do, and may leave.
      await actionsOf(coSigner).getByRole('button', { name: '退出联名' }).waitFor();

      const committee = await browser.windowOf('ding-wenlan');
      await openFromWork(committee);
      await act(committee, '立案');

      const office = await browser.windowOf('lyu-shuqin');
      await openFromWork(office);
      await act(office, '交办', async () => {
        await choose(listOf(office, '单位').first(), '住房');
        await office.getByRole('button', { name: /^增加.*会办/ }).click();
        await choose(listOf(office, '单位').nth(1), '城市管理');
      });

      const housing = await browser.windowOf('ren-zhucheng');
      await openFromWork(housing);
      await act(housing, '申请退办', async () => {
        await housing.getByLabel('退办理由').fill('充电设施的消防安全由公安机关牵头，不属本单位职责。');
        await choose(listOf(housing, '建议承办单位'), '公安');
      });

      await openFromWork(office);
      await act(office, '审定退办申请', async () => {
        await office.getByRole('radiogroup', { name: '同意退办' }).getByText('是').click();
        await choose(listOf(office, '改交单位'), '公安');
      });

      const clerk = await browser.windowOf('lei-zhengyu');
      await openFromWork(clerk);
      await act(clerk, '签收');
      const coHandler = await browser.windowOf('shi-jiejing');
      await openFromWork(coHandler);
      await act(coHandler, '签收');
      await act(coHandler, '提出会办意见', () =>
        coHandler.getByRole('textbox', { name: '会办意见' }).fill('同意。占用边角空地的，我局简化审批。'),
      );

      await openFromWork(clerk);
      await writeReply(clerk, '按建议逐条起草', '年内在十二个小区建成集中充电棚。');
      const leader = await browser.windowOf('duan-pingan');
      await openFromWork(leader);
      await actionsOf(leader).getByRole('button', { name: '答复委员', exact: true }).click();
      await leader.getByText('我局简化审批').waitFor();
      await giveReply(leader);

      await judge(member, '不满意', '没有说明哪些小区先建。');
      await openFromWork(clerk);
      await writeReply(clerk, '在上次答复的基础上改', '先建的十二个小区名单附后，六月底前完成。');
      await clerk.getByText('没有说明哪些小区先建。').waitFor();
      await giveReply(clerk);
      await judge(member, '满意', '清楚了。');
      // The record as it was read before stays until it has been read anew.
      const record = member.getByRole('region', { name: '办理记录' }).locator('.timeline > li');
      await record.first().filter({ hasText: '办结' }).waitFor();
    },
  );
});
