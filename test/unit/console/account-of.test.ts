import { describe, expect, it } from 'vitest';
import { accountOf } from '#console/session/account-of.ts';

const token = (payload: object): string => `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.x`;

describe('the account of a token', () => {
  it('is its subject, in whatever script', () => {
    expect(accountOf(token({ sub: '沈若溪@yunlan' }))).toBe('沈若溪@yunlan');
  });

  it.each([undefined, 'opaque', 'a.b.c', 'e30.!!.x', token({}), token({ sub: 7 })])(
    'is unknown where the token does not tell: %s',
    (one) => {
      expect(accountOf(one)).toBeUndefined();
    },
  );
});
