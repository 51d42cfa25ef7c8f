import type { Term } from '#core/contracts/term.ts';
import { JsonCursor } from '../session/json-cursor.ts';
import { toolsPath } from './tools-path.ts';

/** Something that whoever runs the rehearsal may have done: a sample session filled in. */
export interface Offer {
  readonly name: string;
  readonly button: Term;
  readonly hint: Term;
  readonly isWanted: boolean;
  /** While it is being done. */
  readonly progress: { readonly done: number; readonly total: number } | undefined;
}

/** What the desk shows of a rehearsal. */
export interface Tools {
  readonly now: string;
  readonly nextAlarmAt: string | undefined;
  readonly offers: readonly Offer[];
  readonly links: readonly { readonly href: string; readonly name: Term }[];
}

/** What happened while the clock was moved. */
export interface Meanwhile {
  readonly before: string;
  readonly now: string;
  readonly commits: number;
  readonly alarms: number;
  readonly mails: number;
  readonly cases: readonly {
    readonly id: string;
    readonly title: string;
    readonly number: string | undefined;
    readonly alarms: readonly { readonly clock: Term; readonly rule: Term }[];
  }[];
  readonly more: number;
}

const besides = (name: string): string => toolsPath.replace(/[^/]+$/, name);

/** @throws Error when they do not answer as they should */
export async function readTools(): Promise<Tools> {
  const told = await ask('GET', toolsPath);
  return {
    now: told.at('now').text(),
    nextAlarmAt: told.at('nextTimeoutAt').maybe((at) => at.text()),
    offers: told.at('offers').list((offer) => ({
      name: offer.at('name').text(),
      button: termIn(offer.at('button')),
      hint: termIn(offer.at('hint')),
      isWanted: offer.at('isWanted').flag(),
      progress: offer.at('progress').maybe((one) => ({ done: one.at('done').number(), total: one.at('total').number() })),
    })),
    links: told.at('links').list((link) => ({ href: link.at('href').text(), name: termIn(link) })),
  };
}

/** Moves time on for everybody, and tells what happened; it does not go back. */
export async function moveClock(to: { readonly advance: string } | { readonly to: string }): Promise<Meanwhile> {
  return meanwhileIn(await ask('POST', `${besides('clock')}?tell=meanwhile`, to));
}

/** Has an offer carried out; resolves when it is done. */
export async function acceptOffer(name: string): Promise<void> {
  await ask('POST', besides(name), {});
}

/** @throws UnexpectedAnswerError */
export function meanwhileIn(told: JsonCursor): Meanwhile {
  const meanwhile = told.at('meanwhile');
  return {
    before: told.at('before').text(),
    now: told.at('now').text(),
    commits: meanwhile.at('commits').number(),
    alarms: meanwhile.at('alarms').number(),
    mails: meanwhile.at('mails').number(),
    cases: meanwhile.at('cases').list((one) => ({
      id: one.at('id').text(),
      title: one.at('title').text(),
      number: one.at('number').maybe((number) => number.text()),
      alarms: one.at('alarms').list((alarm) => ({ clock: termIn(alarm.at('clock')), rule: termIn(alarm.at('rule')) })),
    })),
    more: meanwhile.at('more').number(),
  };
}

function termIn(told: JsonCursor): Term {
  return { zh: told.at('zh').text(), en: told.at('en').text() };
}

async function ask(method: 'GET' | 'POST', path: string, body?: object): Promise<JsonCursor> {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(path, { method, headers: { Accept: 'application/json', 'Content-Type': 'application/json' }, ...sent });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return new JsonCursor(await response.json());
}
