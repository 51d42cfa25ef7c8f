import type { Instant } from '../../clock/virtual-clock.ts';
import type { DefinitionReader } from '../definition-reader.ts';
import { COMMON_FIELDS, readExit, readNext } from '../exit.ts';
import type { Bindings } from '../expression.ts';
import { leave, type StateNode } from '../state-node.ts';
import { errorNames, interpreterError, QueryEvaluationError } from '../states-error.ts';
import { integerField, SECONDS, stringField } from '../typed-field.ts';

type Deadline = (bindings: Bindings, now: Instant) => Promise<Instant>;

/** Wait: for `Seconds`, or until `Timestamp` (RFC 3339); both may be expressions. */
export function readWaitState(reader: DefinitionReader, name: string): StateNode {
  reader.allowOnly([...COMMON_FIELDS, 'Next', 'End', 'Seconds', 'Timestamp']);
  if (reader.has('Seconds') === reader.has('Timestamp')) {
    throw reader.refusal('Seconds', 'or Timestamp is required, and not both');
  }
  const exit = readExit(reader, readNext(reader));
  const deadline = reader.has('Seconds') ? bySeconds(reader) : byTimestamp(reader);
  return {
    name,
    type: 'Wait',
    retriers: [],
    catchers: [],
    branches: [],
    exits: [exit],
    enter: async (visit) => ({ kind: 'wait', until: notTooFar(await deadline(visit.bindings(), visit.now()), visit.now()) }),
    resume: (visit) => leave(exit, visit, visit.input),
  };
}

// AWS keeps a wait's seconds in 32 bits, and fails at once what does not fit: 24,855 days.
const LONGEST_SECONDS = 2 ** 31 - 1;

function notTooFar(until: Instant, now: Instant): Instant {
  if (until - now <= LONGEST_SECONDS * 1000) return until;
  const cause = `The wait until ${new Date(until).toISOString()} is longer than ${LONGEST_SECONDS} seconds.`;
  throw interpreterError(errorNames.runtime, cause);
}

function bySeconds(reader: DefinitionReader): Deadline {
  const range = { least: 0, most: SECONDS.most };
  const seconds = integerField(reader.required('Seconds'), 'Seconds', reader.at('Seconds'), range);
  return async (bindings, now) => now + (await seconds.evaluate(bindings)) * 1000;
}

// RFC 3339 as the specification narrows it: capital T, and capital Z or a numeric offset.
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

function instantOf(text: string): Instant | undefined {
  const instant = TIMESTAMP.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? undefined : instant;
}

function byTimestamp(reader: DefinitionReader): Deadline {
  const written = reader.text('Timestamp');
  const timestamp = stringField(written, 'Timestamp', reader.at('Timestamp'));
  if (!written.startsWith('{%') && instantOf(written) === undefined) {
    throw reader.refusal('Timestamp', 'must be an RFC 3339 time like 2026-03-01T08:00:00Z');
  }
  return async (bindings) => {
    const text = await timestamp.evaluate(bindings);
    const instant = instantOf(text);
    if (instant !== undefined) return instant;
    throw new QueryEvaluationError(`The field 'Timestamp' is not an RFC 3339 time: '${text}'.`, 'Timestamp');
  };
}
