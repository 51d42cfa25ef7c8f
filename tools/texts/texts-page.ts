import { markup, Markup } from '#core/notices/render/render-markup.ts';
import type { GatheredText } from './gather-texts.ts';

const style =
  'body{max-width:60em;margin:2em auto;padding:0 1em;font:16px/1.7 system-ui,sans-serif}article{border-top:1px solid #999;padding:.5em 0}' +
  'pre{white-space:pre-wrap;font:inherit;margin:.3em 0}small{color:#555}h3{margin:.2em 0}';

/** All texts on one page, group by group, to be read aloud. */
export function textsPage(texts: readonly GatheredText[]): string {
  const groups = Map.groupBy(texts, ({ group }) => group);
  return markup`<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>文本 Texts</title><style>${new Markup(style)}</style></head>
<body>
<h1>文本 Texts</h1>
${[...groups].map(
  ([group, of]) => markup`<h2>${group} (${String(of.length)})</h2>
${of.map(({ name, reader, heading, text }) => markup`<article><small>${name} → ${reader}</small><h3>${heading}</h3><pre>${text}</pre></article>\n`)}`,
)}</body>
</html>
`.text;
}
