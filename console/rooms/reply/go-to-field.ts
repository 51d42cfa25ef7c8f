const places: ReadonlyMap<string, string> = new Map([
  ['class', 'reply-class'],
  ['publicity', 'reply-disclosure'],
  ['handler', 'reply-handler'],
  ['phone', 'reply-phone'],
  ['contact', 'reply-contact'],
  ['body', 'reply-text'],
]);

/** Leads to where something that the letter lacks is filled in; undefined where that is not on this page. */
export function fieldOfReply(field: string): (() => void) | undefined {
  const id = places.get(field);
  if (id === undefined) return undefined;
  return () => {
    const place = document.querySelector(`#${id}`);
    place?.scrollIntoView({ block: 'center' });
    place?.querySelector<HTMLElement>('input, textarea, button')?.focus();
  };
}
