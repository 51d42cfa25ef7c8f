/** A part of a page of help. */
export type Block =
  | { readonly is: 'heading'; readonly level: 1 | 2 | 3; readonly text: string; readonly anchor: string | undefined }
  | { readonly is: 'paragraph'; readonly text: string }
  | { readonly is: 'list'; readonly isNumbered: boolean; readonly items: readonly string[] }
  | { readonly is: 'picture'; readonly name: string; readonly alt: string };

/** A part of a line: `**strong**`, a `key`, a [link](/desk) within the desk. */
export type Span =
  | { readonly is: 'text' | 'strong' | 'key'; readonly text: string }
  | { readonly is: 'link'; readonly text: string; readonly to: string };

/** Reads headings (`## Words {#anchor}`), lists, pictures and paragraphs, which empty lines end. */
export function readBlocks(markdown: string): Block[] {
  return markdown
    .split(/\r?\n\s*\r?\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(readBlock);
}

function readBlock(part: string): Block {
  const heading = /^(#{1,3}) (.+?)(?: \{#([\w-]+)\})?$/.exec(part);
  if (heading !== null) {
    const [, marks = '', text = '', anchor] = heading;
    return { is: 'heading', level: marks.length === 1 ? 1 : marks.length === 2 ? 2 : 3, text, anchor };
  }
  const picture = /^!\[([^\]]*)\]\((?:.*\/)?([\w.-]+)\)$/.exec(part);
  if (picture !== null) return { is: 'picture', alt: picture[1] ?? '', name: picture[2] ?? '' };
  const lines = part.split(/\r?\n/);
  const marker = /^(?:- |\d+\. )/;
  if (marker.test(part)) return { is: 'list', isNumbered: /^\d/.test(part), items: itemsOf(lines, marker) };
  return { is: 'paragraph', text: lines.map((line) => line.trim()).join(' ') };
}

/** An item may go on in lines that have no mark. */
function itemsOf(lines: readonly string[], marker: RegExp): string[] {
  const items: string[] = [];
  for (const line of lines) {
    if (marker.test(line)) items.push(line.replace(marker, ''));
    else items[items.length - 1] = `${items.at(-1) ?? ''} ${line.trim()}`;
  }
  return items;
}

export function readSpans(text: string): Span[] {
  return text.split(/(\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\(\/[^)\s]*\))/).flatMap((part): Span[] => {
    if (part === '') return [];
    if (/^\*\*[^*]+\*\*$/.test(part)) return [{ is: 'strong', text: part.slice(2, -2) }];
    if (/^`[^`]+`$/.test(part)) return [{ is: 'key', text: part.slice(1, -1) }];
    const link = /^\[([^\]]+)\]\((\/[^)\s]*)\)$/.exec(part);
    return link === null ? [{ is: 'text', text: part }] : [{ is: 'link', text: link[1] ?? '', to: link[2] ?? '' }];
  });
}
