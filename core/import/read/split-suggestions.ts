// `一、`, `（二）`, `3.`, `4、`, `(5)`, `6）`.
const numbering = /^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}(?:[、.．](?!\d)|[）)]))\s*/u;

/**
 * The suggestions that a cell lists, a line each. Where some lines are numbered, a line without a number goes on with the one before:
 * a paragraph that was broken is not two suggestions.
 */
export function splitSuggestions(cell: string): string[] {
  const lines = cell
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [first] = lines;
  const isNumbered = first !== undefined && numbering.test(first) && lines.length > 1;
  if (!isNumbered) return lines.map((line) => line.replace(numbering, ''));
  const found: string[] = [];
  for (const line of lines) {
    if (numbering.test(line)) found.push(line.replace(numbering, ''));
    else found.push(`${found.pop() ?? ''}\n${line}`);
  }
  return found;
}
