import { smsTemplates } from '#core/notices/sms/sms-templates.ts';
import type { Policy } from '#core/policy/policy.ts';
import type { SmsPolicy } from '#core/policy/sms.ts';

/** As if each template were registered at a carrier: the signature and all ids are invented. */
const sms: SmsPolicy = {
  sign: '云澜区政协',
  fromHour: 9,
  untilHour: 18,
  perDay: 3,
  several: { zh: 'SMS_990112000', en: 'SMS_990112500' },
  templates: Object.fromEntries(
    smsTemplates.map((template, index) => [template, { zh: `SMS_${990112001 + index}`, en: `SMS_${990112501 + index}` }]),
  ),
};

/**
 * What the sample district has otherwise than the preset. Units differ on purpose, so that every way can be tried: some clear their replies in
 * many steps, one in a single step, one is reviewed by the office, and the others issue them at once.
 */
export const sampleRules = {
  version: 'yunlan-2',
  name: { zh: '云澜区办理规则', en: 'Rules of Yunlan' },
  sms,
  letters: {
    opinionNumber: { pattern: '{unit}提会〔{year}〕{n}号' },
    keyCasesSignedBy: 'unit-head',
    units: {
      edu: { clearance: ['countersign', 'check', 'sign'], form: 'letter-form' },
      civil: { clearance: ['countersign', 'sign'] },
      health: { clearance: ['countersign', 'sign'], replyReview: true },
      wanglan: { clearance: ['check', 'sign'] },
      transport: { clearance: ['sign'] },
    },
  },
  keyCases: {
    levels: [
      { code: 'chairs', zh: '主席会议督办', en: 'Followed by the chairs' },
      { code: 'committee', zh: '专门委员会督办', en: 'Followed by a special committee' },
    ],
  },
  publication: { publishedBy: 'office' },
} as const satisfies Partial<Policy>;
