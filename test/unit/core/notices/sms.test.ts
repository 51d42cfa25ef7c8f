import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { newPolicySchema } from '#core/policy/new-policy.ts';
import type { Policy } from '#core/policy/policy.ts';
import type { SmsPolicy } from '#core/policy/sms.ts';
import { evolveDirectory } from '#core/directory/directory.ts';
import type { DirectoryEvent } from '#core/directory/directory.ts';
import { hoursOf } from '#core/notices/lane/lane-hours.ts';
import type { MailItem } from '#core/notices/render/mail-content.ts';
import { longestSms, renderSms } from '#core/notices/sms/render-sms.ts';
import { templateOf, templatesOf } from '#core/notices/sms/sms-of.ts';
import { smsTemplates } from '#core/notices/sms/sms-templates.ts';
import * as en from '#core/notices/sms/texts.en.ts';
import * as zh from '#core/notices/sms/texts.zh.ts';
import { waysTo } from '#core/notices/sms/ways-to.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { aMailClock, aMailItem } from '#test/support/a-mail.ts';
import { mailKinds } from '#test/support/mail-kinds.ts';

const id = { zh: 'SMS_1', en: 'SMS_2' };
const sms: SmsPolicy = {
  sign: '云澜区政协',
  fromHour: 9,
  untilHour: 20,
  perDay: 3,
  several: { zh: 'SMS_9' },
  templates: Object.fromEntries(smsTemplates.map((template) => [template, id])),
};
const withSms: Policy = { ...defaultPolicy, version: 'sms-1', sms };
const member = { title: { zh: '许承泽委员', en: 'Xu Chengze' }, is: 'member' } as const;
const english = { ...member, language: 'en' } as const;
const feedback: MailItem['clock'] = { ...aMailClock(15), kind: 'feedback' };
const replied = aMailItem({ kind: 'reply', clock: feedback });

describe('a short message', () => {
  it('is the template of its kind, with the words it leaves open', () => {
    expect(renderSms({ reader: member, items: [replied] }, sms)).toEqual({
      template: 'replied',
      templateId: 'SMS_1',
      sign: '云澜区政协',
      parameters: { name: '许承泽委员', number: '第46号', unit: '云澜区住房和城乡建设局', by: '12月9日前' },
      text: '【云澜区政协】许承泽委员，您的提案第46号已由云澜区住房和城乡建设局书面答复，请您审阅，并于12月9日前登录提案办理系统反馈意见。',
    });
  });

  it('is English for its reader where the body registered it so, and Chinese where it did not', () => {
    expect(renderSms({ reader: english, items: [replied] }, sms)).toMatchObject({
      templateId: 'SMS_2',
      text: '【云澜区政协】Xu Chengze, your proposal No. 46 was answered. Please sign in and give your view by 9 December.',
    });
    const chinese = { ...sms, templates: { replied: { zh: 'SMS_7' } } };
    expect(renderSms({ reader: english, items: [replied] }, chinese)).toMatchObject({
      templateId: 'SMS_7',
      parameters: { name: '许承泽委员' },
    });
  });

  it('tells whoever has to sign, to review or to mend a letter that it waits, and until when', () => {
    const leader = { title: { zh: '庄严同志', en: 'Zhuang Yan' }, is: 'officer' } as const;
    const clock = { ...aMailClock(5), kind: 'signing', name: { zh: '签发', en: 'signing' } } as const;
    for (const kind of ['to-countersign', 'to-check', 'to-sign', 'to-review-reply', 'reply-sent-back'] as const) {
      const { text } = renderSms({ reader: leader, items: [aMailItem({ kind, clock })] }, sms);
      expect(text).toMatch(/^【云澜区政协】庄严同志，提案第46号的“签发”待您办理，期限为\d+月\d+日，请登录提案办理系统处理。$/u);
    }
  });

  it('of several things, or of one without a template, says how many they are', () => {
    const two = renderSms({ reader: member, items: [replied, aMailItem()] }, sms);
    expect(two).toMatchObject({ template: 'several', templateId: 'SMS_9', parameters: { name: '许承泽委员', count: '2' } });
    expect(renderSms({ reader: member, items: [replied] }, { ...sms, templates: {} })).toMatchObject({ parameters: { count: '1' } });
  });

  it.each(smsTemplates)('%s keeps to its length with the longest names, which are cut', (template) => {
    const kind = mailKinds.find((one) => templatesOf(one).includes(template));
    const clockKind = template === 'feedback-awaited' ? 'feedback' : template === 'revision-awaited' ? 'revision' : 'reply';
    const days = template === 'overdue' ? -3 : 20;
    const long = { zh: '省'.repeat(60), en: 'Bureau '.repeat(17) };
    const item = aMailItem({
      kind: kind ?? 'reminder',
      number: long,
      unit: long,
      clock: { ...aMailClock(days), kind: clockKind, name: long },
    });
    for (const reader of [member, english]) {
      const told = renderSms({ reader: { ...reader, title: long }, items: [item] }, sms);
      expect(told.template).toBe(template);
      expect(told.text.length, told.text).toBeLessThanOrEqual(longestSms[reader === english ? 'en' : 'zh']);
      for (const [name, value] of Object.entries(told.parameters)) expect(told.text, name).toContain(value);
    }
  });

  it('holds no title, no link and no word of a proposal', () => {
    const texts = smsTemplates.map((template) => `${zh.smsTexts[template]}${en.smsTexts[template]}`).join('');
    expect(texts).not.toMatch(/http|title|《/u);
    for (const reader of [member, english]) {
      expect(renderSms({ reader, items: [replied] }, sms).text).not.toContain(replied.title.slice(0, 6));
    }
  });
});

describe('the template of an item', () => {
  it('asks a member, and presses an officer only once it is late', () => {
    expect(templateOf({ kind: 'reminder', clock: { ...aMailClock(-4), kind: 'feedback' } })).toBe('feedback-awaited');
    expect(templateOf({ kind: 'by-hand', clock: { ...aMailClock(2), kind: 'revision' } })).toBe('revision-awaited');
    expect([3, 0, -1].map((days) => templateOf({ kind: 'reminder', clock: aMailClock(days) }))).toEqual(['due', 'due', 'overdue']);
    expect(templateOf({ kind: 'rights-changed' })).toBeUndefined();
  });
});

const chosen = (...events: DirectoryEvent[]) => events.reduce(evolveDirectory, aDirectory());

const by = (way: 'mail' | 'sms' | 'both'): DirectoryEvent => ({ type: 'WayChosen', personId: 'lin', by: way });

describe('the way by which a person is told', () => {
  const lin = { personId: 'lin' };
  const number: DirectoryEvent = { type: 'MobileRecorded', personId: 'lin', mobile: { address: 'a1' } };
  const told = (directory = aDirectory(), policy = withSms, kind: 'reply' | 'rights-changed' = 'reply') =>
    waysTo(lin, kind, { directory, policy });

  it('is the person’s choice', () => {
    expect(told()).toEqual([lin]);
    expect(told(chosen(number, by('sms')))).toEqual([{ phoneOf: 'lin' }]);
    expect(told(chosen(number, by('both')))).toEqual([lin, { phoneOf: 'lin' }]);
    expect(told(chosen(number, by('both'), by('mail')))).toEqual([lin]);
  });

  it.each<[string, () => unknown]>([
    ['the policy has no short messages', () => told(chosen(number, by('sms')), defaultPolicy)],
    ['it has none of this kind', () => told(chosen(number, by('sms')), { ...withSms, sms: { ...sms, templates: {} } })],
    ['the kind is for mails alone', () => told(chosen(number, by('sms')), withSms, 'rights-changed')],
    ['there is no number', () => told(chosen(by('sms')))],
    ['the number was taken away', () => told(chosen(number, by('sms'), { type: 'MobileRecorded', personId: 'lin', mobile: null }))],
    ['messages to it failed', () => told(chosen(number, by('sms'), { type: 'MobileFailed', personId: 'lin', address: 'a1' }))],
  ])('is the mail where %s', (_, ask) => {
    expect(ask()).toEqual([lin]);
  });

  it('is the telephone again with a new number, whatever is heard of the old one later', () => {
    const failed: DirectoryEvent = { type: 'MobileFailed', personId: 'lin', address: 'a1' };
    const renewed: DirectoryEvent = { type: 'MobileRecorded', personId: 'lin', mobile: { address: 'a2' } };
    expect(told(chosen(number, by('sms'), failed, renewed, failed))).toEqual([{ phoneOf: 'lin' }]);
  });
});

describe('hours and cap of telephones', () => {
  it('are their own', () => {
    expect(hoursOf('sms:lin', withSms)).toEqual({ atHour: 9, untilHour: 20, perDay: 3 });
    expect(hoursOf('lin', withSms)).toEqual({ atHour: 9, untilHour: 18, perDay: 2 });
  });

  it.each<[string, Partial<SmsPolicy>, string[]]>([
    ['begin after the mails', { fromHour: 10 }, ['sms.fromHour']],
    ['end before the morning is over', { untilHour: 9.25 }, ['sms.untilHour']],
    ['are no quarters', { untilHour: 19.3 }, ['sms.untilHour']],
    ['have a signature with brackets', { sign: '【云澜】' }, ['sms.sign']],
    ['have no cap', { perDay: 0 }, ['sms.perDay']],
  ])('are refused where they %s', (_, change, paths) => {
    const read = newPolicySchema.safeParse({ ...withSms, sms: { ...sms, ...change } });
    expect(read.error?.issues.map(({ path }) => path.join('.'))).toEqual(paths);
  });

  it('are taken as they are', () => {
    expect(newPolicySchema.safeParse(withSms).success).toBe(true);
  });
});
