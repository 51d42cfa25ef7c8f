import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import * as z from 'zod';
import { launchChromium } from '#tools/launch-chromium.ts';

const findingsSchema = z.array(z.object({ id: z.string(), impact: z.string().nullable(), where: z.array(z.string()) }));

// Where the desk keeps a tab's token (`console/session/session.ts`).
const tokenKey = 'access-token';

/** Runs before a window's pages: gives it the token at its first one, and not again once it was signed out. */
const beginOnce = (token: string): string =>
  `if (location.protocol !== 'about:' && sessionStorage.getItem('begun') === null) {
    sessionStorage.setItem('begun', 'yes');
    sessionStorage.setItem('${tokenKey}', ${JSON.stringify(token)});
  }`;

/**
 * Runs before a window's pages: what they do every few seconds, or once nobody has typed for some, they do four times as soon. It happens in
 * the same order, and nobody waits for it.
 */
const soon = `for (const name of ['setTimeout', 'setInterval']) {
    const own = window[name];
    window[name] = (act, ms, ...more) => own(act, ms >= 1000 ? ms / 4 : ms, ...more);
  }`;

/** All windows in one process, which compiles a script once and keeps it: to open one takes a sixth less, and is sooner done. */
const sharing = ['--process-per-site', '--js-flags=--no-flush-bytecode', '--v8-cache-options=none'];

/** A browser with a window for each person, which notes everything that a page complains of. */
export class DeskBrowser {
  readonly complaints: string[] = [];
  readonly #browser: Browser;
  readonly #origin: string;
  /** A person is a tab: nothing of a session is shared between tabs, and what was fetched once is not fetched again for each. */
  readonly #context: BrowserContext;
  /** A window of the product's that stays: the process that windows share lives as long as one of them, and so does what it has compiled. */
  readonly #first: Page;
  readonly #tokens = new Map<string, string>();

  private constructor(browser: Browser, first: Page, origin: string) {
    this.#browser = browser;
    this.#context = first.context();
    this.#first = first;
    this.#origin = origin;
  }

  static async open(origin: string): Promise<DeskBrowser> {
    const browser = await launchChromium(sharing);
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    await context.addInitScript(soon);
    const first = await context.newPage();
    await first.goto(`${origin}/healthz`);
    return new DeskBrowser(browser, first, origin);
  }

  /** A window of its own, in which nobody is signed in. */
  async window(width = 1280, height = 900): Promise<Page> {
    const page = await this.#context.newPage();
    await page.setViewportSize({ width, height });
    // A page that breaks its own content policy says so on the console; an answer of 4xx is told there too, and is no fault.
    page.on('console', (message) => message.text().startsWith('Failed to load resource') || this.complaints.push(message.text()));
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('request', (request) => this.#isOurs(request.url()) || this.complaints.push(`asked ${request.url()}`));
    return page;
  }

  /**
   * A window with somebody signed in, at a page. Who signed in before at this file's product is so in a further window by the token that is
   * still good: to sign in is two loads of the desk, and is looked at where it is the subject.
   */
  async windowOf(person: string, path = '/desk', width = 1280, height = 900): Promise<Page> {
    const page = await this.window(width, height);
    const token = this.#tokens.get(person);
    const isGood = token !== undefined && (await this.#isGood(token));
    if (isGood) await page.addInitScript(beginOnce(token));
    await page.goto(this.#origin + path);
    // As with a mail's link: the provider asks who it is, and leads to the page that was asked for.
    if (!isGood) await page.locator(`button[value="${person}"]`).click();
    await page.waitForURL(({ pathname }) => pathname === new URL(path, this.#origin).pathname);
    await page.getByRole('main').waitFor();
    if (!isGood) this.#tokens.set(person, await page.evaluate<string>(`sessionStorage.getItem('${tokenKey}') ?? ''`));
    return page;
  }

  /** A window of a browser that runs no script, as a mail program may open one; it is closed with its context. */
  async plainWindow(width = 360, height = 800): Promise<Page> {
    const context = await this.#browser.newContext({ javaScriptEnabled: false, viewport: { width, height } });
    const page = await context.newPage();
    page.on('request', (request) => this.#isOurs(request.url()) || this.complaints.push(`asked ${request.url()}`));
    return page;
  }

  async #isGood(token: string): Promise<boolean> {
    return (await fetch(`${this.#origin}/v1/me`, { headers: { authorization: `Bearer ${token}` } })).ok;
  }

  /** What people left on this machine goes with their windows. */
  async closeWindows(): Promise<void> {
    const others = this.#context.pages().filter((page) => page !== this.#first);
    await Promise.all(others.map((page) => page.close()));
    await this.#first.evaluate('localStorage.clear()');
    await this.#context.clearCookies();
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }

  #isOurs(address: string): boolean {
    // Files go where an address was signed for them, past the product.
    return (
      address.startsWith(this.#origin) || address.startsWith('data:') || /^http:\/\/127\.0\.0\.1:\d+\/[^/]+\/quarantine\//.test(address)
    );
  }
}

/** Rules whose findings are never more than moderate, `region` among them, which goes through every text of a page; and style sheets that none of the others asks for. */
const unasked = [
  'region',
  'heading-order',
  'landmark-unique',
  'landmark-one-main',
  'page-has-heading-one',
  'skip-link',
  'empty-heading',
  'scope-attr-valid',
];
const options = {
  resultTypes: ['violations'],
  preload: false,
  rules: Object.fromEntries(unasked.map((rule) => [rule, { enabled: false }])),
};

/** What axe-core finds serious or critical on a page; in English also controls and labels that begin with a small letter. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // A button at work is paler, for as long as that takes.
  await page.locator('.ant-btn-loading').first().waitFor({ state: 'detached' });
  if (await page.evaluate<boolean>('typeof axe === "undefined"')) await bringAxe(page);
  const told = await page.evaluate<unknown>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact, where: nodes.map(({ html }) => html.slice(0, 160)) })))`,
  );
  const serious = findingsSchema
    .parse(told)
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, where }) => `${id}: ${where.join(' | ')}`);
  return [...serious, ...(await uncapitalised(page))];
}

/** By the debugger, not as a script of the page: its content policy stays in force. As a script of its own it is compiled for the first page only. */
async function bringAxe(page: Page): Promise<void> {
  const debug = await page.context().newCDPSession(page);
  await debug.send('Runtime.evaluate', { expression: `${axe.source}; undefined` });
  await debug.detach();
}

/** What stands for itself in English (a button, a label, a heading, a head of a table) and does not begin with a capital. */
async function uncapitalised(page: Page): Promise<string[]> {
  const words = await page.evaluate<string[]>(
    'document.documentElement.lang !== "en" ? [] : [...document.querySelectorAll("button, label, legend, summary, th, h1, h2, h3, [role=tab], [role=option], a.button, .ant-btn")].map((one) => (one.textContent ?? "").trim())',
  );
  return [...new Set(words)].filter((one) => /^[a-z]/.test(one)).map((one) => `begins small: ${one}`);
}

/** How far a page goes beyond its window, sideways. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** The network of this window alone, for as long as it is open. */
export async function networkOf(page: Page): Promise<{ cut: (isCut: boolean) => Promise<unknown> }> {
  const debug = await page.context().newCDPSession(page);
  const free = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  return { cut: (isCut) => debug.send('Network.emulateNetworkConditions', { offline: isCut, ...free }) };
}
