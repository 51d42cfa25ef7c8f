/** A command of a plan names its plan, the instant at which the run began and its line: the same however often it is given. */
export function planCommandId(planId: string, begunAt: string, line: number): string {
  // No person's id, with which all other commands of people begin, holds such a sign.
  return `#plan:${planId}:${begunAt}:${line}`;
}

const named = /^#plan:([A-Za-z0-9._-]+):(\d{4}-\d\d-\d\dT[\d:.]+Z):(\d+)$/;

/** The plan that a command belongs to, and when its run began; `undefined` for any other command. */
export function planOf(commandId: string | undefined): { readonly planId: string; readonly begunAt: string } | undefined {
  const [, planId, begunAt] = named.exec(commandId ?? '') ?? [];
  return planId === undefined || begunAt === undefined ? undefined : { planId, begunAt };
}
