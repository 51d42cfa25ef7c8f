/** A command of an import names its import and its line: the same however often it is given. */
export function importCommandId(importId: string, line: number): string {
  // No person's id, with which all other commands of people begin, holds such a sign.
  return `#import:${importId}:${line}`;
}
