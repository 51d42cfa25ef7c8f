import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCloud } from '../../../cloud.ts';
import { DataDirectoryInUseError } from '../../../cloud/data-directory.ts';
import { openTables } from '../../../cloud/open-tables.ts';
import { resourcesOf } from '../../../template/resolved-stack.ts';

const assembly = fileURLToPath(new URL('assembly', import.meta.url));
const beginAt = Date.parse('2026-09-16T02:00:00.000Z');

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tables-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe('tables opened without a cloud', () => {
  it('are those of the assembly, and a cloud finds in them what was written and no stream of it', async () => {
    const tables = await openTables({ assembly, dataDir, beginAt });
    const [table] = resourcesOf(tables.stack, 'AWS::DynamoDB::Table');
    await tables.dynamodb.load(table!.name, [{ pk: 'p1', sk: '1' }]);
    await tables.close();
    const cloud = await startCloud({ assembly, dataDir, apiPort: 0 });
    try {
      await cloud.clock.whenQuiet();
      const { Items } = await cloud.dynamodb.call('Scan', { TableName: table!.name });
      expect(Items).toEqual([{ pk: { S: 'p1' }, sk: { S: '1' } }]);
      expect(await fetch(`${cloud.apiUrl}/view/p1`).then((response) => response.json())).toEqual({ seen: [] });
      const ahead = cloud.clock.now() - beginAt;
      expect(ahead >= 0 && ahead < 600_000, String(ahead)).toBe(true);
    } finally {
      await cloud.close();
    }
  });

  it('keep everybody else out until they are closed', async () => {
    const tables = await openTables({ assembly, dataDir });
    await expect(openTables({ assembly, dataDir })).rejects.toThrow(DataDirectoryInUseError);
    await tables.close();
    await (await openTables({ assembly, dataDir })).close();
  });

  it('begin anew where they are asked to', async () => {
    const first = await openTables({ assembly, dataDir, beginAt });
    const [table] = resourcesOf(first.stack, 'AWS::DynamoDB::Table');
    await first.dynamodb.load(table!.name, [{ pk: 'p1', sk: '1' }]);
    await first.close();
    const again = await openTables({ assembly, dataDir, fresh: true });
    expect((await again.dynamodb.call('Scan', { TableName: table!.name }))['Count']).toBe(0);
    await again.close();
  });
});
