import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { gunzipSync } from 'node:zlib';

const BLOCK = 512;

/** Unpacks a gzipped tar (POSIX ustar: files and directories of short names) into a directory. */
export function unpackTar(archive: URL, into: string): void {
  const tar = gunzipSync(readFileSync(archive));
  for (let at = 0; tar[at] !== undefined && tar[at] !== 0;) {
    const text = (from: number, length: number): string => tar.toString('utf8', at + from, at + from + length).replace(/\0.*$/su, '');
    const size = Number.parseInt(text(124, 12), 8);
    const path = normalize(text(0, 100));
    if (path.startsWith('..')) throw new Error(`${path} leads out of the directory`);
    if (text(156, 1) === '5') mkdirSync(join(into, path), { recursive: true });
    else {
      mkdirSync(dirname(join(into, path)), { recursive: true });
      writeFileSync(join(into, path), tar.subarray(at + BLOCK, at + BLOCK + size));
    }
    at += BLOCK * (1 + Math.ceil(size / BLOCK));
  }
}
