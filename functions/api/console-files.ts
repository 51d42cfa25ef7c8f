import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const encodings = ['br', 'gzip'] as const;

/** How an asset comes to the browser; `identity` for a client that reads neither. */
export type Encoding = (typeof encodings)[number] | 'identity';

/** The web client as it was built: its shell page, and assets that are named by their content. */
export interface ConsoleFiles {
  /** With `%nonce%` wherever the response's nonce belongs. */
  readonly shell: () => string;
  /** Undefined where no asset has the name. */
  readonly asset: (name: string, encoding: Encoding) => Uint8Array<ArrayBuffer> | undefined;
}

/** Reads them from beside the bundle, each when it is first asked for: a cold start that serves no page reads none. */
export function consoleFiles(directory: URL): ConsoleFiles {
  let shell: string | undefined;
  let names: ReadonlySet<string> | undefined;
  const read = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(new URL(name, directory)));
  return {
    shell: () => (shell ??= readFileSync(new URL('shell.html', directory), 'utf8')),
    asset: (name, encoding) => {
      // What is listed is served: a name can lead to no other place.
      names ??= new Set(readdirSync(new URL('assets/', directory)));
      const stored = `${name}.${encoding === 'br' ? 'br' : 'gz'}`;
      if (!names.has(stored)) return undefined;
      const bytes = read(`assets/${stored}`);
      return encoding === 'identity' ? new Uint8Array(gunzipSync(bytes)) : bytes;
    },
  };
}

/** The best of what the client reads (`Accept-Encoding`, RFC 9110 §12.5.3); what it weighs with 0 it does not. */
export function chooseEncoding(accepted = ''): Encoding {
  const read = accepted
    .toLowerCase()
    .split(',')
    .map((one) => one.trim().split(/\s*;\s*/))
    .filter(([, weight]) => weight === undefined || !/^q=0(?:\.0*)?$/.test(weight))
    .map(([name]) => name);
  return encodings.find((encoding) => read.includes(encoding)) ?? 'identity';
}
