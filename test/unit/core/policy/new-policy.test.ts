import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { newPolicySchema } from '#core/policy/new-policy.ts';

const { reminders, light, classes } = defaultPolicy;
const faultsOf = (changes: object): string[] =>
  (newPolicySchema.safeParse({ ...defaultPolicy, version: 'p1', ...changes }).error?.issues ?? []).map(
    ({ path, message }) => `${path.join('.')} ${message}`,
  );
const quietDays = Array.from({ length: 600 }, () => ({ from: '2026-03-02', to: '2026-03-02' }));

describe('a policy to be recorded', () => {
  it('is taken as it is when nothing is wrong', () => {
    const policy = { ...defaultPolicy, version: 'yunlan-2026.1' };
    expect(newPolicySchema.parse(structuredClone(policy))).toEqual(policy);
  });

  it.each([
    ['no version for an address', { version: '规则/1' }, ['version version-malformed']],
    ['a word of the route', { version: 'current' }, ['version version-reserved']],
    ['the name of a preset to come', { version: 'default-9' }, ['version version-reserved']],
    ['a name of spaces', { name: { zh: '  ', en: 'Rules' } }, ['name.zh nothing-to-read']],
    ['half a character', { name: { zh: '规则\ud800', en: 'Rules' } }, ['name.zh half-a-character']],
    ['two lines', { documentIssuer: { zh: '办公室\n密', en: 'Office' } }, ['documentIssuer.zh one-line']],
    ['a turned direction', { documentIssuer: { zh: '办\u202e公室', en: 'Office' } }, ['documentIssuer.zh control-characters']],
    ['a long text', { classes: [{ code: 'A', zh: '解'.repeat(201), en: 'solved' }] }, ['classes.0.zh text-too-long']],
    ['a code twice', { classes: [...classes, ...classes] }, ['classes code-twice']],
    [
      'an odd minute',
      { reminders: { ...reminders, atHour: 9.1, untilHour: 18.01 } },
      ['reminders.atHour quarter-hours', 'reminders.untilHour quarter-hours'],
    ],
    ['a share no store keeps', { light: { ...light, shortSpanShare: 1e-12 } }, ['light.shortSpanShare whole-percents']],
    ['a list without end', { reminders: { ...reminders, quietDays } }, [' policy-too-long']],
  ])('is refused with %s', (_, changes, faults) => {
    expect(faultsOf(changes)).toEqual(faults);
  });

  it('keeps to the stored shape too', () => {
    expect(faultsOf({ silence: { ...defaultPolicy.silence, reply: { outcome: 'lapsed', workingDaysAfterDue: 1 } } })).toContain(
      'silence.reply silence-not-legal',
    );
  });

  it('has numbers that a commit can hold, each of them', () => {
    for (let percent = 0; percent <= 100; percent += 1) {
      expect(faultsOf({ light: { ...light, shortSpanShare: percent / 100 } })).toEqual([]);
      expect(() => canonicalJson(percent / 100)).not.toThrow();
    }
  });
});
