import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { choose } from '#test/support/choose.ts';
import { overflowOf, seriousFindings } from '#test/support/desk-browser.ts';
import type { DeskBrowser } from '#test/support/desk-browser.ts';
import { deskOfFile } from '#test/support/desk-of-file.ts';
import { halfRed } from '#test/support/letters/pictures.ts';
import { clerks } from '#test/support/running-cloud.ts';
import type { RunningCloud } from '#test/support/running-cloud.ts';
import { readFile } from 'node:fs/promises';
import { checkedZip } from '#functions/adapters/letters/checked-zip.ts';
import { steadyZip } from '#functions/adapters/letters/steady-zip.ts';
import { textOfFile } from '#functions/adapters/letters/text-of-file.ts';

let running: RunningCloud;
let browser: DeskBrowser;

deskOfFile((desk) => ({ running, browser } = desk));

const paragraph = (page: Page, n: number) => page.getByRole('textbox', { name: new RegExp(`^第${n}段`) });
const saved = (page: Page) => page.getByRole('status').filter({ hasText: '已保存' }).waitFor();

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
    const caseUrl = other.url();
    // Nothing is left of what was submitted.
    await other.getByRole('link', { name: '撰写提案' }).click();
    expect(await other.getByLabel('案由').inputValue()).toBe('');

    // Who leaves is told so, and nothing of it stays in sight.
    const coSigner = await browser.windowOf('lin-zhiyuan', new URL(caseUrl).pathname);
    await coSigner.getByRole('button', { name: '退出联名' }).click();
    await coSigner.getByRole('button', { name: '确认退出联名' }).click();
    await coSigner.getByRole('heading', { name: '您不再能查看这件提案' }).waitFor();
    await coSigner.getByText('您刚刚办理了“退出联名”').waitFor();
    expect(await coSigner.getByText('校园周边步行环境').count()).toBe(0);
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

describe('a member who does not sign in', () => {
  it('judges by the link of the mail, in a browser without scripts, once; a scanner that opened it ten times changed nothing', async () => {
    const id = await running.dispatched();
    await running.answered(id);
    await running.client.advance('PT30M');
    const letters = running.cloud.mailbox.list({ limit: 500, offset: 0 }).flatMap(({ text }) => text ?? []);
    const link = letters.flatMap((text) => new RegExp(`https?://\\S+(/judge/${id}/0/[\\w-]+)`).exec(text)?.[1] ?? []).at(-1) ?? '';
    const { version } = await running.read(id);
    for (let times = 0; times < 10; times += 1) {
      expect((await fetch(running.cloud.apiUrl + link, { method: times % 2 === 0 ? 'HEAD' : 'GET' })).status).toBe(200);
    }
    await running.settle();
    expect((await running.read(id)).version).toBe(version);

    const looked = await browser.window(360, 800);
    await looked.goto(running.cloud.apiUrl + link);
    await looked.getByText('现答复如下：已安排拓宽。').waitFor();
    expect(await seriousFindings(looked)).toEqual([]);
    expect(await overflowOf(looked)).toBe(0);

    const page = await browser.plainWindow();
    await page.goto(running.cloud.apiUrl + link);
    const lead = page.getByRole('group', { name: /对主办单位/ });
    await lead.getByRole('group', { name: '工作态度' }).getByRole('radio', { name: /^满意/ }).check();
    await lead
      .getByRole('group', { name: '办理结果' })
      .getByRole('radio', { name: /^不满意/ })
      .check();
    const coHandler = page.getByRole('group', { name: '云澜区教育局' });
    await coHandler.getByRole('group', { name: '工作态度' }).getByRole('radio', { name: /^满意/ }).check();
    await page.getByLabel(/意见或建议/).fill('路口一侧还没有拓宽。');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: /提交评价/ }).click();
    await page.getByRole('alert').getByText('都选上，或都不选').waitFor();
    await coHandler
      .getByRole('group', { name: '办理结果' })
      .getByRole('radio', { name: /^基本满意/ })
      .check();
    await page.getByRole('button', { name: /提交评价/ }).click();
    await page.getByRole('status').getByText('通过邮件链接作出评价').waitFor();
    await page.goto(running.cloud.apiUrl + link);
    await page.getByRole('status').getByText('通过邮件链接作出评价').waitFor();
    await page.context().close();
    await running.settle();
    expect(await running.read(id)).toMatchObject({
      stage: 'in-handling',
      feedbacks: [{ attitude: 'satisfied', result: 'not', comment: '路口一侧还没有拓宽。', byLink: true }],
    });
  });
});

describe('a unit', () => {
  it('signs for several at once, each by itself, and is told which could not be', async () => {
    const ids = [await running.dispatched(), await running.dispatched(), await running.dispatched()];
    const page = await browser.windowOf(clerks.police, '/desk/unit?next=sign-for');
    await page.getByText('共3项').waitFor();
    await page.getByRole('checkbox', { name: '选择本页全部待签收' }).check();
    // A colleague was quicker with one of them.
    await running.command(clerks.police, ids[1] ?? '', 'sign-for', { assignmentId: 'a1' });
    await page.getByRole('button', { name: '签收所选3项' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '签收', exact: true }).click();
    await page.getByText('已签收2项，1项没有完成').waitFor();
    await page.getByText('没有符合条件的承办项').waitFor();
    await running.settle();
    const statuses = await Promise.all(ids.map(async (id) => (await running.read(id)).assignments[0]?.status));
    expect(statuses).toEqual(['in-handling', 'in-handling', 'in-handling']);
    await page.getByRole('link', { name: '等会办意见' }).click();
    await page.getByText('共3项').waitFor();
  });

  it('asks to give one back, is refused, and finds it in hand', async () => {
    const id = await running.dispatched();
    const page = await browser.windowOf(clerks.police, '/desk/unit?next=sign-for');
    await page.getByRole('link', { name: '申请退办' }).click();
    await page.getByLabel('理由').fill('不属本单位职责。');
    await choose(page.getByRole('combobox', { name: '建议' }), '住');
    await page.getByRole('button', { name: '确认申请退办' }).click();
    await page.getByText('已办理：申请退办').waitFor();
    await running.settle();
    await page.goto(`${running.cloud.apiUrl}/desk/unit?next=return-decision`);
    await page.getByText('已申请退办，等政府办审定').waitFor();
    await running.command('lyu-shuqin', id, 'decide-return', { assignmentId: 'a1', granted: false, reason: '属本单位职责。' });
    await page.goto(`${running.cloud.apiUrl}/desk/unit?next=opinions-awaited`);
    await page.getByRole('link', { name: '起草答复' }).first().waitFor();
  });

  it('writes its reply in two windows, keeps both where they meet, and gives it once nothing is missing', async () => {
    const id = await running.dispatched();
    await running.command(clerks.police, id, 'sign-for', { assignmentId: 'a1' });
    await running.command(clerks.edu, id, 'sign-for');
    const first = await browser.windowOf(clerks.police, `/desk/reply/${id}/a1`);
    await first.getByRole('button', { name: '按建议逐条起草' }).click();
    await paragraph(first, 2).fill('已会同教育部门现场踏勘。');
    await saved(first);
    // Whoever looks at the case in between goes on with what was written.
    await first.getByRole('link', { name: '查看提案' }).click();
    await first.getByRole('region', { name: '您现在可以办理' }).waitFor();
    await first.goBack();
    await paragraph(first, 2).waitFor();
    expect(await paragraph(first, 2).inputValue()).toBe('已会同教育部门现场踏勘。');
    const second = await browser.windowOf(clerks.police, `/desk/reply/${id}/a1`);
    await paragraph(second, 2).fill('已会同教育部门现场踏勘，年内拓宽。');
    await saved(second);
    await paragraph(first, 2).press('End');
    await paragraph(first, 2).press('Enter');
    await first.keyboard.insertText('感谢您的支持。');
    await first.getByText('在您起草期间也保存了一稿').waitFor();
    expect(await seriousFindings(first)).toEqual([]);
    await first.getByRole('radiogroup', { name: '第2处' }).getByText('用对方的').click();
    await first.getByRole('button', { name: '保存合并后的稿子' }).click();
    await saved(first);
    expect(await paragraph(first, 2).inputValue()).toBe('已会同教育部门现场踏勘，年内拓宽。');
    expect(await paragraph(first, 3).inputValue()).toBe('感谢您的支持。');

    await first.getByText('会办意见未齐，还缺：云澜区教育局').waitFor();
    expect(await first.getByRole('button', { name: '答复委员' }).isDisabled()).toBe(true);
    await running.command(clerks.edu, id, 'give-opinion', { text: '同意。' });
    await first.reload();
    await first.getByText('同意。').waitFor();
    await first.getByRole('radio', { name: /^A/ }).check();
    await first.getByLabel('联系电话').fill('0571-00000000');
    await saved(first);
    await first.getByRole('button', { name: '答复委员' }).click();
    await first.getByRole('button', { name: '确认答复委员' }).click();
    await first.waitForURL(`**/cases/${id}`);
    await running.settle();
    const [lead] = (await running.read(id)).assignments;
    expect(lead).toMatchObject({
      status: 'replied',
      replies: [{ class: 'A', phone: '0571-00000000', paragraphs: [{ level: 1, answers: 1 }, { level: 0 }, { text: '感谢您的支持。' }] }],
    });
  });

  it('writes sixty thousand characters, pasted, without the page growing sideways', async () => {
    const id = await running.dispatched();
    const page = await browser.windowOf(clerks.police, `/desk/reply/${id}/a1`);
    await page.getByRole('button', { name: '从空白写起' }).click();
    const text = Array.from({ length: 120 }, (_, n) => (n % 10 === 0 ? `${n / 10 + 1}.第${n}项工作` : '答'.repeat(500))).join('\n');
    // By the browser's own words: the test's program knows no clipboard.
    await page.evaluate(`{
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', ${JSON.stringify(text)});
      document.querySelector('.paragraph textarea').dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }`);
    await paragraph(page, 120).waitFor();
    await saved(page);
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await overflowOf(page)).toBe(0);
  });
});

const draft = {
  class: 'A',
  paragraphs: [
    { level: 1, text: '关于拓宽人行道的建议', answers: 1 },
    { level: 0, text: '东门一侧已经拓宽到三米。' },
  ],
  leader: '雷正宇',
  handler: '冷秋实',
  disclosure: 'disclosed',
};

async function beingWritten(): Promise<string> {
  const id = await running.dispatched();
  await running.command(clerks.police, id, 'sign-for');
  await running.command(clerks.edu, id, 'sign-for');
  const body = { version: 0, draft };
  await running.client.as(clerks.police, 'POST', `/v1/proposals/${id}/reply-drafts/a1`, { key: `draft-${id}`, body });
  return id;
}

/** The file that a button gives. */
async function downloaded(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

function edited(docx: Buffer, from: string, to: string): Buffer {
  const entries = checkedZip(docx);
  const name = 'word/document.xml';
  entries.set(name, Buffer.from((entries.get(name)?.toString('utf8') ?? '').replace(from, to), 'utf8'));
  return steadyZip(entries);
}

describe('a letter', () => {
  it('is shown as it will print beside the text, goes out to Word, comes back compared and checked, and is taken into the draft', async () => {
    const id = await beingWritten();
    const page = await browser.windowOf(clerks.police, `/desk/reply/${id}/a1`);
    await page.getByRole('radiogroup', { name: '旁边显示' }).getByText('版面').click();
    const sheet = page.getByRole('img', { name: '第1页' });
    await sheet.waitFor();
    expect(await sheet.textContent()).toContain('澜州市公安局云澜分局文件');
    expect(await sheet.textContent()).toContain('草稿');
    await page.getByRole('radiogroup', { name: '版式' }).getByText('信函式').click();
    await sheet.filter({ hasNotText: '云澜分局文件' }).waitFor();
    await page.getByRole('listitem').filter({ hasText: '联系电话' }).getByRole('button', { name: '去填写' }).click();
    await page.keyboard.insertText('0000-5550110');
    await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
    await page.getByRole('listitem').filter({ hasText: '联系电话' }).getByRole('button', { name: '去填写' }).waitFor({ state: 'detached' });
    expect(await seriousFindings(page)).toEqual([]);

    const { name, bytes } = await downloaded(page, '下载 Word');
    expect(name).toMatch(/提案的复函（草稿）\.docx$/);
    const buffer = edited(bytes, '东门一侧已经拓宽到三米。', '东门一侧将于9月31日拓宽到三米。');
    await page.getByLabel('上传改好的文件').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await page.getByRole('heading', { name: '有1处改动' }).waitFor();
    await page.getByText('“9月31日”这一天不存在').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '写入草稿' }).click();
    await page.getByText('已写入草稿').waitFor();
    expect(await page.getByRole('textbox', { name: /^第2段/ }).inputValue()).toBe('东门一侧将于9月31日拓宽到三米。');
    await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
  });

  it('gets a table and a picture where it is written, by keys, and they are on its pages', async () => {
    const id = await beingWritten();
    const page = await browser.windowOf(clerks.police, `/desk/reply/${id}/a1`);
    await page.getByRole('textbox', { name: /^第2段/ }).focus();
    await page.getByRole('button', { name: '表格' }).click();
    for (const text of ['路段', '宽度', '完成时间']) {
      await page.keyboard.insertText(text);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.insertText('东门');
    for (const row of [2, 3]) {
      await page.keyboard.press('Enter');
      await page.keyboard.insertText(`第${row}段`);
    }
    await page.getByRole('button', { name: '删本列' }).click();
    expect(await page.getByRole('textbox', { name: '表头第1列' }).inputValue()).toBe('宽度');
    await page.getByRole('button', { name: '图片', exact: true }).click();
    await page.getByLabel('上传图片').setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: halfRed(60, 40) });
    const caption = page.getByLabel('图名');
    await caption.waitFor();
    await caption.fill('东门现场');
    await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
    await page.getByRole('radiogroup', { name: '旁边显示' }).getByText('版面').click();
    const sheets = page.locator('.sheets');
    await sheets.filter({ hasText: '东门现场' }).waitFor();
    expect(await sheets.textContent()).toContain('完成时间');
    expect(await page.locator('.sheet image').count()).toBe(1);
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
  });

  it('that was issued is on the case for its reader, with its number and its files', async () => {
    const id = await beingWritten();
    await running.command(clerks.edu, id, 'give-opinion', { text: '同意。' });
    await running.command(clerks.police, id, 'issue-reply', { ...draft, phone: '0000-5550110' });
    const page = await browser.windowOf('shen-ruoxi', `/cases/${id}`, 360, 800);
    const letter = page.getByRole('region', { name: '信函' });
    await letter.getByRole('button', { name: '看版面' }).click();
    await letter.getByRole('img', { name: '第1页' }).waitFor();
    await letter.getByText('发文字号：云公提复〔2026〕').waitFor();
    expect(await overflowOf(page)).toBe(0);
    const { name, bytes } = await downloaded(page, '下载 PDF');
    expect(name).toMatch(/^云公提复〔2026〕\d+号\.pdf$/);
    expect(await textOfFile(bytes)).toContain('沈若溪委员：');
  });

  it('of any office is read into fields, several of them into a table of what needs a look; a file that is none says what to do', async () => {
    const page = await browser.windowOf(clerks.police, '/desk/letters');
    const file = page.getByLabel('选择文件（');
    await file.setInputFiles('samples/letters/synthetic-07-hanfu-ruxia-dash-phone.txt');
    await page.getByRole('rowheader', { name: '标题' }).waitFor();
    await page.getByRole('heading', { name: '没有找到' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel('选择文件夹').setInputFiles('samples/letters');
    await file.setInputFiles({ name: 'a.doc', mimeType: 'application/msword', buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]) });
    await page.getByText('请在 Word 或 WPS 中另存为 .docx').waitFor();
    const table = page.getByRole('region', { name: '读取结果' }).first();
    await table
      .getByRole('status')
      .filter({ hasText: /共\d+件，已读\d+件/u })
      .waitFor();
    await table.getByText('EXPECTED.json').waitFor();
    await table.getByRole('button', { name: /synthetic-09/u }).click();
    await page.getByRole('rowheader', { name: '标题' }).waitFor();
    expect((await downloaded(page, '导出表格')).bytes.toString('utf8')).toContain('synthetic-11');
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
    await page.reload();
    await page.getByText('EXPECTED.json').waitFor();
  });
});
