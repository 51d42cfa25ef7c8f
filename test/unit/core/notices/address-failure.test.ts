import { describe, expect, it } from 'vitest';
import { evolveDirectory } from '#core/directory/directory.ts';
import {
  addressHappening,
  addressRule,
  failedRecipient,
  insteadTerm,
  recipientTerm,
  recipientTitle,
} from '#core/notices/reach/address-failure.ts';
import { aDirectory } from '#test/support/a-directory.ts';

describe('the rule of a failed address', () => {
  it.each(['lin', 'a.b-c_d', 'robot:transport', 'mailbox:a.b'])('gives the recipient %s back, dots and all', (failed) => {
    expect(failedRecipient({ rule: addressRule(failed, '990112.2026-03-02.1.a.b') })).toBe(failed);
  });

  it('is one for each cause, and none of it names anybody where it is another rule', () => {
    expect(addressRule('lin', 'm1')).not.toBe(addressRule('lin', 'm2'));
    expect(failedRecipient({ rule: 'due-day' })).toBe('');
  });
});

describe('a failed address', () => {
  it('is told to the dispatchers, but not to the one it is of', () => {
    const directory = aDirectory({ song: { roles: ['dispatcher', 'supervisor'] } });
    expect(addressHappening('lin', directory).recipients).toEqual([{ personId: 'du' }, { personId: 'song' }]);
    expect(addressHappening('du', directory).recipients).toEqual([{ personId: 'song' }]);
  });

  it('names a person by name, with the unit where there is one, in both languages', () => {
    expect(recipientTerm('cao', aDirectory())).toEqual({ zh: '曹慎之', en: 'Cao Shenzhi' });
    expect(recipientTitle('cao', aDirectory())).toEqual({ zh: '曹慎之同志', en: 'Cao Shenzhi' });
    expect(recipientTitle('transport-clerk', aDirectory())).toEqual({
      zh: '云澜区交通运输局陶安同志',
      en: '陶安 (Yunlan District Transport Bureau)',
    });
  });

  it('of a robot has nobody instead, whether the unit still has it or not', () => {
    const robot = { kind: 'wecom', host: 'robot.example', address: 'transport.1', fingerprint: 'ab12' } as const;
    const withRobot = evolveDirectory(aDirectory(), { type: 'RobotRecorded', unitId: 'transport', robot });
    for (const directory of [withRobot, aDirectory()]) expect(insteadTerm('robot:transport', directory).zh).toBe('');
  });
});
