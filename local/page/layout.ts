import type { Instant } from '../clock/virtual-clock.ts';
import { html, type Html } from './html.ts';
import { timeElement } from './instant-text.ts';
import type { Site } from './site.ts';
import { attribute, bilingual, type Text } from './text.ts';
import { texts } from './texts.ts';

/** The pages of the cloud itself. */
export const navigation = [
  { href: '/', text: texts.start },
  { href: '/_local/executions', text: texts.executions },
  { href: '/_local/mail', text: texts.mail },
  { href: '/_local/clock', text: texts.clock },
] as const;

export interface PageContent {
  readonly title: Text;
  /** The navigation entry the page belongs to. */
  readonly section: (typeof navigation)[number]['href'];
  readonly main: Html;
}

/** A whole page: masthead with virtual time, navigation, content. */
export function layout(site: Site, now: Instant, page: PageContent): Html {
  const links = navigation.map(({ href, text }) =>
    href === page.section
      ? html`<li><a href="${href}" aria-current="page">${bilingual(text)}</a></li>`
      : html`<li><a href="${href}">${bilingual(text)}</a></li>`,
  );
  return html`<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title data-en="${page.title.en} · ${site.title.en}">${page.title.zh} · ${site.title.zh}</title>
<link rel="icon" href="/_local/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/_local/assets/page.css">
<script src="/_local/assets/language.js" data-key="${site.languageKey ?? 'local-language'}"></script>
<script src="/_local/assets/page.js" defer></script>
</head>
<body>
<a class="skip" href="#main">${bilingual(texts.skipToContent)}</a>
<header>
<p class="masthead"><a href="/">${bilingual(site.title)}</a></p>
<div class="bar">
<nav ${attribute('aria-label', texts.navigation)}><ul>${links}</ul></nav>
<button type="button" class="language" hidden><span class="zh" lang="en">English</span><span class="en" lang="zh-Hans">中文</span></button>
<p class="now"><a href="/_local/clock"><span class="label">${bilingual(texts.virtualNow)}</span> ${timeElement(now, site.timeZone)}</a></p>
</div>
</header>
<main id="main">
<h1>${bilingual(page.title)}</h1>
${page.main}
</main>
</body>
</html>`;
}
