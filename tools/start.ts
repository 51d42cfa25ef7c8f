import { parseArgs } from 'node:util';
import { ApiClient } from './api-client.ts';
import { prepareAssembly } from './prepare.ts';
import { recordSamples, startSampleCloud } from './sample-cloud.ts';
import { samplePeopleToSignIn } from './samples.ts';

const { values } = parseArgs({
  options: { data: { type: 'string', default: '.data' }, fresh: { type: 'boolean', default: false }, port: { type: 'string' } },
});

// Lambda functions live in UTC; the zone is the process's, so it cannot be set in their threads.
process.env['TZ'] = 'UTC';
console.error((await prepareAssembly()) ? '已重新打包并合成模板 · bundled and synthesized' : '代码未变，沿用已有模板 · nothing changed');
const cloud = await startSampleCloud({
  dataDir: values.data,
  fresh: values.fresh,
  port: Number(values.port ?? process.env['PORT'] ?? 8787),
  log: (line) => console.error(line),
});
await recordSamples(new ApiClient(cloud.apiUrl));

const stop = (): void => {
  void cloud.close().then(() => process.exit(0));
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

console.log(`\n提案办理系统已启动 · The proposal pipeline is running\n\n  ${cloud.apiUrl}\n\n可登录人员 · Who can sign in`);
const groups = Map.groupBy(samplePeopleToSignIn(), ({ group }) => group);
for (const [group, people] of groups) {
  console.log(`\n  ${group}`);
  for (const { id, label, labelEn } of people) console.log(`    ${id.padEnd(18)} ${label} · ${labelEn}`);
}
console.log('\n按 Ctrl-C 停止 · Ctrl-C stops it');
