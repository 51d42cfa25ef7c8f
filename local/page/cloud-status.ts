/** What the composition tells the pages about itself. */
export interface CloudStatus {
  readonly services: readonly ServiceStatus[];
  /** Figures of the whole, e.g. `executionsRunning`, `transitions`, `mails`, `readUnits`, `writeUnits`. */
  readonly counts: Readonly<Record<string, number>>;
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
