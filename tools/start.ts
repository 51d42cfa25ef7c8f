import { enableCompileCache } from 'node:module';

// Lambda functions live in UTC; the zone is the process's, so it cannot be set in their threads.
process.env['TZ'] = 'UTC';
// Modules are imported after this, so that every start but the first finds them stripped and compiled.
enableCompileCache();
const { startOptions } = await import('./start/start-options.ts');
const { toldMistake } = await import('./start/told-mistake.ts');
try {
  const options = startOptions(process.argv.slice(2), process.env['PORT']);
  const { runProduct } = await import('./start/run-product.ts');
  await runProduct(options);
} catch (error) {
  console.error(toldMistake(error) ?? error);
  process.exitCode = 1;
}
