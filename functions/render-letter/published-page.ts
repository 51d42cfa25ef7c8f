import { dateTerm } from '#core/calendar/date-term.ts';
import type { Term } from '#core/contracts/term.ts';
import { markup } from '#core/notices/render/render-markup.ts';
import type { Markup } from '#core/notices/render/render-markup.ts';
import { both, openPage } from '#functions/platform/http/open-page.ts';
import type { PublishedReply } from '#core/publication/published-reply.ts';
import { publishedTexts as t } from './published-texts.ts';

/** The style's place in the page's policy is its hash: the page loads and runs nothing. */
export const publishedStyle = `
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.7 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; color: #1f2530; background: #fff; }
h1 { font-size: 1.4rem; }
h2 { font-size: 1rem; margin: 0; }
[lang="en"] { color: #4f5868; font-size: 0.9em; }
ul { list-style: none; padding: 0; }
li { padding: 0.6rem 0; border-top: 1px solid #d9dee6; overflow-wrap: anywhere; }
p { margin: 0.3rem 0; }
a { color: #1b4b82; }
`;

/** The latest replies, and a way to those before. */
export function publishedPage(replies: readonly PublishedReply[], next: string | undefined): string {
  return page(
    markup`${replies.length === 0 ? paragraph(t.none) : markup`<ul>\n${replies.map(line)}</ul>\n`}${
      next === undefined ? '' : markup`<p><a href="/published?before=${encodeURIComponent(next)}">${both(t.older)}</a></p>\n`
    }`,
  );
}

/** In the place of a reply that is not published, or not any more. */
export function nothingPublished(): string {
  return page(markup`${paragraph(t.gone)}<p><a href="/published">${both(t.all)}</a></p>\n`);
}

/** What stands above a public copy. */
export function abovePublished(
  { extent }: PublishedReply,
  correctedBy: { readonly number: string; readonly on: string } | undefined,
): Markup {
  const day = correctedBy === undefined ? undefined : dateTerm(correctedBy.on);
  return markup`<div class="note"><p><a href="/published">${both(t.all)}</a></p>${paragraph(t.masked)}${extent === 'summary' ? paragraph(t.summary) : ''}${
    correctedBy === undefined || day === undefined
      ? ''
      : paragraph({ zh: t.corrected.zh(correctedBy.number, day.zh), en: t.corrected.en(correctedBy.number, day.en) })
  }</div>\n`;
}

function line({ code, title, number, issuer, on, class: mark }: PublishedReply): Markup {
  const day = dateTerm(on);
  return markup`<li><h2><a href="/published/${code}">${title}</a></h2>
<p>${said(t.number, number)}　${said(t.issuer, issuer)}　${said(t.date, day.zh)}${mark === undefined ? '' : markup`　${said(t.class, mark)}`}</p></li>
`;
}

const said = (name: Term, value: string): Markup => markup`${both(name)}：${value}`;

const paragraph = (term: Term): Markup => markup`<p>${both(term)}</p>`;

const page = (content: Markup): string => openPage({ title: t.title, style: publishedStyle, content, isListed: true });
