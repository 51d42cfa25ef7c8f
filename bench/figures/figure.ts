import type { Build } from '../build.ts';

/** How much of each is measured: `--<name> <number>` on the command line. */
export interface Extent {
  /** Whole lives, and how many at once. */
  readonly lives: number;
  readonly 'at-once': number;
  /** Lives one after the other, timed, and counted. */
  readonly alone: number;
  readonly straight: number;
  /** Proposals of a session that are dispatched by one plan. */
  readonly dispatches: number;
  /** Rows of a session that is brought in. */
  readonly rows: number;
  /** Webhooks: deliveries to sustain, lives for the time from commit to attempt, lives while the receiver is down. */
  readonly deliveries: number;
  readonly timed: number;
  readonly down: number;
  /** The morning's cases, and the people they are among. */
  readonly cases: number;
  readonly people: number;
  /** Cases in the body whose desk is opened. */
  readonly listed: number;
  /** Proposals of the year. */
  readonly proposals: number;
  /** A fault at every so-manieth effect (1 is each), and runs with several at once. */
  readonly step: number;
  readonly mixed: number;
}

interface Taking {
  readonly build: Build;
  readonly extent: Extent;
  readonly tell: (line: string) => void;
}

export interface Figure {
  readonly what: string;
  readonly take: (taking: Taking) => Promise<Readonly<Record<string, unknown>>>;
  /** What of it is told beside another build's, by its path, such as `downTwoDays.events`. Empty: it is not taken of two. */
  readonly compared: readonly string[];
}

/** The value at a share of the sorted values: 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function rounded(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}
