import * as z from 'zod';
import { localDate } from '#core/calendar/calendar-date.ts';
import { smsTemplates } from '#core/notices/sms/sms-templates.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import type { SmsPolicy } from '#core/policy/sms.ts';
import type { ApiClient } from '../api-client.ts';
import { sampleAdministrator } from '../samples.ts';

/** As if each template were registered at a carrier: the signature and all ids are invented. */
const sampleSms: SmsPolicy = {
  sign: '云澜区政协',
  fromHour: 9,
  untilHour: 18,
  perDay: 3,
  several: { zh: 'SMS_990112000', en: 'SMS_990112500' },
  templates: Object.fromEntries(
    smsTemplates.map((template, index) => [template, { zh: `SMS_${990112001 + index}`, en: `SMS_${990112501 + index}` }]),
  ),
};

// 154 is given to no carrier: nobody has such a number.
const readers = [
  { id: 'shen-ruoxi', by: 'sms', mobile: '15400000001' },
  { id: 'zhou-mubai', by: 'both', mobile: '15400000002' },
  { id: 'fang-xiaolan', by: 'sms', mobile: '15400000003' },
  { id: 'lu-siqi', by: 'sms', mobile: '15400000004' },
  { id: 'ma-yunxiu', by: 'both', mobile: '15400000005' },
] as const;

const policiesSchema = z.object({ policies: z.array(z.object({ recordedAt: z.string().optional() })) });

/**
 * Switches short messages on for the sample district, and has some of its members choose them, so that the mailbox shows some.
 * Once: where rules were recorded already, everything stays as it was chosen.
 */
export async function offerSms(client: Pick<ApiClient, 'as' | 'advance' | 'now'>): Promise<void> {
  const administrator = sampleAdministrator();
  const { policies } = policiesSchema.parse(await client.as(administrator, 'GET', '/v1/policies'));
  if (policies.some(({ recordedAt }) => recordedAt !== undefined)) return;
  const current = z.looseObject({}).parse(await client.as(administrator, 'GET', '/v1/policies/current'));
  const policy = { ...current, version: 'yunlan-1', name: { zh: '云澜区办理规则', en: 'Rules of Yunlan' }, sms: sampleSms };
  const inForceFrom = localDate(await client.now(), defaultPolicy.timeZoneOffset);
  await client.as(administrator, 'POST', '/v1/policies', { key: 'samples-sms', body: { policy, inForceFrom } });
  // Rules are read at most every ten seconds.
  await client.advance('PT11S');
  await Promise.all(
    readers.map(({ id, by, mobile }) => client.as(id, 'PUT', '/v1/me/notify', { key: 'samples-sms', body: { by, mobile } })),
  );
}
