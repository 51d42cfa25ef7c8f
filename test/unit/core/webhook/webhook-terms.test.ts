import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { endpointEventSchema } from '#core/webhook/endpoint/endpoint-event.ts';
import { newLane } from '#core/webhook/lane/lane.ts';
import type { Lane } from '#core/webhook/lane/lane.ts';
import { endpointAfter } from './an-endpoint.ts';
import type { Endpoint } from '#core/webhook/endpoint/endpoint.ts';

const glossary = readFileSync('docs/glossary.md', 'utf8');

describe('the glossary', () => {
  it('has every event of the log of endpoints', () => {
    for (const { shape } of endpointEventSchema.options) expect(glossary).toContain(`\`${shape.type.value}\``);
  });

  it('has the statuses of an endpoint and of a delivery lane, in Chinese beside them', () => {
    const statuses: readonly Endpoint['status'][] = ['pending', 'active', 'paused', 'disabled'];
    const states: readonly Lane['state'][] = ['clear', 'retrying', 'parked'];
    expect([endpointAfter().status, newLane.state]).toEqual(['pending', 'clear']);
    for (const name of [...statuses, ...states]) expect(glossary).toMatch(new RegExp(`\`${name}\` \\p{Script=Han}{2}`, 'u'));
  });
});
