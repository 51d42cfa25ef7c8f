import { describe, expect, it } from 'vitest';
import { grants, tableId } from '#test/support/grants.ts';

const rightsOf = (table: string) =>
  grants
    .filter(({ who, resource }) => who === 'judge-by-link' && resource === table)
    .map(({ action, condition }) => ({ action, ...(condition === undefined ? {} : { only: condition }) }));
const ofLinks = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['*#judge-links'] } };

describe('the page that the link of a mail opens', () => {
  it('may read logs and append to those of cases, and to nothing else', () => {
    const cases = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [{ 'Fn::Join': ['', [{ Ref: 'Body' }, '#proposal#*']] }] } };
    expect(rightsOf(tableId('DataLedger'))).toEqual([
      { action: 'dynamodb:BatchGetItem' },
      { action: 'dynamodb:Query' },
      { action: 'dynamodb:PutItem', only: cases },
    ]);
  });

  it('may read the key that says whether a link is ours, and no other secret; lists and waits it does not know', () => {
    expect(rightsOf(tableId('DataSecrets'))).toEqual([{ action: 'dynamodb:GetItem', only: ofLinks }]);
    expect(rightsOf(tableId('DataViews'))).toEqual([]);
    expect(rightsOf(tableId('DataWaits'))).toEqual([]);
  });
});

describe('the key that signs links', () => {
  it('is made by those who hand mails over, who may put nothing else among the secrets', () => {
    const putting = grants.filter(
      ({ who, action, resource }) => who !== 'administer' && action !== 'dynamodb:GetItem' && resource === tableId('DataSecrets'),
    );
    expect(putting.map(({ who, action, condition }) => ({ who, action, condition }))).toEqual(
      ['send-mail', 'send-digests'].map((who) => ({ who, action: 'dynamodb:PutItem', condition: ofLinks })),
    );
  });
});
