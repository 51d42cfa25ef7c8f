import { readFileSync } from 'node:fs';

/** The API's description, and the page that shows it with its style. */
export const docsFileNames = ['openapi.json', 'index.html', 'style.css'] as const;

export type DocsFileName = (typeof docsFileNames)[number];

/** What was written beside the bundle when it was built (`tools/open-api`): it tells of the routes of every function. */
export interface DocsFiles {
  readonly read: (name: DocsFileName) => string;
}

/** Reads each when it is first asked for. */
export function docsFiles(directory: URL): DocsFiles {
  const found = new Map<DocsFileName, string>();
  return {
    read: (name) => {
      const text = found.get(name) ?? readFileSync(new URL(name, directory), 'utf8');
      found.set(name, text);
      return text;
    },
  };
}
