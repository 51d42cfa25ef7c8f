import { enableCompileCache } from 'node:module';

// Modules are imported after this, so that every run but the first finds them stripped and compiled.
enableCompileCache();
const { runSeed } = await import('./seed/run-seed.ts');
process.exitCode = await runSeed(process.argv.slice(2));
