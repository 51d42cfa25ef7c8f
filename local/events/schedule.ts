import type { Instant } from '../clock/virtual-clock.ts';
import { parseCron } from './cron-expression.ts';

/** When a schedule rule fires. */
export type Schedule =
  | { readonly kind: 'rate'; readonly periodMs: number }
  | { readonly kind: 'cron'; readonly next: (after: Instant) => Instant | undefined };

const UNIT_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Reads `rate(5 minutes)` or `cron(0 8 ? * MON-FRI *)`; undefined when it is neither.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function parseSchedule(expression: string): Schedule | undefined {
  const rate = /^rate\(([1-9]\d*) (minute|hour|day)(s?)\)$/.exec(expression);
  if (rate) {
    const count = Number(rate[1]);
    const unitMs = UNIT_MS[rate[2] ?? ''];
    // EventBridge insists on the singular for one and the plural for more.
    if (unitMs === undefined || (count === 1) !== (rate[3] === '')) return undefined;
    return { kind: 'rate', periodMs: count * unitMs };
  }
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1];
  const next = fields === undefined ? undefined : parseCron(fields);
  return next && { kind: 'cron', next };
}
