import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoSecrets, robotSecretKey } from '#functions/adapters/dynamo/dynamo-secrets.ts';
import { embeddedTables } from '#test/support/embedded-tables.ts';
import type { EmbeddedTables } from '#test/support/embedded-tables.ts';

let tables: EmbeddedTables;
beforeAll(async () => void (tables = await embeddedTables()));
afterAll(() => tables.close());

describe('secrets on DynamoDB', () => {
  const pk = robotSecretKey('990112', 'transport');

  it('are found by their name, and nothing is found by any other', async () => {
    const secrets = dynamoSecrets(tables.client, 'Secrets');
    await secrets.put(pk, 'a1', { url: 'https://robot.example/1', key: 'SEC1' });
    expect(await secrets.get(pk, 'a1')).toEqual({ url: 'https://robot.example/1', key: 'SEC1' });
    expect(await secrets.get(pk, 'a2')).toBeUndefined();
    expect(await secrets.get(robotSecretKey('990113', 'transport'), 'a1')).toBeUndefined();
  });

  it('are written over, and forgotten', async () => {
    const secrets = dynamoSecrets(tables.client, 'Secrets');
    await secrets.put(pk, 'a3', { url: 'https://robot.example/1', key: 'SEC1' });
    await secrets.put(pk, 'a3', { url: 'https://robot.example/2' });
    expect(await secrets.get(pk, 'a3')).toEqual({ url: 'https://robot.example/2' });
    await secrets.remove(pk, 'a3');
    await secrets.remove(pk, 'a3');
    expect(await secrets.get(pk, 'a3')).toBeUndefined();
  });
});
