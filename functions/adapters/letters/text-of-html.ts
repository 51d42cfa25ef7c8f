const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  middot: '·',
  times: '×',
  emsp: ' ',
  ensp: ' ',
};
const hidden = new Set(['script', 'style', 'template', 'noscript', 'svg', 'head', 'select']);
const ofLine = new Set(['a', 'b', 'em', 'font', 'i', 'o:p', 'small', 'span', 'strong', 'sub', 'sup', 'u', 'label', 'mark', 'code', 'big']);
const cells = new Set(['td', 'th']);

/** The text of a page as lines: one for each block and row of a table. One pass, without a parser's tree; time goes with the length. */
export function textOfHtml(html: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1) {
      parts.push(plain(html.slice(at)));
      break;
    }
    parts.push(plain(html.slice(at, open)));
    at = afterTag(html, open, parts);
  }
  return parts
    .join('')
    .split('\n')
    .map((line) => line.replace(/[ \t]+/gu, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n');
}

function afterTag(html: string, open: number, parts: string[]): number {
  if (html.startsWith('<!--', open)) return past(html, '-->', open);
  const close = html.indexOf('>', open);
  if (close === -1) return html.length;
  const name = /^<\/?(?<name>[a-z][a-z0-9:-]*)/iu.exec(html.slice(open, open + 24))?.groups?.['name']?.toLowerCase();
  if (name === undefined) {
    if (!/^<[!?]/u.test(html.slice(open, open + 2))) parts.push('<');
    return /^<[!?]/u.test(html.slice(open, open + 2)) ? close + 1 : open + 1;
  }
  const isEnd = html[open + 1] === '/';
  if (hidden.has(name) && !isEnd && html[close - 1] !== '/') return past(html, `</${name}`, close, true);
  if (cells.has(name)) parts.push(isEnd ? ' ' : '');
  else if (!ofLine.has(name)) parts.push('\n');
  return close + 1;
}

/** The end of what ends with `mark`; of the text where it never ends. */
function past(html: string, mark: string, from: number, toTagEnd = false): number {
  const found = indexOfAnyCase(html, mark, from);
  if (found === -1) return html.length;
  if (!toTagEnd) return found + mark.length;
  const close = html.indexOf('>', found);
  return close === -1 ? html.length : close + 1;
}

function indexOfAnyCase(html: string, mark: string, from: number): number {
  const pattern = new RegExp(mark.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`), 'giu');
  pattern.lastIndex = from;
  return pattern.exec(html)?.index ?? -1;
}

/** Line ends inside a paragraph mean nothing in HTML. */
function plain(text: string): string {
  return text
    .replaceAll(/[\r\n]+/gu, ' ')
    .replaceAll(
      /&(?:#(?<dec>\d{1,7})|#x(?<hex>[0-9a-f]{1,6})|(?<name>[a-z]{2,8}));?/giu,
      (whole, dec?: string, hex?: string, name?: string) => {
        if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
        const code = dec === undefined ? Number.parseInt(hex ?? '', 16) : Number(dec);
        return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
      },
    );
}
