import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { newCalendarYearSchema } from '#core/calendar/new-calendar-year.ts';
import { smsTemplates } from '#core/notices/sms/sms-templates.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { newPolicySchema } from '#core/policy/new-policy.ts';
import { check, InvalidRequest } from '#functions/platform/http/check.ts';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const policy = {
  ...defaultPolicy,
  version: 'yunlan-1',
  sms: {
    sign: '云澜区政协',
    fromHour: 9,
    untilHour: 18,
    perDay: 2,
    several: { zh: 'SMS_9' },
    templates: Object.fromEntries(smsTemplates.map((template) => [template, { zh: 'SMS_1', en: 'SMS_2' }])),
  },
  issuers: { office: { zh: '云澜区政府办公室', en: 'Office', code: '云政办' }, committee: { zh: '提案委', en: 'Committee', code: '云协' } },
};
const year = {
  year: 2027,
  notice: '国办发明电〔2026〕7号',
  issuedOn: '2026-11-04',
  holidays: [{ name: '元旦', nameEn: "New Year's Day", from: '2027-01-01', until: '2027-01-03', makeUp: ['2027-01-04'] }],
};

/** The whole with each of its places, however deep, left out, or set to something that never fits. */
function* mistakes(whole: unknown, set: (value: unknown) => unknown = (value) => value): Generator {
  for (const wrong of [undefined, null, 7.5, 'a\u0000b', [[]], { nobody: 1 }]) yield set(wrong);
  if (Array.isArray(whole)) yield* mistakes(whole[0], (value) => set([value]));
  if (!isRecord(whole)) return;
  for (const [name, part] of Object.entries(whole)) yield* mistakes(part, (value) => set({ ...whole, [name]: value }));
}

function toldOf(schema: z.ZodType, whole: unknown): InvalidRequest['faults'][number][] {
  return [...mistakes(whole)].flatMap((sent) => {
    try {
      check((context) => schema.parse(sent, context));
      return [];
    } catch (error) {
      if (!(error instanceof InvalidRequest)) throw error;
      return error.faults;
    }
  });
}

describe.each([
  ['rules', z.strictObject({ policy: newPolicySchema }), { policy }],
  ['a calendar year', newCalendarYearSchema, year],
] as const)('what is wrong with %s', (_, schema, whole) => {
  it('is told by the names that people use, however deep it lies', () => {
    expect(() => schema.parse(whole)).not.toThrow();
    const told = toldOf(schema, whole);
    expect(told.length).toBeGreaterThan(50);
    for (const { path, message } of told) {
      const [place = ''] = message.split('：');
      if (path !== '') expect(place, path).not.toMatch(/[A-Za-z]/u);
    }
  });
});
