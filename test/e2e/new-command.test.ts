import { afterAll, beforeAll, expect, it } from 'vitest';
import { DeskBrowser } from '#test/support/desk-browser.ts';
import { inventedAssembly } from '#test/support/invented-assembly.ts';
import { RunningCloud } from '#test/support/running-cloud.ts';

let running: RunningCloud;
let browser: DeskBrowser;
let remove: () => Promise<void>;

beforeAll(async () => {
  const assembly = await inventedAssembly();
  remove = assembly.remove;
  running = await RunningCloud.start('memory', undefined, '', assembly.directory);
  browser = await DeskBrowser.open(running.cloud.apiUrl);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await running?.stop();
  await remove?.();
});

it('a command that is new in the registry is on the desk, with its form, and can be given, without a line of the desk’s', async () => {
  const id = await running.dispatched();
  const page = await browser.windowOf('ding-wenlan', `/cases/${id}`);
  const actions = page.getByRole('region', { name: '您现在可以办理' });
  await actions.getByRole('button', { name: '现场办结' }).click();
  // Its form, its choices with their names, and what follows from it.
  await page.getByRole('region', { name: '办理后' }).getByText('提案转入“办结”阶段').waitFor();
  await page.getByRole('button', { name: '确认现场办结' }).click();
  await page.getByText('请填写此项。').first().waitFor();
  await page.getByLabel('理由').fill('现场已整改到位。');
  await page.getByLabel('摘要公开').check();
  await page.getByRole('button', { name: '确认现场办结' }).click();
  await page.getByText('已办理：现场办结').waitFor();
  const record = page.getByRole('region', { name: '办理记录' });
  await record.getByText('现场办结').waitFor();
  expect(await record.locator('.timeline > li').first().textContent()).toMatch(/现场办结 丁文澜.*现场已整改到位/u);
  // The palette knows it as well, on another case.
  const other = await browser.windowOf('ding-wenlan', `/cases/${await running.dispatched()}`);
  await other.getByRole('region', { name: '您现在可以办理' }).getByRole('button', { name: '现场办结' }).waitFor();
  await other.keyboard.press('Control+k');
  await other.getByRole('combobox').fill('现场');
  await other.getByRole('option', { name: /现场办结/u }).waitFor();
  await other.keyboard.press('Enter');
  await other.getByRole('button', { name: '确认现场办结' }).waitFor();
  expect(browser.complaints).toEqual([]);
});
