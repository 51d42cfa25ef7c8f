import { cpSync, existsSync, mkdtempSync, rmSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startCloud, type Cloud } from '../../../cloud.ts';
import { DamagedDataError, explainDamage } from '../../../cloud/damaged-data.ts';

const assembly = fileURLToPath(new URL('assembly', import.meta.url));
let whole: string;
let data: string;

const start = (dataDir: string): Promise<Cloud> => startCloud({ assembly, dataDir, apiPort: 0 });

/** What a start on a copy of the data says after `harm` was done to it. */
async function damageAfter(harm: (at: (name: string) => string) => void): Promise<unknown> {
  data = mkdtempSync(join(tmpdir(), 'damaged-'));
  cpSync(whole, data, { recursive: true });
  harm((name) => join(data, name));
  return start(data).then(
    async (cloud) => cloud.close(),
    (error: unknown) => error,
  );
}

beforeAll(async () => {
  whole = mkdtempSync(join(tmpdir(), 'whole-'));
  const cloud = await start(whole);
  await fetch(`${cloud.apiUrl}/append/k/1`, { method: 'POST' });
  await cloud.close();
});

afterEach(() => rmSync(data, { recursive: true, force: true }));
afterAll(() => rmSync(whole, { recursive: true }));

const databases = ['async-invocations', 'clock', 'dynamodb', 'events', 'failures', 'mail', 's3', 'states'].map((name) => `${name}.sqlite`);

describe('a start on data of which something is damaged', () => {
  it.each(databases)('names %s, and says what can be done', async (name) => {
    const damage = await damageAfter((at) => writeFileSync(at(name), 'not a database '.repeat(400)));
    expect(damage).toBeInstanceOf(DamagedDataError);
    expect(damage).toMatchObject({ directory: data, file: join(data, name), isReplaceable: false });
    expect(String(damage)).toMatch(/ is damaged and cannot be read\. Put back a copy of .* or begin anew with --fresh/);
  });

  it('looks for the database that lost its end', async () => {
    expect(await damageAfter((at) => truncateSync(at('states.sqlite'), 6000))).toMatchObject({ file: join(data, 'states.sqlite') });
  });

  it('takes tables that are gone for no new store, and makes none', async () => {
    const damage = await damageAfter((at) => unlinkSync(at('dynamodb.sqlite')));
    expect(damage).toMatchObject({ name: 'DamagedDataError', file: join(data, 'dynamodb.sqlite'), isReplaceable: false });
    expect(String(damage)).toContain('dynamodb.sqlite is missing beside the other data. Put back a copy of');
    expect(existsSync(join(data, 'dynamodb.sqlite'))).toBe(false);
  });

  it('says of a key that it can be done without', async () => {
    const damage = await damageAfter((at) => writeFileSync(at('identity-key.json'), '{"kty":"RSA"'));
    expect(damage).toMatchObject({ file: join(data, 'identity-key.json'), isReplaceable: true });
    expect(String(damage)).toContain('Remove it: a new one is made');
    unlinkSync(join(data, 'identity-key.json'));
    await (await start(data)).close();
  });
});

it('an error of another kind stays what it is', () => {
  const other = new TypeError('x');
  expect(explainDamage(other, '/nowhere')).toBe(other);
});
