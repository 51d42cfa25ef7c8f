import { readFileSync } from 'node:fs';
import type { WireResponse } from '../wire.ts';
import { assetResponse } from './page-response.ts';

const ASSETS = new Map([
  ['page.css', { type: 'text/css', file: new URL('./assets/page.css', import.meta.url) }],
  ['page.js', { type: 'text/javascript', file: new URL('./assets/page.js', import.meta.url) }],
  ['language.js', { type: 'text/javascript', file: new URL('./assets/language.js', import.meta.url) }],
  ['icon.svg', { type: 'image/svg+xml', file: new URL('./assets/icon.svg', import.meta.url) }],
]);

/** The style sheet, script or icon of the pages; undefined for any other name. */
export function asset(name: string): WireResponse | undefined {
  const found = ASSETS.get(name);
  return found && assetResponse(found.type, readFileSync(found.file, 'utf8'));
}
