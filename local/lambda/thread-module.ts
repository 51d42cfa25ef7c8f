import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * A module with all it imports from beside it, as an address that worker threads can start from. Packed, that is the file
 * itself. From the sources it is one bundled text: left to strip the types itself, each thread would load the stripper
 * (WebAssembly), 12 MB and 50 ms more.
 * @param base the URL of whoever asks; the module lies beside it
 * @param name the module's file without its ending
 * @param title what stack traces call the text
 */
export function threadModule(base: string, name: string, title: string): URL {
  if (!base.endsWith('.ts')) return new URL(`${name}.js`, base);
  // Only whoever works on the sources has it.
  // Its service would stay, with hundreds of megabytes beside a cloud that needs it no more: so a process for this one call.
  process.env['ESBUILD_WORKER_THREADS'] = '0';
  const { buildSync }: typeof import('esbuild') = createRequire(import.meta.url)('esbuild');
  const entry = fileURLToPath(new URL(`${name}.ts`, base));
  const { outputFiles } = buildSync({ entryPoints: [entry], bundle: true, format: 'esm', platform: 'node', write: false });
  const code = `${outputFiles[0]?.text ?? ''}\n//# sourceURL=${title}`;
  return new URL(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}
