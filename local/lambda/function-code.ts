import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The part of an assembly that functions are made of. */
export interface CodeSource {
  /** Of the assembly. */
  readonly directory: string;
  /** Object keys to directories. */
  readonly assets: ReadonlyMap<string, string>;
}

/**
 * Code that stands in the template itself becomes a file beside the assets, named as AWS names it.
 * @returns its directory
 */
export function writeInlineCode({ directory }: CodeSource, name: string, code: string): string {
  const own = join(directory, `inline.${name}`);
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, 'index.js'), code);
  return own;
}

/**
 * In Lambda no project lies around a function's files. Here the one that synthesized them does, and its `"type": "module"`
 * would make an ES module of a function in CommonJS; an empty package.json between the two keeps them apart. An assembly that
 * has one, or cannot be written to, stays as it is.
 */
export function keepProjectApart(directory: string): void {
  try {
    writeFileSync(join(directory, 'package.json'), '{}\n', { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}
