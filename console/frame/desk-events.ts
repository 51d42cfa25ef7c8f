/** What the banner asks of the windows over the page. */
const target = new EventTarget();

export const openPalette = (): void => void target.dispatchEvent(new Event('palette'));

export function onPalette(act: () => void): () => void {
  target.addEventListener('palette', act);
  return () => target.removeEventListener('palette', act);
}
