import type { Clock } from '../clock/virtual-clock.ts';
import type { ChangeStreams } from '../dynamodb/change-streams.ts';
import type { StreamRecord } from '../dynamodb/stream-record.ts';
import { parseEventPattern, type EventMatcher } from '../events/event-pattern.ts';
import { EventSourceMapping } from '../lambda/event-source-mapping.ts';
import type { FailureDestination } from '../lambda/failure-destination.ts';
import type { LambdaInvoker } from '../lambda/invoker.ts';
import { isStreamOf, type CloudPlan } from './cloud-plan.ts';

export interface StreamWiring {
  readonly plan: CloudPlan;
  readonly streams: ChangeStreams;
  readonly clock: Clock;
  readonly lambda: LambdaInvoker;
  readonly failures: FailureDestination;
  readonly region: string;
}

/** Connects the tables' streams with the functions that read them. Returns what stops the reading. */
export function wireStreams({ plan, streams, clock, lambda, failures, region }: StreamWiring): () => void {
  const all: EventSourceMapping[] = [];
  for (const table of plan.tables) {
    if (table.stream === undefined) continue;
    const mine = plan.mappings.filter(({ sourceArn }) => isStreamOf(table, sourceArn));
    const subscribers = mine.map(
      (mapping) => new EventSourceMapping(mapping, { clock, lambda, failures, matches: matcher(mapping.filters) }),
    );
    all.push(...subscribers);
    const keyNames = [...table.keySchema].sort((left) => (left.KeyType === 'HASH' ? -1 : 1)).map((key) => key.AttributeName);
    const streamArn = mine[0]?.sourceArn ?? table.arn;
    streams.watch({ table: table.name, streamArn, region, viewType: table.stream, keyNames }, subscribers);
  }
  return () => {
    for (const mapping of all) mapping.stop();
  };
}

/** Filters of a mapping are event patterns over the whole record; a record needs to match one. */
function matcher(filters: readonly string[]): (record: StreamRecord) => boolean {
  if (filters.length === 0) return () => true;
  const patterns: EventMatcher[] = filters.map((filter) => parseEventPattern(JSON.parse(filter)));
  return (record) => patterns.some((pattern) => pattern(record));
}
