import { enableCompileCache, flushCompileCache } from 'node:module';

// The product on the embedded cloud as a process that a test can kill: `node test/support/cloud-process.ts <directory> <begins at>`.
// Says where its API is, once it can be used. Lambda functions live in UTC.
process.env['TZ'] = 'UTC';
// Modules are imported after this, so that every start but the first finds them stripped and compiled.
enableCompileCache();
const { startSampleCloud } = await import('#tools/sample-cloud.ts');
const { fewerRuns } = await import('./running-cloud.ts');
// Whoever started it may be gone without having killed it: a test that ran out of time, a run that was broken off.
process.stdin.once('close', () => process.exit()).resume();
const [dataDir = '', beginAt = ''] = process.argv.slice(2);
const { apiUrl } = await startSampleCloud({ dataDir, port: 0, beginAt: Date.parse(beginAt), parameters: fewerRuns });
// What is killed leaves no cache behind.
flushCompileCache();
console.log(apiUrl);
