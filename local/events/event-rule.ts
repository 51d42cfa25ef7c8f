import type { EventMatcher } from './event-pattern.ts';
import type { Schedule } from './schedule.ts';
import type { TargetInput } from './target-input.ts';

/** A rule of a bus, ready to run. */
export interface EventRule {
  readonly name: string;
  readonly arn: string;
  readonly bus: string;
  readonly pattern?: EventMatcher;
  readonly schedule?: { readonly expression: string; readonly when: Schedule };
  readonly targets: readonly EventTarget[];
}

export interface EventTarget {
  readonly id: string;
  readonly arn: string;
  readonly kind: 'lambda' | 'state-machine';
  readonly input: TargetInput;
  readonly maximumRetryAttempts: number;
  readonly maximumEventAgeMs: number;
}
