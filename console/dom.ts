import type { Term } from '#core/contracts/term.ts';

type Child = Node | string;

/** An element with attributes and children. Text stays text: nothing here reads HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Chinese with English beside it. */
export function both({ zh, en }: Term): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(zh, ' ', element('span', { lang: 'en' }, en));
  return fragment;
}

export function button(label: Term, act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button' }, both(label));
  made.addEventListener('click', act);
  return made;
}

/** An element of the page's shell. @throws Error when the shell lacks it */
export function part(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found;
}
