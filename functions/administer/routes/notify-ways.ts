import * as z from 'zod';
import { fault } from '#core/contracts/fault-texts.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { decideWay } from '#core/directory/decide-directory.ts';
import type { AskedWay } from '#core/directory/decide-directory.ts';
import { emptyDirectory, ways } from '#core/directory/directory.ts';
import type { Role } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import { mobileSecretKey } from '#functions/adapters/dynamo/dynamo-secrets.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import { notifyBody, notifyOf } from '#functions/platform/http/notify-body.ts';
import type { Principal } from '#functions/platform/http/principal.ts';
import { defineRoute, nothing } from '../route.ts';
import type { Services } from '../route.ts';

/** A mobile number of the mainland as people write it; kept as `+86` and eleven digits. */
const mobileNumber = z
  .string()
  .max(32)
  .transform((text) => text.replaceAll(/[\s-]/gu, '').replace(/^(?:\+|00)86/u, ''))
  .refine((digits) => /^1[3-9]\d{9}$/u.test(digits), fault('mobile-number'))
  .transform((digits) => `+86${digits}`);

const answered = notifyBody.extend({ personId: z.string(), version: z.int() });

export const chooseWay = defineRoute({
  method: 'PUT',
  path: '/v1/me/notify',
  operationId: 'chooseWay',
  tag: 'directory',
  summary: { zh: '选择通知方式，登记本人手机号码', en: 'Choose how you are told, and record your mobile number' },
  command: true,
  params: nothing,
  query: nothing,
  body: z
    .strictObject({ by: z.enum(ways).exactOptional(), mobile: mobileNumber.nullable().exactOptional() })
    .refine(({ by, mobile }) => by !== undefined || mobile !== undefined, fault('nothing-asked')),
  response: answered,
  handle: ({ principal, services, body, idempotencyKey, expectedVersion }) => {
    const [role = 'member'] = principal.person.roles;
    return record({ principal, services, idempotencyKey, expectedVersion, role }, principal.person.id, body);
  },
});

export const recordMobile = defineRoute({
  method: 'PUT',
  path: '/v1/directory/people/{personId}/mobile',
  operationId: 'recordMobile',
  tag: 'directory',
  summary: { zh: '登记人员的手机号码（不显示）', en: "Record a person's mobile number, which is never shown" },
  command: true,
  params: z.strictObject({ personId: identifier }),
  query: nothing,
  body: z.strictObject({ mobile: mobileNumber.nullable() }),
  response: answered,
  handle: ({ principal, services, params: { personId }, body, idempotencyKey, expectedVersion }) => {
    if (!principal.person.roles.includes('administrator')) throw new Refusal('NotAllowedError', { command: 'record-mobile' });
    if (!principal.directory.people.has(personId)) throw new Refusal('NotFoundError');
    return record({ principal, services, idempotencyKey, expectedVersion, role: 'administrator' }, personId, body);
  },
});

interface Asking {
  readonly principal: Principal;
  readonly services: Services;
  readonly idempotencyKey: string;
  readonly expectedVersion: number | undefined;
  readonly role: Role;
}

type Asked = Pick<AskedWay, 'by'> & { readonly mobile?: string | null | undefined };

/**
 * The number goes to the secrets table first, under a name of this command's own; the log's event then puts it in force by that
 * name. Eleven digits are soon guessed, so nothing that the log keeps is made from them: neither the name nor the fingerprint of
 * the request. That one key is used for two numbers shows when the second one is put.
 */
async function record(
  { principal, services, idempotencyKey, expectedVersion, role }: Asking,
  personId: string,
  { by, mobile: number }: Asked,
) {
  const { body, person } = principal;
  const { policy } = await services.cases.rules(body);
  if (by !== undefined && by !== 'mail' && policy.sms === undefined) throw new Refusal('SmsNotOfferedError');
  const pk = mobileSecretKey(body, personId);
  const address = sha256(canonicalJson([body, person.id, idempotencyKey, personId])).slice(0, 32);
  if (typeof number === 'string' && !(await services.secrets.putOnce(pk, address, { number }))) throw new Refusal('CommandIdReusedError');
  const mobile = typeof number === 'string' ? { address } : number;
  const isGone = new Set<string>();
  const given = await services.cases.directories.give(body, {
    commandId: `${person.id}:${idempotencyKey}`,
    command: 'choose-way',
    request: canonicalJson({ personId, by, mobile: mobile === undefined ? 'as-it-is' : mobile === null ? 'none' : 'recorded' }),
    policyVersion: policy.version,
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
    decide: (directory = emptyDirectory) => {
      const before = directory.mobiles.get(personId)?.address;
      isGone.clear();
      if (mobile !== undefined && before !== undefined && before !== address) isGone.add(before);
      return { actor: { personId: person.id, role }, events: decideWay(directory, personId, { by, mobile }) };
    },
  });
  const { version, state = emptyDirectory, repeated } = given;
  const current = repeated ? await services.cases.directories.read(body) : state;
  // A request that comes again after another number was recorded has put the older one once more.
  if (current.mobiles.get(personId)?.address !== address) isGone.add(address);
  for (const old of isGone) await services.secrets.remove(pk, old);
  return { version, body: { personId, version, ...notifyOf(personId, state, policy) } };
}
