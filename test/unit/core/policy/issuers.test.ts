import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { issuerCode, issuerOf } from '#core/policy/issuers.ts';
import { sampleDirectory } from '#tools/samples.ts';

const bodyName = sampleDirectory().body;
const issuers = {
  office: { zh: '云澜区政府办', en: 'Yunlan Office', code: '云政办' },
  committee: { zh: '云澜区政协提案委', en: 'Yunlan Proposals', code: '云协提' },
};

describe('who issues a paper', () => {
  it('has the full name with its place, from what the directory calls the body', () => {
    expect(issuerOf('office', defaultPolicy, { bodyName })).toEqual({
      zh: '云澜区人民政府办公室',
      en: "General Office of the People's Government of Yunlan District",
    });
    expect(issuerOf('committee', defaultPolicy, { bodyName })).toEqual({
      zh: '政协云澜区委员会提案委员会',
      en: 'Proposals Committee of the CPPCC Yunlan District Committee',
    });
  });

  it('has the names that the policy gives, with their codes', () => {
    const policy = { ...defaultPolicy, issuers };
    expect(issuerOf('office', policy, { bodyName })).toEqual({ zh: '云澜区政府办', en: 'Yunlan Office' });
    expect([issuerCode('committee', policy), issuerCode('committee', defaultPolicy)]).toEqual(['云协提', '']);
    const own = { ...defaultPolicy, documentIssuer: { zh: '云澜区政府督查室', en: 'Yunlan Inspection Office' } };
    expect(issuerOf('office', own, { bodyName })).toEqual(own.documentIssuer);
  });

  it('is the office without a place where nobody said what the body is called', () => {
    expect(issuerOf('office', defaultPolicy, {})).toEqual(defaultPolicy.documentIssuer);
    expect(issuerOf('committee', defaultPolicy, {}).zh).toBe('政协提案委员会');
  });
});
