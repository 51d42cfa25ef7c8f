import { createHash } from 'node:crypto';
import packedChromium from '@sparticuz/chromium';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCloud, type Cloud } from '../../cloud.ts';
import { sampleMachine } from '../unit/page/sample-machine.ts';

const people = [
  { id: 'zhang', subject: 'person-1', label: '张文华', labelEn: 'Zhang Wenhua', group: '委员', groupEn: 'Members' },
  { id: 'li', subject: 'person-2', label: '李秀英', labelEn: 'Li Xiuying', group: '承办单位', groupEn: 'Units' },
];

let cloud: Cloud;
let browser: Browser;
let page: Page;
let mailPath: string;
const complaints: string[] = [];

beforeAll(async () => {
  cloud = await startCloud({ dataDir: 'memory', apiPort: 0, people, site: { examplePath: '/v1/worklist' } });
  const machine = { name: 'sample', definition: JSON.stringify(sampleMachine), roleArn: 'arn:aws:iam::000000000000:role/r' };
  const { stateMachineArn } = (await cloud.states.call('CreateStateMachine', machine)) as { stateMachineArn: string };
  await cloud.states.call('StartExecution', { stateMachineArn, name: 'one', input: '{"decision":"accept","units":["a"]}' });
  const fields = { Action: 'SendEmail', Version: '2010-12-01', Source: 'o@yunlan.example', 'Message.Subject.Data': '【提案催办】第46号' };
  const html = '<p style="color:#222">请签收</p><script>document.title = "ran"</script><img src="http://127.0.0.1:9/x.png">';
  const to = { 'Destination.ToAddresses.member.1': 'bounce@simulator.amazonses.com', 'Message.Body.Html.Data': html };
  await fetch(cloud.endpointUrl, { method: 'POST', body: new URLSearchParams({ ...fields, ...to, 'Message.Body.Text.Data': '请签收' }) });
  mailPath = `/_local/mail/${cloud.mailbox.list()[0]?.id}`;
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
    await page.getByRole('button', { name: '一周' }).focus();
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    expect(cloud.clock.now() - before).toBeGreaterThanOrEqual(7 * 86_400_000);
  });

  it('shows a mail’s own markup without running it or asking the network for anything', async () => {
    await visit(mailPath);
    const body = page.frameLocator('iframe');
    expect(await body.getByText('请签收').innerText()).toBe('请签收');
    expect(await page.title()).toContain('【提案催办】第46号');
    expect(await page.getByRole('rowheader', { name: '退信' }).count()).toBe(1);
    // The browser says what it kept back, and nothing else.
    const expected = [/^Blocked script execution.*sandboxed/, /x\.png' violates .*Content Security Policy/];
    expect(complaints.toSorted()).toEqual(expected.map((text) => expect.stringMatching(text)));
    complaints.length = 0;
  });

  it('lets an address bounce by the form', async () => {
    await visit('/_local/mail/addresses');
    await page.getByLabel('地址').fill('li@yunlan.example');
    await page.getByLabel('收到邮件时').selectOption('complain');
    await page.getByRole('button', { name: '设定' }).click();
    await page.getByRole('row', { name: 'li@yunlan.example' }).waitFor();
    expect(cloud.mailbox.behaviours()).toEqual([{ address: 'li@yunlan.example', does: 'complain' }]);
  });

  it('signs a browser in: choose a name, go back with a code, exchange it from the page', async () => {
    const verifier = 'v'.repeat(43);
    const parameters = {
      response_type: 'code',
      client_id: 'local',
      redirect_uri: `${cloud.apiUrl}/_local/clock`,
      scope: 'openid',
      state: 's',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    };
    await visit(`/_local/identity/authorize?${new URLSearchParams(parameters).toString()}`);
    await page.getByRole('button', { name: '李秀英' }).click();
    await page.waitForURL((url) => url.pathname === '/_local/clock');
    const answer = new URL(page.url()).searchParams;
    expect([answer.get('state'), answer.get('iss')]).toEqual(['s', `${cloud.apiUrl}/_local/identity`]);
    const form = { grant_type: 'authorization_code', code: answer.get('code'), client_id: 'local', code_verifier: verifier };
    const body = { ...form, redirect_uri: parameters.redirect_uri };
    const token = await page.evaluate<string, object>(
      (fields) =>
        fetch('/_local/identity/token', { method: 'POST', body: new URLSearchParams(fields as Record<string, string>) })
          .then((response) => response.json() as Promise<{ access_token: string }>)
          .then((tokens) => tokens.access_token),
      body,
    );
    const { sub } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sub: string };
    expect(sub).toBe('person-2');
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
      '/_local/mail/addresses',
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
