/** Markup that is safe to send: made by `markup`, which escapes everything put into it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type MarkupContent = Markup | string | readonly MarkupContent[];

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A template whose values become text, or the content of a quoted attribute, unless they are `Markup` themselves. */
export function markup(strings: TemplateStringsArray, ...values: readonly MarkupContent[]): Markup {
  return new Markup(strings.map((part, index) => part + written(values[index] ?? '')).join(''));
}

function written(value: MarkupContent): string {
  if (value instanceof Markup) return value.text;
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (character) => entities[character] ?? character);
  return value.map(written).join('');
}
