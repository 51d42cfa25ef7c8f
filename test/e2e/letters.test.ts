import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { checkedZip } from '#functions/adapters/letters/checked-zip.ts';
import { steadyZip } from '#functions/adapters/letters/steady-zip.ts';
import { textOfFile } from '#functions/adapters/letters/text-of-file.ts';
import { overflowOf, seriousFindings } from '#test/support/desk-browser.ts';
import type { DeskBrowser } from '#test/support/desk-browser.ts';
import { deskOfFile } from '#test/support/desk-of-file.ts';
import { halfRed } from '#test/support/letters/pictures.ts';
import { clerks } from '#test/support/running-cloud.ts';
import type { RunningCloud } from '#test/support/running-cloud.ts';

let running: RunningCloud;
let browser: DeskBrowser;

deskOfFile((desk) => ({ running, browser } = desk));

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
