import type { RequestCount } from '../dynamodb/request-counts.ts';

/** What the composition tells the pages about itself. */
export interface CloudStatus {
  readonly services: readonly ServiceStatus[];
  /** Figures of the whole, e.g. `executionsRunning`, `transitions`, `mails`, `requests`, `readUnits`, `writeUnits`. */
  readonly counts: Readonly<Record<string, number>>;
  /** What was asked of DynamoDB since the process began, by operation and table or index. */
  readonly requests: readonly RequestCount[];
  /** Null when everything is kept in memory. */
  readonly dataDirectory: { readonly freeBytes: number } | null;
}

interface ServiceStatus {
  /** The AWS service, e.g. `DynamoDB`. */
  readonly name: string;
  /** What does its work here, e.g. `dynalite`. */
  readonly standIn: string;
  /** What it holds, e.g. `{tables: 3}`. */
  readonly counts: Readonly<Record<string, number>>;
}
