import { startSampleCloud } from '#tools/sample-cloud.ts';

// The product on the embedded cloud as a process that a test can kill: `node test/support/cloud-process.ts <directory> <begins at>`.
// Says where its API is, once it can be used. Lambda functions live in UTC.
process.env['TZ'] = 'UTC';
const [dataDir = '', beginAt = ''] = process.argv.slice(2);
const { apiUrl } = await startSampleCloud({ dataDir, port: 0, beginAt: Date.parse(beginAt) });
console.log(apiUrl);
