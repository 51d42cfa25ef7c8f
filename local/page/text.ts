import { html, type Html } from './html.ts';

/** A text a reader sees: Chinese, and English for whoever chose it. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Both languages, each marked with its language; the style sheet shows the one that was chosen, Chinese unless told. */
export function bilingual(text: Text): Html {
  // A name somebody gave is in whatever language it is.
  if (text.en === '') return html`${text.zh}`;
  return html`<span lang="zh-Hans" class="zh">${text.zh}</span><span lang="en" class="en">${text.en}</span>`;
}

/** An attribute in Chinese, with the English that the script puts in its place beside it (`data-en-<name>`). */
export function attribute(name: 'aria-label' | 'data-label' | 'data-failed' | 'data-copied', { zh, en }: Text): Html {
  return html`${name}="${zh}" data-en-${name}="${en}"`;
}
