import type { Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { choose } from '#test/support/choose.ts';
import type { DeskBrowser } from '#test/support/desk-browser.ts';
import { deskOfFile } from '#test/support/desk-of-file.ts';
import type { RunningCloud } from '#test/support/running-cloud.ts';

let running: RunningCloud;
let browser: DeskBrowser;

deskOfFile((desk) => ({ running, browser } = desk));

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
