import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { assemblyDirectory } from '#tools/prepare.ts';
import { startSampleCloud } from '#tools/sample-cloud.ts';

const templateSchema = z.looseObject({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string(), Properties: z.looseObject({}).default({}) })),
});

/**
 * The product as it was built, but for the reconciler's round: a body that was filled in has no executions, and the first round starts
 * two for each open case, for half an hour where there are twenty thousand. Reading lists asks nothing of them.
 */
function assemblyAtRest(): string {
  const copy = mkdtempSync(join(tmpdir(), 'bench-assembly-'));
  cpSync(assemblyDirectory, copy, { recursive: true });
  for (const name of readdirSync(copy).filter((one) => one.endsWith('.template.json'))) {
    const template = templateSchema.parse(JSON.parse(readFileSync(join(copy, name), 'utf8')));
    for (const { Type, Properties } of Object.values(template.Resources)) {
      if (Type === 'AWS::Events::Rule' && 'ScheduleExpression' in Properties) Properties['State'] = 'DISABLED';
    }
    writeFileSync(join(copy, name), JSON.stringify(template));
  }
  return copy;
}

const { data = '', port } = parseArgs({ options: { data: { type: 'string' }, port: { type: 'string' } } }).values;
const assembly = assemblyAtRest();
const cloud = await startSampleCloud({ dataDir: data, port: Number(port), assembly });
process.on('SIGTERM', () => {
  void cloud.close().then(() => {
    rmSync(assembly, { recursive: true });
    process.exit(0);
  });
});
