import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { wrongInBothLooks } from '#test/support/both-looks.ts';
import { choose } from '#test/support/choose.ts';
import type { DeskBrowser } from '#test/support/desk-browser.ts';
import { deskOfFile } from '#test/support/desk-of-file.ts';
import { RunningCloud } from '#test/support/running-cloud.ts';
import { SubscribedPlatform } from '#test/support/subscribed-platform.ts';

const administrator = 'han-shouzhuo';
let running: RunningCloud;
let browser: DeskBrowser;
let platform: SubscribedPlatform;

afterAll(async () => {
  await platform?.close();
});

deskOfFile(
  (desk) => ({ running, browser } = desk),
  async () => {
    platform = await SubscribedPlatform.open();
    const started = await RunningCloud.start('memory', undefined, platform.address);
    platform.now = () => started.cloud.clock.now();
    return started;
  },
  180_000,
);

async function openAt(path: string): Promise<Page> {
  const page = await browser.windowOf(administrator, path);
  // A machine that does other things, too, is slow and not wrong.
  page.setDefaultTimeout(90_000);
  return page;
}

/** Chooses in a form's list by typing. */
async function pick(page: Page, label: string, typed: string): Promise<void> {
  await choose(page.getByRole('combobox', { name: label }), typed);
}

describe('an administrator', () => {
  it('adds a unit and a person with a role, sees who gains what and who is told, and finds it in the history', async () => {
    const page = await openAt('/desk');
    await page.getByRole('navigation', { name: '功能菜单' }).getByRole('link', { name: '名录' }).click();
    await page.getByRole('button', { name: '登记新单位' }).click();
    await page.getByRole('button', { name: '查看变更' }).click();
    await page.getByText('请填写此项。').first().waitFor();
    await page.getByLabel('编号（登记后').fill('library');
    await page.getByLabel('单位名称').fill('云澜区图书馆');
    await page.getByLabel('英文名称').fill('Yunlan District Library');
    await page.getByLabel('机关代字').fill('云图');
    await page.getByRole('button', { name: '查看变更' }).click();
    await page.getByText('没有人的权限发生变化。').waitFor();
    await page.getByRole('button', { name: '确认登记' }).click();
    await page.getByRole('heading', { level: 1, name: '云澜区图书馆' }).waitFor();

    await page.goto(`${running.cloud.apiUrl}/desk/directory?list=people&id=new`);
    await page.getByLabel('编号（登记后').fill('tu-shu');
    await page.getByLabel('姓名', { exact: true }).fill('涂书');
    await pick(page, '角色', '承办单位经办人');
    await page.keyboard.press('Escape');
    await pick(page, '所在单位', '图书馆');
    await page.getByRole('button', { name: '查看变更' }).click();
    await page.getByText('获得：云澜区图书馆承办单位经办人').waitFor();
    await page.getByRole('button', { name: '确认登记' }).click();
    await page.getByRole('heading', { level: 1, name: '涂书' }).waitFor();
    const history = page.getByRole('region', { name: '变更记录' });
    await history.getByText('韩守拙').waitFor();
    expect(await history.textContent()).toContain('承办单位经办人');

    // Somebody who is there: a role more, and who will hear of it.
    await page.goto(`${running.cloud.apiUrl}/desk/directory?list=people&q=丁文澜`);
    await page.getByRole('link', { name: '丁文澜' }).click();
    await pick(page, '角色', '审计员');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '查看变更' }).click();
    await page.getByText('获得：审计员').waitFor();
    expect(await page.locator('.consequences').textContent()).toMatch(/将告知.*丁文澜/);
  });

  it('changes the rules by their form: sees what is wrong by its field, and what differs before it is recorded', async () => {
    const page = await openAt('/desk/rules');
    const form = page.getByRole('form', { name: '登记新版本' });
    await form.getByLabel('施行日').fill('2026-03-02');
    await form.getByText('各事项期限', { exact: true }).click();
    const review = form.getByRole('group', { name: '平时提案的审查期限' });
    await review.getByLabel('时长').fill('7');
    await form.getByRole('button', { name: '查看与现行规则的不同' }).click();
    await form.getByText('请填写此项。').waitFor();
    await form.getByLabel('版本号').fill('current');
    await form.getByText('提醒规则', { exact: true }).click();
    await form.getByLabel('每日邮件几点起发').fill('8.3');
    await form.getByRole('button', { name: '查看与现行规则的不同' }).click();
    const differences = form.getByRole('region', { name: '查看与现行规则的不同' });
    await differences.getByText('平时提案的审查期限').waitFor();
    await form.getByRole('button', { name: '确认登记' }).click();
    await form.getByText(/须为一刻钟的整数倍/).waitFor();
    await form.getByText(/该版本号为系统保留/).waitFor();
    await form.getByLabel('版本号').fill('yunlan-2026');
    await form.getByLabel('每日邮件几点起发').fill('8.5');
    await form.getByRole('button', { name: '查看与现行规则的不同' }).click();
    await form.getByRole('button', { name: '确认登记' }).click();
    await page.getByText('2026年3月2日').waitFor();
    expect(await running.client.as(administrator, 'GET', '/v1/policies/yunlan-2026')).toMatchObject({
      clocks: { 'review.ordinary': { amount: 7 } },
      reminders: { atHour: 8.5 },
      preDispatch: { workingDays: null },
      feedback: { acceptLate: { amount: 3, unit: 'month' } },
    });
  });

  it('adds a receiver, keeps its secret, sees deliveries, sends one again and replays', async () => {
    const page = await openAt('/desk/webhooks');
    await page.getByRole('link', { name: '新建接收端点' }).click();
    await page.getByLabel('接收地址').fill(platform.url);
    await page.getByRole('button', { name: '新建并开始验证' }).click();
    platform.secret = (await page.locator('.secret').textContent()) ?? '';
    expect(platform.secret).toMatch(/^whsec_/);
    await running.settle();
    await page.getByRole('button', { name: '已保存' }).click();
    await page.getByText('正在推送').waitFor();
    expect(await page.locator('.secret').count()).toBe(0);

    const id = await running.submit();
    const deliveries = page.getByRole('region', { name: '投递记录' });
    await page.getByRole('button', { name: '发送测试事件' }).click();
    await page.getByText('已受理。投递结果见下面的投递记录。').waitFor();
    await running.settle();
    await deliveries.getByRole('button', { name: '刷新' }).click();
    await deliveries.getByText('测试事件').waitFor();
    expect(platform.firsts(id)).toEqual([1]);
    await deliveries
      .getByText(/对方答复 20\d/)
      .first()
      .waitFor();
    await deliveries.getByRole('button', { name: '重发这一条' }).first().click();
    await deliveries.getByText('已受理。').waitFor();
    await running.settle();
    expect(platform.arrivals.filter(({ proposalId }) => proposalId === id)).toHaveLength(2);

    await page.getByLabel('从何时起补发').fill('2026-01-19T00:00');
    await page.getByRole('button', { name: '补发', exact: true }).click();
    await page.getByRole('button', { name: '开始补发' }).click();
    await page.getByRole('region', { name: '补发' }).getByRole('status').waitFor();
    await running.settle();
    expect(platform.arrivals.filter(({ proposalId }) => proposalId === id)).toHaveLength(3);
  });

  it.each([
    ['/desk/directory', '.entry-list'],
    ['/desk/directory?list=people&id=ding-wenlan', 'form'],
    ['/desk/rules', '.rules-table'],
    ['/desk/calendar', '.rules-table'],
    ['/desk/webhooks?id=new', 'form'],
    ['/desk/mails?to=ding-wenlan', '.card'],
    ['/desk/healed', '.nothing'],
  ])('has no serious finding of axe in either language, wide or narrow: %s', async (path, ready) => {
    const page = await openAt(path);
    expect(await wrongInBothLooks(page, ready)).toEqual([]);
  });
});
