import type { DocsFileName } from '#functions/administer/docs-files.ts';
import { docsPage } from './docs-page.ts';
import { docsStyle } from './docs-style.ts';
import { openApi } from './open-api.ts';

/** What lies beside the bundle that answers `/openapi.json` and `/docs`. */
export const docsTexts: Readonly<Record<DocsFileName, () => string>> = {
  'openapi.json': () => JSON.stringify(openApi()),
  'index.html': page,
  'style.css': () => docsStyle,
};

function page(): string {
  const text = docsPage(openApi());
  // A template is a promise where a part of it is one.
  if (text instanceof Promise) throw new TypeError('the page waits for a part of itself');
  return text.toString();
}
