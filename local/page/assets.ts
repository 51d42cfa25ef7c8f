import { readFileSync } from 'node:fs';
import type { WireResponse } from '../wire.ts';
import { assetResponse } from './page-response.ts';

const TYPES: Readonly<Record<string, string>> = {
  'page.css': 'text/css',
  'page.js': 'text/javascript',
  'icon.svg': 'image/svg+xml',
};

/** The style sheet, script or icon of the pages; undefined for any other name. */
export function asset(name: string): WireResponse | undefined {
  const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  if (type === undefined) return undefined;
  return assetResponse(type, readFileSync(new URL(`assets/${name}`, import.meta.url), 'utf8'));
}
