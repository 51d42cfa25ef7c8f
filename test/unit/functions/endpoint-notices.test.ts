import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { webhooksKey } from '#core/ledger/keys.ts';
import type { EndpointEvent } from '#core/webhook/endpoint/endpoint-event.ts';
import { MailWorld } from '#test/support/mail-world.ts';
import { body } from '#test/support/product-in-memory.ts';

// The dispatcher stands for an administrator: any person will do.
const owner = 'du';
const at = '2026-03-02T02:00:00.000Z';
const settings = { url: 'https://w1.example/secret-path', types: 'all', unitIds: 'all' } as const;
const created: EndpointEvent = { type: 'EndpointCreated', endpointId: 'w1', settings, signature: 'v1', keyId: 'k1', ownerId: owner };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(at) });
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function world(...events: EndpointEvent[]): Promise<MailWorld> {
  const mails = await MailWorld.begin();
  await mails.product.append(webhooksKey(body), at, [created]);
  await mails.product.append(webhooksKey(body), at, [{ type: 'EndpointVerified', endpointId: 'w1', how: 'challenge' }, ...events]);
  await mails.gathers(webhooksKey(body));
  return mails;
}

it('the owner of an endpoint that was disabled is told why, once, and how it goes on', async () => {
  const mails = await world({ type: 'EndpointDisabled', endpointId: 'w1', why: 'failing' });
  await mails.gathers(webhooksKey(body));
  expect(mails.mails.outcomes).toEqual([`${owner} endpoint-disabled pending`]);
  mails.at('2026-03-02T02:10:00.000Z');
  await mails.runs(owner);
  expect(mails.mails.outcomes).toEqual([`${owner} endpoint-disabled sent`]);
  const [mail] = mails.mails.sent;
  expect(mail?.rendered.subject).toBe('【推送停用】推送端点：w1');
  expect(mail?.rendered.text).toContain('您登记的推送端点w1已停用，原因：连续五天推送全部失败。');
  expect(mail?.rendered.text).toContain('every delivery failed for five days');
  expect(mail?.rendered.text).not.toContain('案号');
});

it('the address of an endpoint, which may hold a secret, is in no mail and no notice', async () => {
  const mails = await world({ type: 'EndpointDisabled', endpointId: 'w1', why: 'gone' });
  mails.at('2026-03-02T02:10:00.000Z');
  await mails.runs(owner);
  expect(mails.mails.sent).toHaveLength(1);
  expect(JSON.stringify([mails.mails.sent, [...mails.mails.all.values()]])).not.toContain('secret-path');
});

it('disabled again after it was resumed, it is told again', async () => {
  const mails = await world(
    { type: 'EndpointDisabled', endpointId: 'w1', why: 'gone' },
    { type: 'EndpointResumed', endpointId: 'w1' },
    { type: 'EndpointDisabled', endpointId: 'w1', why: 'gone' },
  );
  expect(mails.mails.outcomes).toHaveLength(2);
});

it('nobody is told of anything else that becomes of an endpoint, or of one that is deleted since', async () => {
  const mails = await world({ type: 'EndpointPaused', endpointId: 'w1' });
  expect(mails.mails.outcomes).toEqual([]);
  const deleted = await world({ type: 'EndpointDisabled', endpointId: 'w1', why: 'gone' }, { type: 'EndpointDeleted', endpointId: 'w1' });
  expect(deleted.mails.outcomes).toEqual([]);
});
