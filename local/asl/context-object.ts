import type { Instant } from '../clock/virtual-clock.ts';
import type { Json, JsonObject } from './json.ts';
import type { Strand } from './strand.ts';

/** What never changes about an execution. */
export interface ExecutionFacts {
  readonly arn: string;
  readonly name: string;
  readonly roleArn: string;
  readonly input: Json;
  readonly startedAt: Instant;
  readonly machineArn: string;
  readonly machineName: string;
}

const iso = (instant: Instant): string => new Date(instant).toISOString();

/**
 * `$states.context` (AWS, "Accessing execution data from the Context object"), without `Task`. Only states that may have a
 * `Retry` have a `RetryCount`.
 */
export function contextObject(facts: ExecutionFacts, strand: Strand, iteration: Strand | undefined, isRetried: boolean): JsonObject {
  return {
    Execution: {
      Id: facts.arn,
      Input: facts.input,
      Name: facts.name,
      RoleArn: facts.roleArn,
      StartTime: iso(facts.startedAt),
      RedriveCount: 0,
    },
    State: { EnteredTime: iso(strand.enteredAt), Name: strand.state, ...(isRetried && { RetryCount: strand.retryCount }) },
    StateMachine: { Id: facts.machineArn, Name: facts.machineName },
    ...(iteration !== undefined && mapContext(iteration.index, iteration.item ?? null)),
  };
}

/** `$states.context.Map` for one item. */
export const mapContext = (index: number, value: Json): JsonObject => ({
  Map: { Item: { Index: index, Value: value } },
});
