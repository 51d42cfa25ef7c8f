import * as z from 'zod';
import { sheetPaths } from '#core/contracts/sheet-paths.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { directoryKey, proposalKey } from '#core/ledger/keys.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { relayLog } from '#functions/platform/flow/relay-log.ts';
import { robotHosts } from '#functions/adapters/outbound-http/robot-address.ts';
import { nothingRemembered } from '#functions/platform/flow/remembered.ts';
import { createAdministrationApp } from '#functions/administer/app.ts';
import { createApp } from '#functions/api/app.ts';
import { createPlansApp } from '#functions/serve-plans/app.ts';
import { createRemindersApp } from '#functions/serve-reminders/app.ts';
import { isOfPlans } from '#core/contracts/plan-paths.ts';
import { isOfReminders } from '#core/contracts/reminder-paths.ts';
import { createFilesApp } from '#functions/serve-files/app.ts';
import { createLetterApp } from '#functions/render-letter/app.ts';
import { letterCheckSchema } from '#core/letters/letter-check.ts';
import { publishedReplySchema } from '#core/publication/published-reply.ts';
import { listKeys } from '#core/view/view-items.ts';
import { openFonts } from '#functions/adapters/letters/letter-fonts.ts';
import { hucreSheetReader } from '#functions/adapters/spreadsheet/hucre-sheet-reader.ts';
import { hucreSheetWriter } from '#functions/adapters/spreadsheet/hucre-sheet-writer.ts';
import { secretLinkVerifier } from '#functions/adapters/secrets/secret-links.ts';
import { createJudgeApp } from '#functions/judge-by-link/app.ts';
import { now } from '#functions/platform/clock.ts';
import { createImportApp } from '#functions/import-session/app.ts';
import { createCalendarApp } from '#functions/serve-calendar/app.ts';
import { sha256 } from './sha256.ts';
import { numberCase } from '#core/case/numbers/number-case.ts';
import { docsTexts } from '#tools/open-api/docs-texts.ts';
import { aContent } from './a-content.ts';
import { aDirectory } from './a-directory.ts';
import { dispatchBoth } from './case-in.ts';
import { isAdministration } from './is-administration.ts';
import { isOfFiles } from './is-of-files.ts';
import { MemoryFiles } from './memory-files.ts';
import { isOfLetters } from './is-of-letters.ts';
import { MemoryDrafts } from './memory-drafts.ts';
import { MemoryFeeds } from './memory-feeds.ts';
import { MemoryImports } from './memory-imports.ts';
import { MemoryNews } from './memory-news.ts';
import { MemoryNotices } from './memory-notices.ts';
import { MemorySecrets } from './memory-secrets.ts';
import { MemoryWebhooks } from './memory-webhooks.ts';
import { body, ofCase, ProductInMemory } from './product-in-memory.ts';

export interface Ask {
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

const eventOf = (subject: string) => ({ requestContext: { authorizer: { jwt: { claims: { sub: subject } } } } });
const created = z.object({ id: z.string() });

const publishedIn = (item: Readonly<Record<string, unknown>>) => publishedReplySchema.parse(JSON.parse(String(item['published'])));

/** The API over the product in memory: as API Gateway would call it, the token's subject already checked. */
export class ApiInMemory {
  readonly product = new ProductInMemory();
  readonly feeds = new MemoryFeeds();
  readonly drafts = new MemoryDrafts();
  readonly notices = new MemoryNotices();
  readonly broughtIn = new MemoryImports();
  readonly secrets = new MemorySecrets();
  readonly webhooks = new MemoryWebhooks(this.secrets, this.product.access);
  private readonly registers = ledgerRegisters(this.product.access);
  readonly app = createApp({
    services: {
      cases: this.product.cases,
      reader: this.product.views,
      feeds: this.feeds,
      drafts: this.drafts,
      registers: this.registers,
    },
    bootstrap: { body, subject: 'first-administrator' },
    console: {
      files: {
        shell: () => '<shell nonce="%nonce%">',
        asset: (name, encoding) => (name.startsWith('main-') ? new TextEncoder().encode(`<${name} ${encoding}>`) : undefined),
      },
      signIn: { issuer: 'https://login.example/pool', clientId: 'console', scope: 'openid' },
      tokenOrigin: 'https://tokens.login.example',
      filesOrigin: 'https://files.example',
      rehearsalTools: '',
    },
  });
  private readonly reminders = createRemindersApp({
    services: { cases: this.product.cases, reader: this.product.views, notices: this.notices },
    bootstrap: { body, subject: 'first-administrator' },
  });
  private readonly plans = createPlansApp({
    services: {
      cases: this.product.cases,
      reader: this.product.views,
      registers: this.registers,
      plans: this.product.plans,
      allocations: this.product.allocations,
    },
    bootstrap: { body, subject: 'first-administrator' },
  });
  private readonly administration = createAdministrationApp({
    services: {
      cases: this.product.cases,
      reader: this.product.views,
      notices: this.notices,
      repairs: this.product.repairs,
      secrets: this.secrets,
      robotHosts: robotHosts('oapi.dingtalk.com,qyapi.weixin.qq.com', 'production'),
      webhooks: this.webhooks,
    },
    bootstrap: { body, subject: 'first-administrator' },
    docs: { read: (name) => docsTexts[name]() },
  });
  readonly files = new MemoryFiles();
  private readonly filesApp = createFilesApp({
    services: { cases: this.product.cases, reader: this.product.views, uploads: this.files, addresses: this.files },
    bootstrap: { body, subject: 'first-administrator' },
  });
  private readonly letters = createLetterApp({
    services: {
      cases: this.product.cases,
      plans: this.product.plans,
      reader: this.product.views,
      drafts: this.drafts,
      contents: this.files,
      fonts: openFonts,
      portalUrl: 'https://portal.yunlan.example',
    },
    published: {
      list: async (of, limit, before = '~') => {
        const all = [...this.product.views.of(listKeys.published(of))]
          .filter(([sk]) => sk < before)
          .toSorted(([a], [b]) => (a < b ? 1 : -1));
        const shown = all.slice(0, limit);
        const next = all.length > limit ? shown.at(-1)?.[0] : undefined;
        return { replies: shown.map(([, item]) => publishedIn(item)), ...(next === undefined ? {} : { next }) };
      },
      find: async (of, code) => {
        const item = this.product.views.of(listKeys.publishedReply(of, code)).get('reply');
        return item === undefined ? undefined : publishedIn(item);
      },
    },
    checks: {
      find: async (of, code) => {
        const check = this.product.views.of(listKeys.letterCheck(of, code)).get('letter')?.['check'];
        return typeof check === 'string' ? letterCheckSchema.parse(JSON.parse(check)) : undefined;
      },
    },
    bootstrap: { body, subject: 'first-administrator' },
  });
  private readonly sheets = createImportApp({
    services: {
      cases: this.product.cases,
      reader: this.product.views,
      imports: this.product.imports,
      store: this.broughtIn,
      registers: this.registers,
      sheets: { ...hucreSheetReader, ...hucreSheetWriter },
      lists: {
        read: async (event, path) => {
          const response = await this.appFor('GET', path).request(path, {}, { event });
          if (response.status === 403) throw new Refusal('NotAllowedError', { command: 'list' });
          return response.json();
        },
      },
    },
    bootstrap: { body, subject: 'first-administrator' },
  });
  private readonly judging = createJudgeApp({
    services: { cases: this.product.cases, links: secretLinkVerifier(this.secrets, now) },
    body,
    portalOrigin: 'https://portal.yunlan.example',
  });
  private readonly calendars = createCalendarApp({ cases: this.product.cases, reader: this.product.views, feeds: this.feeds });
  /** Its events are listed nowhere that the API looks: tests list them where they want them. */
  readonly relay = { ...this.product.relay, remembered: nothingRemembered, news: new MemoryNews() };
  private keys = 0;
  private readonly texts = new Map<string, number>();

  static async withDirectory(directory = aDirectory()): Promise<ApiInMemory> {
    const api = new ApiInMemory();
    await api.product.recordsDirectory(directory);
    await relayLog(api.relay, directoryKey(body));
    return api;
  }

  private appFor(method: string, path: string) {
    if (path.startsWith('/calendars/')) return this.calendars;
    if (path.startsWith('/judge/')) return this.judging;
    if (isOfLetters(method, path)) return this.letters;
    if (sheetPaths.some((one) => path.startsWith(one))) return this.sheets;
    if (isOfPlans(path)) return this.plans;
    if (isOfReminders(path)) return this.reminders;
    if (isOfFiles(path)) return this.filesApp;
    return isAdministration(path) ? this.administration : this.app;
  }

  /** What is answered as a file. */
  async fetches(subject: string, path: string): Promise<{ status: number; headers: Headers; bytes: Uint8Array }> {
    const response = await this.appFor('GET', path).request(path, {}, { event: eventOf(subject) });
    return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
  }

  /** A file that is sent. */
  async sends(subject: string, path: string, bytes: Uint8Array<ArrayBuffer>): Promise<Told> {
    const response = await this.appFor('POST', path).request(path, { method: 'POST', body: bytes }, { event: eventOf(subject) });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
  }

  /** A request of a subject; without one, as a route without authorizer is called. A body that is text is sent as it is. */
  async ask(subject: string | undefined, method: string, path: string, { body: sent, key, headers = {} }: Ask = {}): Promise<Told> {
    const event = subject === undefined ? {} : eventOf(subject);
    const text = sent === undefined ? {} : { body: typeof sent === 'string' ? sent : JSON.stringify(sent) };
    const own = key === undefined ? headers : { 'Idempotency-Key': key, ...headers };
    const app = this.appFor(method, path);
    const response = await app.request(path, { method, headers: own, ...text }, { event });
    const answered = await response.text();
    const isJson = response.headers.get('Content-Type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, text: answered, body: isJson ? JSON.parse(answered) : {} };
  }

  /** A file that is sent, or answered. */
  async askFile(
    subject: string,
    method: string,
    path: string,
    { bytes, key }: { readonly bytes?: Uint8Array; readonly key?: string } = {},
  ) {
    const event = eventOf(subject);
    const headers = { 'Content-Type': 'application/octet-stream', ...(key === undefined ? {} : { 'Idempotency-Key': key }) };
    const sent = bytes === undefined ? {} : { body: Uint8Array.from(bytes) };
    const response = await this.appFor(method, path).request(path, { method, headers, ...sent }, { event });
    return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
  }

  /** A command with a key of its own, and everything that follows from it; anything but success is an error. */
  async does(subject: string, id: string, command: string, payload: object = {}): Promise<Told> {
    const told = await this.ask(subject, 'POST', `/v1/proposals/${id}/commands/${command}`, { body: payload, key: this.freshKey() });
    if (told.status !== 200) throw new Error(`${command} by ${subject}: ${told.status} ${told.text}`);
    await this.settles(id);
    return told;
  }

  async submits(subject = 'lin', content: object = aContent(), key = this.freshKey()): Promise<string> {
    const told = await this.ask(subject, 'POST', '/v1/proposals', { body: this.ofItsOwn(subject, content), key });
    if (told.status !== 201) throw new Error(`submitted by ${subject}: ${told.status} ${told.text}`);
    const { id } = created.parse(told.body);
    await this.settles(id);
    return id;
  }

  /** Nobody submits one text twice: from the second on, it says which one it is. */
  private ofItsOwn(subject: string, content: object): object {
    const matter = 'matter' in content ? String(content.matter) : '';
    const count = (this.texts.get(`${subject} ${matter}`) ?? 0) + 1;
    this.texts.set(`${subject} ${matter}`, count);
    return count === 1 ? content : { ...content, matter: `${matter}（第${count}件）` };
  }

  /** A case that was submitted, filed, numbered, dispatched to transport and parks, and signed for by both. */
  async inHandling(subject = 'lin', content: object = aContent()): Promise<string> {
    const id = await this.submits(subject, content);
    await this.does('cao', id, 'file');
    await this.does('du', id, 'dispatch', dispatchBoth);
    await this.does('transport-clerk', id, 'sign-for');
    await this.does('parks-clerk', id, 'sign-for');
    return id;
  }

  /** The same, with the opinion given and the reply out. */
  async answered(subject = 'lin', content: object = aContent()): Promise<string> {
    const id = await this.inHandling(subject, content);
    await this.does('parks-clerk', id, 'give-opinion', { text: '【会办意见】树池与灯位不冲突。' });
    await this.does('transport-clerk', id, 'issue-reply', { class: 'B', text: '【复函正文】东段路灯列入今年计划。' });
    return id;
  }

  freshKey(): string {
    this.keys += 1;
    return `key-${this.keys}`;
  }

  /** What workflows and the relay do after a commit: numbers taken, lists made. */
  async settles(id: string): Promise<void> {
    const ofLead = [0, 1, 2].map((round) => ({ assignmentId: 'a1', round }));
    for (const share of [{}, { assignmentId: 'a2', round: 0 }, ...ofLead]) {
      await numberCase(
        { cases: this.product.cases, registers: this.registers, digest: sha256 },
        { execution: { ...ofCase, proposalId: id, ...share } },
      );
    }
    await relayLog(this.relay, proposalKey(body, id));
  }
}
