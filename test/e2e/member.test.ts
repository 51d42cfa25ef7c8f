import { describe, expect, it } from 'vitest';
import { choose } from '#test/support/choose.ts';
import { overflowOf, seriousFindings } from '#test/support/desk-browser.ts';
import type { DeskBrowser } from '#test/support/desk-browser.ts';
import { deskOfFile } from '#test/support/desk-of-file.ts';
import type { RunningCloud } from '#test/support/running-cloud.ts';

let running: RunningCloud;
let browser: DeskBrowser;

deskOfFile((desk) => ({ running, browser } = desk));

describe('a member', () => {
  it('goes on at another machine, is shown what is like the text, and invites a co-signer by name', async () => {
    const like = await running.submit('lin-zhiyuan', '关于完善校园周边步行环境的提案');
    await running.command('ding-wenlan', like, 'file');
    const page = await browser.windowOf('shen-ruoxi', '/desk/write');
    await page.getByLabel('联名提案').check();
    await page.getByLabel('六届一次会议').check();
    await page.getByLabel('案由').fill('关于改善校园周边步行环境的提案');
    await page.getByLabel('情况与问题').fill('学校周边人行道狭窄，早晚高峰学生只能走车行道。');
    await page.getByText('还没有选定联名委员').waitFor();
    await choose(page.getByRole('combobox', { name: '联名委员' }), '林致远');
    await page.getByText('还没有选定联名委员').waitFor({ state: 'detached' });
    await page.getByText('已保存').waitFor();

    const other = await browser.windowOf('shen-ruoxi', '/desk/write');
    expect(await other.getByLabel('案由').inputValue()).toBe('关于改善校园周边步行环境的提案');
    await other.getByLabel('建议1').fill('拓宽人行道。');
    await other.getByRole('button', { name: '提交提案' }).click();
    const checked = other.getByRole('region', { name: '提交前检查' });
    await checked.getByText('第1条建议过于简短').waitFor();
    await checked.getByText(/相近\d+%/).click();
    await checked.getByText('学校周边人行道狭窄').first().waitFor();
    expect(await seriousFindings(other)).toEqual([]);
    await checked.getByRole('button', { name: '确认提交' }).click();
    await other.getByRole('heading', { level: 1, name: '关于改善校园周边步行环境的提案' }).waitFor();
    expect(await other.getByText('林致远').first().isVisible()).toBe(true);
    // Nothing is left of what was submitted.
    await other.getByRole('link', { name: '撰写提案' }).click();
    expect(await other.getByLabel('案由').inputValue()).toBe('');
  });

  it('judges attitude and result apart, unit by unit, alone with the letter', async () => {
    const id = await running.dispatched();
    await running.answered(id);
    const page = await browser.windowOf('shen-ruoxi', `/cases/${id}`);
    await page.getByRole('button', { name: '反馈意见', exact: true }).click();
    await page.waitForURL(`**/desk/judge/${id}`);
    await page.getByText('已安排拓宽').waitFor();
    // Past the letter at once, however long it is.
    await page.getByRole('link', { name: '直接去评价' }).click();
    expect(await page.evaluate<string>('document.activeElement.tagName')).toBe('FORM');
    await page.getByRole('button', { name: '提交评价' }).click();
    await page.getByText('都作出评价').waitFor();
    const lead = page.getByRole('group', { name: /对主办单位/ });
    await lead
      .getByRole('radiogroup', { name: /工作态度/ })
      .getByText('满意', { exact: true })
      .click();
    await lead
      .getByRole('radiogroup', { name: /办理结果/ })
      .getByText('基本满意')
      .click();
    const coHandler = page.getByRole('group', { name: /对会办单位云澜区教育局/ });
    await coHandler
      .getByRole('radiogroup', { name: /工作态度/ })
      .getByText('不满意')
      .click();
    await page.getByRole('button', { name: '提交评价' }).click();
    await page.getByText('都选上，或都不选').waitFor();
    await page.reload();
    await coHandler
      .getByRole('radiogroup', { name: /办理结果/ })
      .getByText('不满意')
      .click();
    expect(await seriousFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await overflowOf(page)).toBe(0);
    await page.getByRole('button', { name: '提交评价' }).click();
    await page.waitForURL(`**/cases/${id}`);
    await page.getByRole('status').getByText('已办理，并已记录。').waitFor();
    await running.settle();
    const { stage, feedbacks } = await running.read(id);
    expect(stage).toBe('closed');
    expect(feedbacks).toMatchObject([{ attitude: 'satisfied', result: 'basically', units: [{ attitude: 'not', result: 'not' }] }]);
  });
});
