import { resourcesOf, type Cloud } from '#local';
import { ApiClient } from '../api-client.ts';
import { prepareAssembly } from '../prepare.ts';
import { recordSamples, startSampleCloud } from '../sample-cloud.ts';
import { samplePeopleToSignIn } from '../samples.ts';
import { offerSampleRules } from './offer-sample-rules.ts';
import type { StartOptions } from './start-options.ts';

/**
 * Bundles, synthesizes and runs the product with the sample district, by rules of its own unless told, tells its addresses, and ends on SIGINT or
 * SIGTERM.
 */
export async function runProduct(
  options: StartOptions,
  { rules = 'samples' }: { readonly rules?: 'samples' | 'preset' } = {},
): Promise<void> {
  console.error((await prepareAssembly()) ? '已重新打包并合成模板 · bundled and synthesized' : '代码未变，沿用已有模板 · nothing changed');
  // What it keeps is its user's alone.
  process.umask(0o077);
  const cloud = await startSampleCloud({ ...options, log: (line) => console.error(line) });
  const stop = (): void => {
    void cloud.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    const client = new ApiClient(cloud.apiUrl);
    // What a body that is there already has chosen stays.
    if ((await recordSamples(client)) && rules === 'samples') await offerSampleRules(client);
  } catch (error) {
    await cloud.close();
    throw error;
  }
  tell(cloud);
}

function tell({ apiUrl, endpointUrl, stack }: Cloud): void {
  console.log(`\n提案办理系统已启动 · The proposal pipeline is running\n\n  ${apiUrl}`);
  console.log(`\nAWS 替身服务地址 · The AWS stand-ins\n\n  AWS_ENDPOINT_URL=${endpointUrl}`);
  for (const { name } of resourcesOf(stack, 'AWS::DynamoDB::Table')) console.log(`  ${name}`);
  console.log('\n可登录人员 · Who can sign in');
  for (const [group, people] of Map.groupBy(samplePeopleToSignIn(), ({ group: of, groupEn }) => `${of} · ${groupEn}`)) {
    console.log(`\n  ${group}`);
    for (const { id, label, labelEn } of people) console.log(`    ${id.padEnd(18)} ${label} · ${labelEn}`);
  }
  console.log('\n按 Ctrl-C 停止 · Ctrl-C stops it');
}
