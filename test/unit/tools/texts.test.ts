import { describe, expect, it } from 'vitest';
import { gatherTexts } from '#tools/texts/gather-texts.ts';
import { textsPage } from '#tools/texts/texts-page.ts';
import { documentKinds } from '#core/clock/clock.ts';
import { smsTemplates } from '#core/notices/sms/sms-templates.ts';
import { ownRefusalTexts } from '#tools/texts/own-refusal-texts.ts';
import { refusalTexts } from '#core/steps/refusals.ts';
import { mailKinds } from '#test/support/mail-kinds.ts';

const texts = gatherTexts();
const namesOf = (group: string): string[] => texts.filter((one) => one.group === group).map(({ name }) => name);
const kindIn = (name: string): string => name.split(/[ ,]/u)[0] ?? '';

describe('the page of all texts', () => {
  it('has a mail and a group’s message of every kind', () => {
    expect([...new Set(namesOf('mail').map(kindIn))].sort()).toEqual([...mailKinds].sort());
    expect(namesOf('robot').length).toBeGreaterThan(mailKinds.length);
    expect(namesOf('gathered mail')).toEqual(['digest', 'digest of news', 'urgent', 'sent again', 'on behalf']);
  });

  it('has a short message of every template, and of several things at once', () => {
    expect(namesOf('short message').map(kindIn)).toEqual([...smsTemplates, 'several']);
  });

  it('has a paper of every kind, and every refusal', () => {
    expect([...new Set(namesOf('paper').map(kindIn))].sort()).toEqual([...documentKinds].sort());
    expect(namesOf('refusal')).toEqual([...refusalTexts.keys(), ...ownRefusalTexts.keys()].sort());
  });

  it('shows each of them, as text', () => {
    const page = textsPage(texts);
    expect(page.match(/<article>/gu)).toHaveLength(texts.length);
    expect(page).not.toMatch(/<(?:script|img|link)\b/u);
  });
});

describe.each(texts.map((one) => [`${one.group} ${one.name}`, one] as const))('%s', (_, { group, name, heading, text }) => {
  const whole = `${heading}\n${text}`;

  it('is told in both languages, as an office writes', () => {
    expect(whole).toMatch(/\p{Script=Han}/u);
    if (!/committee/u.test(name)) expect(whole).toMatch(/[A-Za-z]{3}/u);
    expect(whole).not.toMatch(/贵单位|undefined|null|\{\w+\}|NaN|（）|“”|\(\)|。。|，。/u);
    expect(whole).not.toMatch(/day\(s\)|item\(s\)/u);
    if (group === 'refusal') expect(whole).not.toMatch(/transport|parks|police|tao-an|tian-mu|guan-wei|shen-ruoxi|lin-shuyuan/u);
    if (group !== 'robot') expect(whole.replaceAll(/https?:\S+/gu, '')).not.toMatch(/\d{4}-\d{2}-\d{2}/u);
  });

  it('addresses people, and presses nobody before the day', () => {
    if (group === 'mail') expect(text).toMatch(/^[^\n]+(?:委员|同志|局|办|会|馆|院|中心|街道|公司)：您好！\nDear [^\n]+,\n/u);
    if (group === 'mail' && /剩\d+天/u.test(whole)) expect(whole).not.toMatch(/催办|逾期/u);
    if (group === 'mail' && /反馈提醒/u.test(heading)) expect(whole).not.toMatch(/催办|逾期|尽快/u);
  });
});
