/** Read when it is first asked for, and kept: faces of type are 30 MB, and looking at a page needs none. */
export function onceRead<T>(read: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  return () => {
    kept ??= { value: read() };
    return kept.value;
  };
}
