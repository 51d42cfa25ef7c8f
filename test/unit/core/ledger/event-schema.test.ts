import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { calendarEventSchema } from '#core/calendar/calendar-log.ts';
import { readSchemas } from '#core/ledger/commit.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import { directoryEventSchema } from '#core/directory/directory.ts';
import { policyEventSchema } from '#core/policy/policy-log.ts';
import { events as caseEvents } from '#core/steps/events.ts';
import { endpointEventSchema } from '#core/webhook/endpoint/endpoint-event.ts';
import { sha256 } from '#test/support/sha256.ts';
import committed from './event-schema.json' with { type: 'json' };

/** One hash for the shape of an event as written and as read. */
function shapeOf(event: z.ZodType): string {
  const side = (io: 'input' | 'output') => z.toJSONSchema(event, { io, unrepresentable: 'any' });
  return sha256(canonicalJson({ input: side('input'), output: side('output') })).slice(0, 16);
}

const present = {
  schema: Math.max(...readSchemas),
  events: {
    ...Object.fromEntries(Object.entries(caseEvents).map(([type, { schema }]) => [type, shapeOf(schema)])),
    ...Object.fromEntries(
      [...directoryEventSchema.options, ...policyEventSchema.options, ...calendarEventSchema.options, ...endpointEventSchema.options].map(
        (event) => [event.shape.type.value, shapeOf(event)],
      ),
    ),
  },
};

const instructions = `The shape of a stored event changed. Commits of the old shape are in ledgers for ever, so:
1. give the commit's \`schema\` (core/ledger/commit.ts) a new version,
2. up-cast events of the older version where their log reads them (\`readEvents\`), with a test on a commit of the older version,
3. put this into test/unit/core/ledger/event-schema.json:
${JSON.stringify(present, null, 2)}`;

describe('the shapes of stored events', () => {
  it('change only together with a new schema version', () => {
    expect(committed, instructions).toEqual(present);
  });

  it('are noticed when a field is added, taken away, renamed or loosened', () => {
    const shape = z.strictObject({ type: z.literal('NumberTaken'), for: z.string() });
    const others = [
      shape.extend({ by: z.string() }),
      shape.omit({ for: true }),
      z.strictObject({ type: z.literal('NumberTaken'), owner: z.string() }),
      shape.extend({ for: z.string().exactOptional() }),
      z.object(shape.shape),
    ];
    expect(new Set([shape, ...others].map(shapeOf)).size).toBe(6);
    expect(shapeOf(z.strictObject({ type: z.literal('NumberTaken'), for: z.string() }))).toBe(shapeOf(shape));
  });
});
