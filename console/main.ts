import type { Term } from '#core/contracts/term.ts';
import { ApiFault } from './api-fault.ts';
import { base64url } from './base64url.ts';
import { readCase, readDeadlines, readReader } from './case-answer.ts';
import { casePage } from './case-page.ts';
import { both, button, element, part } from './dom.ts';
import { faultMessage } from './fault-message.ts';
import type { Cure } from './fault-message.ts';
import { endSessionAddress, findIdentityProvider } from './identity-provider.ts';
import { Session } from './session.ts';
import { showCase } from './show-case.ts';
import { showMessage } from './show-message.ts';
import type { Offer } from './show-message.ts';
import { beginSignIn, finishSignIn } from './sign-in.ts';
import type { SignInTools } from './sign-in.ts';
import { askApi } from './ask-api.ts';
import { accountTerm, messages, openAs, texts } from './texts.ts';

const session = new Session(sessionStorage);
const tools: SignInTools = {
  drawer: sessionStorage,
  fetch: (address, init) => fetch(address, init),
  randomText: () => base64url(crypto.getRandomValues(new Uint8Array(32))),
  redirectUri: `${location.origin}/signed-in`,
};

/** Name of the reader, once the API told it. */
let readerName: string | undefined;

async function open(): Promise<void> {
  const { pathname, search } = location;
  if (pathname === '/signed-in') return takeSignIn(search);
  if (pathname === '/signed-out') return show(messages['signed-out'].title, [messages['signed-out'].todo], ['sign-in-afresh']);
  const id = /^\/cases\/([\w.-]+)$/.exec(pathname)?.[1];
  if (id === undefined) return show(messages['no-such-address'].title, [messages['no-such-address'].todo], []);
  session.visit(pathname);
  return openCase(id);
}

async function openCase(id: string): Promise<void> {
  const { token, body } = session;
  if (token === undefined) return goToSignIn(undefined);
  tell(texts.opening);
  const ask = (path: string) => askApi(tools.fetch, { token, body }, path);
  const reader = readReader((await ask('/v1/me')).body);
  readerName = reader.name;
  part('account').replaceChildren(
    element('span', {}, both(accountTerm(reader))),
    button(texts.signOut, () => run(signOut)),
  );
  const [told, clocks] = await Promise.all([ask(`/v1/proposals/${id}`), ask(`/v1/proposals/${id}/deadlines`)]);
  const page = casePage(readCase(told.body), readDeadlines(clocks.body), clocks.at);
  document.title = `${page.number.zh} ${page.title} · ${texts.product.zh}`;
  fill(showCase(page));
}

async function goToSignIn(ask: 'login' | undefined): Promise<void> {
  session.end();
  part('account').replaceChildren();
  fill([]);
  tell(texts.signingIn);
  const provider = await findIdentityProvider(tools.fetch);
  // Not a step of its own in the history: going back from the provider leaves, instead of coming here again.
  location.replace(await beginSignIn(provider, tools, { returnTo: session.lastCase ?? '/signed-out', ask }));
}

async function takeSignIn(search: string): Promise<void> {
  // A code belongs in no history, whether it is good or not.
  history.replaceState(null, '', location.pathname);
  tell(texts.signingIn);
  const { token, returnTo } = await finishSignIn(search, tools);
  session.begin(token);
  location.replace(returnTo);
}

async function signOut(): Promise<void> {
  session.end();
  part('account').replaceChildren();
  fill([]);
  tell(texts.signingOut);
  const here = `${location.origin}/signed-out`;
  const there = await findIdentityProvider(tools.fetch).then(
    (provider) => endSessionAddress(provider, here),
    // Signed out here all the same.
    () => undefined,
  );
  location.replace(there ?? here);
}

function explain(error: unknown): void {
  if (error instanceof ApiFault && error.kind.is === 'signed-out') session.end();
  const { title, sentences, cures, isForeseen } = faultMessage(error, readerName);
  show(title, sentences, cures);
  if (!isForeseen) reportError(error);
}

function show(title: Term, sentences: readonly Term[], cures: readonly Cure[]): void {
  document.title = `${title.zh} · ${texts.product.zh}`;
  // Without a case there is nothing to come back to.
  const possible = cures.filter((cure) => cure === 'reload' || session.lastCase !== undefined);
  fill(showMessage(title, sentences, possible.map(offer)));
}

function offer(cure: Cure): Offer {
  if (cure === 'reload') return { label: texts.tryAgain, act: () => location.reload() };
  if (cure === 'sign-in') return { label: texts.signInAgain, act: () => run(() => goToSignIn(undefined)) };
  if (cure === 'sign-in-afresh') return { label: texts.signInAgain, act: () => run(() => goToSignIn('login')) };
  if (cure === 'sign-in-as-other') return { label: texts.signInAsOther, act: () => run(() => goToSignIn('login')) };
  return {
    label: openAs(cure.body),
    act: () => {
      session.choose(cure.body);
      location.reload();
    },
  };
}

/** What the page shows; the line that told what was going on is done with. */
function fill(nodes: readonly Node[]): void {
  part('status').replaceChildren();
  part('main').replaceChildren(...nodes);
}

/** Tells what is going on, also to those who do not see it. */
function tell(text: Term): void {
  part('status').replaceChildren(both(text));
}

function run(act: () => Promise<void>): void {
  act().catch(explain);
}

// A page that comes back out of the browser's memory may be that of somebody who signed out since.
addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
run(open);
