import { createHash } from 'node:crypto';
import type { Term } from '#core/contracts/term.ts';
import { Markup, markup } from '#core/notices/render/render-markup.ts';

interface OpenPage {
  readonly title: Term;
  readonly style: string;
  readonly content: Markup;
  /** Whether search engines may list it. */
  readonly isListed?: boolean;
}

/** A page for whoever comes, without a sign-in: both languages on it, nothing loaded and nothing run. */
export function openPage({ title, style, content, isListed = false }: OpenPage): string {
  return markup`<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${
    isListed ? '' : markup`<meta name="robots" content="noindex">`
  }<title>${title.zh} · ${title.en}</title><style>${new Markup(style)}</style></head>
<body>
<main>
<h1>${both(title)}</h1>
${content}</main>
</body>
</html>
`.text;
}

/** The policy of such a page: its style's place in it is the hash. */
export function openPagePolicy(style: string, formAction: 'self' | 'none'): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; form-action '${formAction}'; frame-ancestors 'none'; base-uri 'none'`;
}

/** In both languages, the reader's first. */
export const both = ({ zh, en }: Term): Markup => markup`${zh} <span lang="en">${en}</span>`;

/** A name and what it has, in a list of such. */
export const row = (name: Term, said: Markup | string): Markup => markup`<dt>${both(name)}</dt><dd>${said}</dd>\n`;
