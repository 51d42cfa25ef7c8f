import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/**
 * A TypeScript module with all it imports from beside it, as one address that a worker thread can start from. Left to
 * strip the types itself, each thread would load the stripper (WebAssembly): 12 MB and 50 ms more.
 * @param name what stack traces call it
 */
export function threadModule(file: URL, name: string): URL {
  const { outputFiles } = buildSync({ entryPoints: [fileURLToPath(file)], bundle: true, format: 'esm', platform: 'node', write: false });
  const code = `${outputFiles[0]?.text ?? ''}\n//# sourceURL=${name}`;
  return new URL(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}
