type Level = 'info' | 'warn' | 'error';

/** One JSON line (CloudWatch reads them so). Fields are ids, counts and names of things, never text of people. */
export function log(level: Level, message: string, fields: Readonly<Record<string, string | number | boolean>> = {}): void {
  console.log(JSON.stringify({ level, message, ...fields }));
}
