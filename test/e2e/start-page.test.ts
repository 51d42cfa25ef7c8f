import packedChromium from '@sparticuz/chromium';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCloud, type Cloud } from '#local/cloud.ts';
import { sampleMachine } from '#test/unit/local/page/sample-machine.ts';

const people = [
  { id: 'zhang', subject: 'person-1', label: '张文华', labelEn: 'Zhang Wenhua', group: '委员 Members' },
  { id: 'li', subject: 'person-2', label: '李秀英', labelEn: 'Li Xiuying', group: '承办单位 Units' },
];

let cloud: Cloud;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  cloud = await startCloud({ dataDir: 'memory', apiPort: 0, people, site: { examplePath: '/v1/worklist' } });
  const machine = { name: 'sample', definition: JSON.stringify(sampleMachine), roleArn: 'arn:aws:iam::000000000000:role/r' };
  const { stateMachineArn } = (await cloud.states.call('CreateStateMachine', machine)) as { stateMachineArn: string };
  await cloud.states.call('StartExecution', { stateMachineArn, name: 'one', input: '{"decision":"accept","units":["a"]}' });
  browser = await chromium.launch({ args: packedChromium.args, executablePath: await packedChromium.executablePath(), headless: true });
  page = await browser.newPage();
  // A page that breaks its own content policy says so on the console.
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await cloud?.close();
});

const visit = (path: string) => page.goto(cloud.apiUrl + path);

describe('the local pages in a browser', () => {
  it('gives a token at a click, with a command to try it', async () => {
    await visit('/');
    await page.getByRole('button', { name: '张文华' }).click();
    await page.locator('#token').waitFor();
    const token = await page.getByLabel('访问令牌').inputValue();
    const { sub } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sub: string };
    expect(sub).toBe('person-1');
    expect(await page.getByLabel('试一试').inputValue()).toBe(`curl -H 'Authorization: Bearer ${token}' ${cloud.apiUrl}/v1/worklist`);
    expect(await page.locator('[data-who]').textContent()).toBe('张文华');
  });

  it('moves the clock by the keyboard alone', async () => {
    await visit('/_local/clock');
    const before = cloud.clock.now();
    await page.getByRole('button', { name: '1 week' }).focus();
    await Promise.all([page.waitForResponse((response) => response.status() === 303), page.keyboard.press('Enter')]);
    expect(cloud.clock.now() - before).toBeGreaterThanOrEqual(7 * 86_400_000);
  });

  it('brings the state where an execution stands into view', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await visit('/_local/executions/one');
    const [frame, state] = await Promise.all([
      page.locator('.drawing').boundingBox(),
      page.locator('.is-current > .box').first().boundingBox(),
    ]);
    expect(state?.x).toBeGreaterThanOrEqual(frame?.x ?? Infinity);
    expect((state?.x ?? 0) + (state?.width ?? 0)).toBeLessThanOrEqual((frame?.x ?? 0) + (frame?.width ?? 0));
  });

  it.each([390, 1280])('fits a window %d pixels wide, without complaints', async (width) => {
    await page.setViewportSize({ width, height: 844 });
    for (const path of [
      '/',
      '/_local/clock',
      '/_local/mail',
      '/_local/executions',
      '/_local/executions/one',
      '/_local/state-machines/sample',
    ]) {
      await visit(path);
      const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
    expect(complaints).toEqual([]);
  });
});
