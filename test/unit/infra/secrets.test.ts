import { describe, expect, it } from 'vitest';
import { rightsOn, tableId } from '#test/support/grants.ts';

const secrets = tableId('DataSecrets');
const onSecrets = (who: string) => rightsOn(secrets).filter((right) => right.startsWith(`${who} `));

describe('the secrets', () => {
  it('are put by administration, which reads none, and unknown to the API of cases', () => {
    expect(onSecrets('administer')).toEqual(['administer dynamodb:DeleteItem', 'administer dynamodb:PutItem']);
    expect(onSecrets('api')).toEqual([]);
  });

  it('of robots are read by those who hand mails over', () => {
    expect(rightsOn(secrets)).toEqual(expect.arrayContaining(['send-digests dynamodb:GetItem', 'send-mail dynamodb:GetItem']));
  });

  it('are listed by nobody, and put by nobody who reads them, but for the key of links, which senders make', () => {
    const rights = rightsOn(secrets).map((right) => right.split(' '));
    expect(rights.filter(([, action = '']) => !/^dynamodb:(Get|Put|Delete)Item$/.test(action))).toEqual([]);
    const readers = rights.filter(([, action]) => action === 'dynamodb:GetItem').map(([who]) => who);
    expect(rights.filter(([who, action]) => readers.includes(who) && action !== 'dynamodb:GetItem')).toEqual(
      ['send-digests', 'send-mail'].map((who) => [who, 'dynamodb:PutItem']),
    );
  });
});
