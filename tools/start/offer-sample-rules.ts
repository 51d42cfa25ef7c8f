import * as z from 'zod';
import { localDate } from '#core/calendar/calendar-date.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import type { ApiClient } from '../api-client.ts';
import { sampleRules } from '../sample-rules.ts';
import { sampleAdministrator } from '../samples.ts';

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
 * Records rules of its own for the sample district (clearance, key cases, publication, short messages), and has some of its members choose
 * short messages, so that the mailbox shows some. Once: where rules were recorded already, everything stays as it was chosen.
 */
export async function offerSampleRules(client: Pick<ApiClient, 'as' | 'advance' | 'now'>): Promise<void> {
  const administrator = sampleAdministrator();
  const { policies } = policiesSchema.parse(await client.as(administrator, 'GET', '/v1/policies'));
  if (policies.some(({ recordedAt }) => recordedAt !== undefined)) return;
  const current = z.looseObject({}).parse(await client.as(administrator, 'GET', '/v1/policies/current'));
  const policy = { ...current, ...sampleRules };
  const inForceFrom = localDate(await client.now(), defaultPolicy.timeZoneOffset);
  await client.as(administrator, 'POST', '/v1/policies', { key: 'samples-rules', body: { policy, inForceFrom } });
  // Rules are read at most every ten seconds.
  await client.advance('PT11S');
  await Promise.all(
    readers.map(({ id, by, mobile }) => client.as(id, 'PUT', '/v1/me/notify', { key: 'samples-sms', body: { by, mobile } })),
  );
}
