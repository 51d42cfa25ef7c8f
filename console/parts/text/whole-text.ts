interface Written {
  readonly matter: string;
  readonly suggestions: readonly string[];
}

/** A proposal's text in one piece, to be compared with another's. */
export function wholeText({ matter, suggestions }: Written): string {
  return [matter, ...suggestions].join('\n');
}
