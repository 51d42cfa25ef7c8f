import * as z from 'zod';
import { hucreSheetWriter } from '#functions/adapters/spreadsheet/hucre-sheet-writer.ts';
import type { ApiClient } from '#tools/api-client.ts';
import { sampleDirectory } from '#tools/samples.ts';
import { pause } from '../product.ts';

const importSchema = z.object({
  id: z.string(),
  state: z.string(),
  digest: z.string(),
  counts: z.object({ rows: z.number(), faults: z.number(), done: z.number(), leftOut: z.number() }),
});
type Imported = z.output<typeof importSchema>;

const names = sampleDirectory().people.flatMap(({ name, roles }) => (roles.includes('member') ? [name] : []));
const subjects = ['停车', '湿地', '养老', '托育', '照明', '公交', '非遗', '水网', '油烟', '急救', '心理', '充电'];
const headings = ['届次', '案号', '案由', '第一提案人', '情况与问题', '建议', '审查结果'];

/** A session as a sheet: filed elsewhere, each with its number, 600 characters of text a row. */
export function sessionRows(count: number): string[][] {
  return Array.from({ length: count }, (_, n) => [
    '六届一次会议',
    String(n + 1),
    `关于第${n + 1}街区${subjects[n % subjects.length] ?? ''}问题的提案`,
    names[n % names.length] ?? '',
    `第${n + 1}处${subjects[n % subjects.length] ?? ''}：${'居民反映集中，涉及面较广，需要统筹研究。'.repeat(25)}`,
    '1. 请研究办理。\n2. 请列入年度计划。',
    '立案',
  ]);
}

/** Sends a file, which is tried, and runs what was tried; how long each took. */
export async function bringIn(
  client: ApiClient,
  kind: string,
  [by, rows]: readonly [by: string, rows: readonly string[][]],
  columns = headings,
) {
  const bytes = Uint8Array.from(await hucreSheetWriter.xlsx([{ name: '导入', headings: columns, rows }]));
  const began = performance.now();
  const tried = importSchema.parse(await client.sendAs(by, `/v1/imports?kind=${kind}`, bytes, `bring-${kind}`));
  const trialSeconds = (performance.now() - began) / 1000;
  if (tried.counts.faults > 0) throw new Error(`${tried.counts.faults} faults in ${kind}`);
  const asked = performance.now();
  await client.as(by, 'POST', `/v1/imports/${tried.id}/run`, { key: `run-${tried.id}`, body: { digest: tried.digest } });
  let after: Imported = tried;
  while (after.state !== 'finished') {
    await pause(200);
    after = importSchema.parse(await client.as(by, 'GET', `/v1/imports/${tried.id}`));
  }
  const rowsSeconds = (performance.now() - asked) / 1000;
  await client.advance('PT0S');
  return { trialSeconds, rowsSeconds, runSeconds: (performance.now() - asked) / 1000, counts: after.counts };
}
