import type { Term } from '#core/contracts/term.ts';
import { both, button, element } from './dom.ts';

/** What a message offers to do. */
export interface Offer {
  readonly label: Term;
  readonly act: () => void;
}

/** A message in place of the case: what is the matter, what to do, and buttons that do it. */
export function showMessage(title: Term, sentences: readonly Term[], offers: readonly Offer[]): Node[] {
  return [
    element(
      'div',
      { role: 'alert' },
      element('h1', {}, both(title)),
      ...sentences.flatMap(({ zh, en }) => [element('p', {}, zh), element('p', { lang: 'en' }, en)]),
    ),
    ...(offers.length === 0 ? [] : [element('p', { class: 'offers' }, ...offers.map(({ label, act }) => button(label, act)))]),
  ];
}
