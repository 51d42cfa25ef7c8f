import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { choose } from '#test/support/choose.ts';
import { networkOf, overflowOf, seriousFindings } from '#test/support/desk-browser.ts';
import type { DeskBrowser } from '#test/support/desk-browser.ts';
import { deskOfFile } from '#test/support/desk-of-file.ts';
import { readPlan } from '#test/support/filed-session.ts';
import { mailsBeyond, mailsListed } from '#test/support/mails-of-plan.ts';
import { RunningCloud } from '#test/support/running-cloud.ts';
import { toldMails } from '#test/support/told-mails.ts';
import { seedWaiting } from '#test/support/waiting-body.ts';

// A session in one batch; two more stay for whoever goes on.
const IN_THE_PLAN = 201;
const WAITING = IN_THE_PLAN + 1;
const directory = mkdtempSync(join(tmpdir(), 'board-'));
let running: RunningCloud;
let browser: DeskBrowser;
let ids: readonly string[];

// Registered first, so that it runs once the product is stopped.
afterAll(() => rmSync(directory, { recursive: true, force: true }));

deskOfFile(
  (desk) => ({ running, browser } = desk),
  async () => {
    const dataDir = join(directory, 'data');
    ({ ids } = await seedWaiting(dataDir, WAITING));
    const started = await RunningCloud.start(dataDir);
    // What was due before is told by then.
    await started.client.advance('PT30M');
    return started;
  },
  300_000,
);

const rows = (page: Page) => page.getByRole('option');
const at = (page: Page) => page.locator('.board-row.at .board-title');
const saved = (page: Page) => page.getByText('已保存', { exact: true }).waitFor();

/** `l` or `c`, a few letters, Enter. */
async function give(page: Page, key: 'l' | 'c', unit: string): Promise<void> {
  await page.keyboard.press(key);
  // Letters that are typed are its field's at once, and its list stands at the first that has them.
  await page.locator('[role="combobox"]:focus').waitFor();
  await page.keyboard.type(unit);
  await page.getByRole('option', { name: unit, selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** What the list shows of a proposal. */
interface Shown {
  readonly title: string;
  readonly number: number;
}

const idOf = (shown: Shown | undefined): string => ids[(shown?.number ?? 0) - 1] ?? '';

async function shownIn(page: Page): Promise<Shown[]> {
  const texts = await rows(page).evaluateAll((all) =>
    all.map((row) => [row.querySelector('.board-title')?.textContent ?? '', row.textContent] as const),
  );
  return texts.map(([title, whole]) => ({ title, number: Number(/第(\d+)号/.exec(whole ?? '')?.[1]) }));
}

/** By unit what its page of the plan shows: case numbers, and how many mails it says go there. */
async function pagesOf(page: Page): Promise<Map<string, { numbers: number[]; mails: number }>> {
  const pages = await page.locator('.board-page').evaluateAll((all) =>
    all.map((one) => ({
      heading: one.querySelector('h2')?.textContent ?? '',
      numbers: [...one.querySelectorAll('tbody tr')].map((row) => Number(row.querySelector('td')?.textContent)),
      said: one.lastElementChild?.textContent ?? '',
    })),
  );
  return new Map(
    pages.map(({ heading, numbers, said }) => [
      heading.replace('提案交办清单', ''),
      { numbers: numbers.sort((x, y) => x - y), mails: Number(/收到邮件(\d+)封/.exec(said)?.[1] ?? 0) },
    ]),
  );
}

const inMail = (text: string): number[] => [...new Set([...text.matchAll(/第(\d+)号/g)].map(([, n]) => Number(n)))].sort((x, y) => x - y);

it(
  'a session of two hundred is allotted by keys and suggestions, seen by another, tried, run but for a line that is taken back, and told in just the mails that were shown',
  { timeout: 300_000 },
  async () => {
    const page = await browser.windowOf('lyu-shuqin', '/desk/board');
    await page.getByRole('button', { name: '新建方案' }).click();
    await rows(page)
      .nth(WAITING - 1)
      .waitFor();
    const shown = await shownIn(page);
    const titles = shown.map(({ title }) => title);

    await give(page, 'l', '教育');
    await give(page, 'c', '交通');
    // Allotted, it stays in sight while one is on it, and is out of the way afterwards.
    await page.keyboard.press('j');
    await page.getByText(`共${WAITING}件待交办，${WAITING - 1}件未分办`).waitFor();
    expect(await at(page).textContent()).toBe(titles[1]);
    await page.keyboard.press(' ');
    await page.keyboard.press('Shift+J');
    await page.keyboard.press('Shift+J');
    await page.getByText('已选3件').waitFor();
    await give(page, 'l', '公安');
    await page.keyboard.press('d');
    await page.locator('input[type="date"]:focus').waitFor();
    await page.getByLabel('主办截止日期').fill('2026-04-10');
    await page.getByRole('button', { name: '确定' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    // Many at once: each gets the unit that is suggested for it, but the last, which stays.
    await page.getByRole('region', { name: '承办单位建议' }).waitFor();
    await page.getByRole('button', { name: '全选所显示的' }).click();
    await rows(page).last().locator('.board-tick').click();
    await page.keyboard.press('1');
    await page.getByText(`共${WAITING}件待交办，1件未分办`).waitFor();
    await page.keyboard.press('Escape');
    await saved(page);

    const other = await browser.windowOf('he-xincheng', new URL(page.url()).pathname + new URL(page.url()).search);
    await other.getByText(`共${WAITING}件待交办，1件未分办`).waitFor();
    await give(page, 'l', '卫生');
    // Without being loaded anew.
    await other.getByText(`共${WAITING}件待交办，0件未分办`).waitFor();
    await page.keyboard.press('u');
    await other.getByText(`共${WAITING}件待交办，1件未分办`).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await other.setViewportSize({ width: 360, height: 800 });
    expect(await overflowOf(other)).toBe(0);

    await saved(page);
    await page.getByRole('button', { name: '试办', exact: true }).click();
    await page.getByRole('heading', { name: '云澜区教育局提案交办清单' }).waitFor();
    await page.getByText(`待办理${IN_THE_PLAN}件`).waitFor();
    await other.goto(page.url());
    await other.getByRole('heading', { name: '云澜区教育局提案交办清单' }).waitFor();
    expect(await overflowOf(other)).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    const pages = await pagesOf(page);
    const planId = new URL(page.url()).searchParams.get('plan') ?? '';
    const plan = await readPlan(running.client, 'lyu-shuqin', planId);
    expect(plan.counts).toEqual({ planned: IN_THE_PLAN, refused: 0, cancelled: 0, done: 0, 'left-out': 0 });
    const [back, firstId] = [shown.at(5), idOf(shown[0])];
    await page.getByRole('button', { name: '执行交办' }).click();
    await page.getByRole('button', { name: '确认执行' }).click();
    await page.getByRole('timer').filter({ hasText: '秒后开始执行' }).waitFor();
    await page
      .getByRole('row')
      .filter({ hasText: new RegExp(`^${back?.number}\\D`) })
      .first()
      .getByRole('button')
      .click();
    await page.getByText(`待办理${IN_THE_PLAN - 1}件 · 已撤销1件`).waitFor();

    const before = toldMails(running).length;
    await running.client.advance('PT9M');
    expect((await readPlan(running.client, 'lyu-shuqin', planId)).state).toBe('in-grace');
    expect((await running.read(firstId)).stage).toBe('awaiting-dispatch');
    // A minute more than the time for second thoughts: a step that a busy machine does not finish in its time is tried again.
    await running.client.advance('PT2M');
    await page.getByText(`已交办${IN_THE_PLAN - 1}件。`).waitFor();
    const after = await readPlan(running.client, 'lyu-shuqin', planId);
    expect(after).toMatchObject({ state: 'finished', counts: { done: IN_THE_PLAN - 1, cancelled: 1 } });
    expect(new Set(after.units.map(({ number }) => number))).toEqual(new Set([...pages.keys()].map((_, n) => `提案交〔2026〕${n + 1}号`)));
    await running.client.advance('PT15M');
    const told = toldMails(running).slice(before);
    expect(new Set(told.map(({ to }) => to)).size).toBe(told.length);
    const expected = [...pages.values()].flatMap(({ numbers, mails }) =>
      Array.from({ length: mails }, () => numbers.filter((n) => n !== back?.number).join(' ')),
    );
    expect(told.map(({ text }) => inMail(text).join(' ')).sort()).toEqual(expected.filter((numbers) => numbers !== '').sort());
    expect(mailsBeyond(running, before)).toEqual(mailsListed(plan, back?.number));
    expect(new Set([...pages.values()].flatMap(({ numbers }) => numbers)).size).toBe(IN_THE_PLAN);
    await page.getByRole('button', { name: '会议用清单' }).click();
    await page
      .getByRole('region', { name: '提案交办清单' })
      .getByText(titles[0] ?? '')
      .first()
      .waitFor();
    const unit = await browser.windowOf('qian-jiayin', '/desk/unit');
    await unit.getByRole('link', { name: '交办通知' }).click();
    await unit.getByRole('link', { name: /提案交〔2026〕\d+号/ }).click();
    const paper = unit.getByRole('article', { name: /交办通知/ });
    await paper
      .getByText(titles[0] ?? '')
      .first()
      .waitFor();
    expect(await paper.textContent()).toMatch(/云澜区人民政府办公室.*关于交办.*提案的通知.*云澜区教育局：/);
    expect(await seriousFindings(unit)).toEqual([]);
    await unit.setViewportSize({ width: 360, height: 800 });
    expect(await overflowOf(unit)).toBe(0);
    await page.getByRole('link', { name: '返回分办' }).click();
    await page.getByText('共2件待交办').waitFor();
    const [one, taken, last] = await Promise.all([0, 5, WAITING - 1].map((n) => running.read(idOf(shown[n]))));
    expect([one?.stage, taken?.stage, last?.stage]).toEqual(['in-handling', 'awaiting-dispatch', 'awaiting-dispatch']);
  },
);

/** What is allotted stays in the list. */
async function showAll(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: '显示' }).click();
  await page.getByTitle('全部', { exact: true }).click();
  // Keys are the board's again.
  await page.getByRole('heading', { level: 1 }).click();
}

/** The body asks units beforehand, two working days long. */
async function asksBeforehand(): Promise<void> {
  const policy = { ...Object(await running.client.as('han-shouzhuo', 'GET', '/v1/policies/current')), version: 'asks-units' };
  const inForceFrom = new Date(await running.client.now()).toISOString().slice(0, 10);
  const body = { policy: { ...policy, preDispatch: { workingDays: 2 } }, inForceFrom };
  await running.client.as('han-shouzhuo', 'POST', '/v1/policies', { key: 'asks-units', body });
  await running.client.advance('PT30S');
}

it(
  'units that are asked say what they think line by line; two dispatchers never overwrite each other, and nothing is lost by a sign-in that ran out',
  { timeout: 180_000 },
  async () => {
    await asksBeforehand();
    const page = await browser.windowOf('lyu-shuqin', '/desk/board');
    await page.getByLabel('新方案名称').fill('再议两件');
    await page.getByRole('button', { name: '新建方案' }).click();
    await rows(page).nth(1).waitFor();
    const titles = await page.locator('.board-title').allTextContents();
    await showAll(page);
    await give(page, 'l', '公安');
    await page.keyboard.press('j');
    await give(page, 'l', '公安');
    await saved(page);
    await page.getByRole('button', { name: '征求单位意见' }).click();
    await page.getByRole('button', { name: '发出征求意见' }).click();
    await page.getByText('正在征求单位意见').waitFor();

    const unit = await browser.windowOf('lei-zhengyu', '/desk/unit');
    await unit.getByRole('link', { name: '逐件反馈' }).click();
    await unit.getByText('共2件，已反馈0件').waitFor();
    const first = unit.getByRole('listitem', { name: titles[0] ?? '', exact: true });
    await first.getByText('提案内容').click();
    await first.getByRole('heading', { name: '建议', exact: true }).waitFor();
    await first.getByRole('radio', { name: '不属本单位职责' }).check();
    await choose(first.getByLabel('建议的承办单位'), '城市管理');
    await first.getByLabel('说明').fill('属城市管理职责。');
    expect(await seriousFindings(unit)).toEqual([]);
    await first.getByRole('button', { name: '反馈', exact: true }).click();
    await unit.getByText('共2件，已反馈1件').waitFor();
    await unit.getByRole('button', { name: '其余1件均同意承办' }).click();
    await unit.getByRole('button', { name: '同意承办', exact: true }).click();
    await unit.getByText('共2件，已反馈2件').waitFor();
    await unit.setViewportSize({ width: 360, height: 800 });
    expect(await overflowOf(unit)).toBe(0);

    // Beside the line, without being loaded anew.
    await page.keyboard.press('k');
    await page.getByText('澜州市公安局云澜分局：不属本单位职责').waitFor();

    const other = await browser.windowOf('he-xincheng', new URL(page.url()).pathname + new URL(page.url()).search);
    await showAll(other);
    await rows(other).nth(1).waitFor();
    for (let n = 0; n < 3; n += 1) await other.keyboard.press('k');
    const network = await networkOf(page);
    await network.cut(true);
    await give(page, 'l', '城市管理');
    await give(other, 'l', '生态环境');
    await saved(other);
    await network.cut(false);
    await page.getByText('1件有他人先改，您的修改没有覆盖对方').waitFor();
    await page.getByRole('button', { name: '用我的' }).click();
    await saved(page);
    await other.getByText('主办：云澜区城市管理局').waitFor();

    // Last: it moves the clock for everybody.
    await running.client.advance('PT13H');
    await page.keyboard.press('u');
    await page.getByText('登录已失效').waitFor();
    await page.getByRole('button', { name: '重新登录' }).click();
    await page.locator('button[value="lyu-shuqin"]').click();
    await page.getByText('共2件待交办，1件未分办').waitFor();
    await saved(page);
    expect(
      await running.client.as('lyu-shuqin', 'GET', `/v1/allocations/${new URL(page.url()).searchParams.get('allocation') ?? ''}`),
    ).toMatchObject({
      lines: [{ removed: true }, { removed: false }],
    });
  },
);

/** A sheet as an office keeps it. */
function sheet(rows: readonly (readonly [number: string, title: string, author: string])[]) {
  const heads = '届次,案号,案由,第一提案人,情况与问题,建议,审查结果';
  const lines = rows.map(([number, title, author]) => `六届一次会议,${number},${title},${author},${title}：夜间偏暗。,请增设路灯。,立案`);
  return { name: '大会提案.csv', mimeType: 'text/csv', buffer: Buffer.from([heads, ...lines].join('\r\n')) };
}

it(
  'what is brought in from a sheet is merged where it reads alike, on the board and by the committee, once it was said what follows',
  { timeout: 180_000 },
  async () => {
    const clerk = await browser.windowOf('ding-wenlan', '/desk/bring-in');
    const lake = ['301', '关于湖滨路夜间照明的提案', '林致远'] as const;
    const alike = ['302', '关于完善湖滨路夜间照明的提案', '沈若溪'] as const;
    await clerk.getByLabel('选择文件').setInputFiles(sheet([lake, ['301', '关于老街石桥的提案', '无名氏']]));
    await clerk.getByText(/有\d+处错误，没有导入任何内容/).waitFor();
    await clerk.getByRole('link', { name: '上传另一个文件' }).click();
    await clerk.getByLabel('选择文件').setInputFiles(sheet([lake, alike, ['303', '关于东湖步道照明的提案', '周慕白']]));
    await clerk.getByRole('button', { name: '导入这3行' }).click();
    await clerk.getByText('已导入3行').waitFor();
    await running.settle();

    const page = await browser.windowOf('lyu-shuqin', '/desk/board');
    await page.getByLabel('新方案名称').fill('照明');
    await page.getByRole('button', { name: '新建方案' }).click();
    await rows(page).filter({ hasText: lake[1] }).click();
    await page.getByRole('button', { name: '把第302号提案并入本件' }).click();
    const dialog = page.getByRole('dialog', { name: '第302号提案并入第301号提案' });
    await dialog.getByRole('region', { name: '办理后' }).getByText('“交办”停止计时').waitFor();
    await dialog.getByText('对第301号提案').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '并案', exact: true }).click();
    await rows(page).filter({ hasText: alike[1] }).waitFor({ state: 'detached' });

    await clerk.goto(new URL('/desk/committee?list=filed', clerk.url()).href);
    await clerk.getByText('关于东湖步道照明的提案').click();
    const pane = clerk.getByRole('region', { name: '阅读' });
    await pane.getByRole('button', { name: '并案' }).click();
    await pane.getByLabel('并入哪件提案').fill('301');
    await pane.getByLabel('并案理由').fill('同属湖区照明。');
    await pane.getByRole('button', { name: '下一步：查看办理后果' }).click();
    await pane.getByText(`并入第301号提案《${lake[1]}》，本件案号不变`).waitFor();
    // Another number is another proposal: what was said of the first does not stand for it.
    await pane.getByLabel('并入哪件提案').fill('3010');
    await pane.getByRole('button', { name: '下一步：查看办理后果' }).click();
    await pane.getByText('不能并入该件提案').waitFor();
    await pane.getByLabel('并入哪件提案').fill('301');
    await pane.getByRole('button', { name: '下一步：查看办理后果' }).click();
    await pane.getByRole('button', { name: '确认并案' }).waitFor();
    expect(await seriousFindings(clerk)).toEqual([]);
    await pane.getByRole('button', { name: '确认并案' }).click();
    await clerk.getByText('已办理：并案《关于东湖步道照明的提案》').waitFor();

    const member = await browser.windowOf('shen-ruoxi', '/desk/cases');
    await member.getByText(alike[1]).click();
    await member.getByText('本件并入下列提案办理').waitFor();
    await member.getByRole('link', { name: '第301号' }).click();
    await member.getByRole('heading', { level: 1, name: lake[1] }).waitFor();
  },
);
