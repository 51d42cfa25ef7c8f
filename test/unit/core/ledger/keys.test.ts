import { describe, expect, it } from 'vitest';
import {
  calendarKey,
  directoryKey,
  parseDirectoryKey,
  parseProposalKey,
  policyKey,
  proposalKey,
  registerKey,
  webhooksKey,
} from '#core/ledger/keys.ts';

describe('the keys of logs', () => {
  it('are scoped to a body', () => {
    expect([proposalKey('990112', 'p1'), registerKey('990112', 'case.6-1')]).toEqual(['990112#proposal#p1', '990112#register#case.6-1']);
    expect([directoryKey, policyKey, calendarKey, webhooksKey].map((key) => key('990112'))).toEqual([
      '990112#directory',
      '990112#policy',
      '990112#calendar',
      '990112#webhooks',
    ]);
  });

  it('of proposals are told from all others', () => {
    expect(parseProposalKey('990112#proposal#p1')).toEqual({ body: '990112', proposalId: 'p1' });
    for (const other of ['990112#register#case.6-1', '990112#directory', '990112#webhooks', '990112#proposal', '990112#proposal#p1#x', ''])
      expect(parseProposalKey(other)).toBeUndefined();
  });

  it('of directories are told from all others', () => {
    expect(parseDirectoryKey('990112#directory')).toEqual({ body: '990112' });
    for (const other of ['990112#proposal#p1', '990112#policy', '990112#calendar', '990112#directory#x', '990112#webhooks', '990112', ''])
      expect(parseDirectoryKey(other)).toBeUndefined();
  });
});
