import { expect, it } from 'vitest';
import { policyKey, webhooksKey } from '#core/ledger/keys.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { body, ProductInMemory } from '#test/support/product-in-memory.ts';
import { created, verified } from './an-endpoint.ts';

it('what deliveries decide is on record under the policy of the body, not under the preset', async () => {
  const product = new ProductInMemory();
  const policy = { ...defaultPolicy, version: 'ours' };
  await product.append(policyKey(body), '2026-01-01T00:00:00.000Z', [{ type: 'PolicyRecorded', policy, inForceFrom: '2026-01-01' }]);
  await product.append(webhooksKey(body), '2026-01-02T00:00:00.000Z', [created, verified]);
  await product.endpoints.record(body, { name: 'disable', endpointId: 'w1', why: 'gone' });
  expect(product.ledger.log(webhooksKey(body)).at(-1)).toMatchObject({ command: 'disable', policyVersion: 'ours' });
});
