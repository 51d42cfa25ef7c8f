import { html, type Html } from './html.ts';

/** A text a reader sees: Chinese, with English beside it. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Both languages in one line, each marked with its language. */
export function bilingual(text: Text): Html {
  // A name somebody gave is in whatever language it is.
  if (text.en === '') return html`${text.zh}`;
  return html`<span lang="zh-Hans">${text.zh}</span> <span lang="en" class="en">${text.en}</span>`;
}

/** Both languages where no markup is allowed: titles, options, attributes. */
export function plainBilingual(text: Text): string {
  return `${text.zh} ${text.en}`.trim();
}
