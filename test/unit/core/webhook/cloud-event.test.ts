import { CloudEvent, HTTP } from 'cloudevents';
import type { CloudEventV1 } from 'cloudevents';
import { describe, expect, it } from 'vitest';
import { catalogue } from '#core/webhook/told/catalogue.ts';
import { cloudEvent, cloudEventContentType, cloudEventJson } from '#core/webhook/told/cloud-event.ts';
import { challengeEvent, operationalEvent } from '#core/webhook/told/operational-event.ts';
import type { EventOf } from '#core/steps/events.ts';
import { CommittedStory } from './told-case.ts';

const api = 'https://api.yunlan.example';
const about = { id: 'e5d41c', time: '2026-04-15T02:00:00.000Z', body: '990112', endpointId: 'w2b81f0' };

describe('a status event as a CloudEvent', () => {
  const story = new CommittedStory().begins();
  const [submitted] = story.told;

  it('names the case as its source and where to read it', () => {
    expect(cloudEvent(submitted!, api)).toEqual({
      specversion: '1.0',
      id: 'p1-0000000001',
      source: `${api}/proposals/p1`,
      type: 'proposal.submitted',
      subject: 'p1',
      time: '2026-01-14T02:00:00.000Z',
      timestamp: '2026-01-14T02:00:00.000Z',
      datacontenttype: 'application/json',
      dataschema: `${api}/schemas/proposal.submitted.v2.json`,
      sequence: '0000000001',
      dataref: `${api}/v1/proposals/p1`,
      data: submitted!.data,
    });
  });

  it('has the case number as its subject once there is one', () => {
    const numbered = new CommittedStory().begins().at('2026-01-20T02:00:00.000Z').does('file').numbers();
    expect(numbered.told.map((event) => cloudEvent(event, api).subject)).toEqual(['p1', 'p1', '46']);
  });

  it('of a commit of an older schema names the schema of its own version, for ever', () => {
    const [then] = new CommittedStory().writtenIn(3).begins().told;
    expect(cloudEvent(then!, api)).toMatchObject({ dataschema: `${api}/schemas/proposal.submitted.v1.json`, data: { schema: 1 } });
  });

  it('has one form in bytes, whatever the order in which it was put together', () => {
    const event = cloudEvent(submitted!, api);
    const reversed = Object.fromEntries(Object.entries(event).reverse()) as unknown as typeof event;
    expect(cloudEventJson(reversed)).toBe(cloudEventJson(event));
    expect(JSON.parse(cloudEventJson(event))).toEqual(event);
  });
});

describe('an event about an endpoint', () => {
  it('has the endpoint as its source, and neither sequence nor case', () => {
    for (const event of [operationalEvent('endpoint.heartbeat', about), challengeEvent(about, 'kK3oR9vQ2xN7bT5mZ1sW')]) {
      const told = cloudEvent(event, api);
      expect(told).toMatchObject({ source: `${api}/v1/webhooks/w2b81f0`, subject: 'w2b81f0', id: 'e5d41c' });
      expect([told.sequence, told.dataref]).toEqual([undefined, undefined]);
    }
  });
});

describe('what the published CloudEvents SDK says in strict mode', () => {
  it.each(catalogue(api).map(({ type, example }) => ({ type, example })))('is that $type is valid', ({ example }) => {
    const read = HTTP.toEvent({
      headers: { 'content-type': cloudEventContentType },
      body: cloudEventJson(example),
    }) as CloudEventV1<unknown>;
    const strict = new CloudEvent(read, true);
    expect(strict.validate()).toBe(true);
    expect(JSON.parse(JSON.stringify(strict))).toEqual(JSON.parse(cloudEventJson(example)));
  });

  it('is that an attribute with a hyphen is not: strict mode does look', () => {
    const { example } = catalogue(api)[0]!;
    expect(() => new CloudEvent({ ...example, 'web-hook': '1' }, true)).toThrow();
  });
});

describe('what Standard Webhooks asks of a body', () => {
  it.each(catalogue(api))('$type has: a type of letters, dots and underscores, the time of the event, data', ({ type, example }) => {
    expect(type).toMatch(/^[a-zA-Z0-9_]+(\.[a-zA-Z0-9_]+)+$/);
    expect(example).toMatchObject({ type, timestamp: example.time, data: { body: '990112' } });
    expect(example.id).not.toContain('.');
  });
});

describe('the size of an event', () => {
  it('stays far below the 64 KiB every intermediary forwards, with a hundred shares and the longest ids', () => {
    const story = new CommittedStory().begins().at('2026-01-20T02:00:00.000Z').does('file').numbers();
    story.at('2026-03-02T02:00:00.000Z').does('dispatch', { lead: { unitId: 'transport' }, coHandlers: [{ unitId: 'parks' }] });
    const clock = story.entries.flatMap(({ event }) => (event.type === 'ClockOpened' ? [event] : [])).at(-1)!;
    const shares = Array.from({ length: 100 }, (_, index) => `a${index + 100}`);
    story.records(
      shares.flatMap((assignmentId): (EventOf<'UnitAssigned'> | EventOf<'ClockOpened'>)[] => [
        { type: 'UnitAssigned', assignmentId, unitId: assignmentId.padEnd(64, 'u'), role: 'co-handler' },
        { ...clock, clock: { ...clock.clock, id: `${assignmentId}.opinion`, assignmentId } },
      ]),
    );
    const bytes = story.told.map((event) => new TextEncoder().encode(cloudEventJson(cloudEvent(event, api))).length);
    expect(story.told.at(-1)?.data.status.shares).toHaveLength(102);
    expect(Math.max(...bytes)).toBeLessThan(32 * 1024);
  });
});
