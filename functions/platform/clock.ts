/** The one place that reads the clock. */
export const now = (): string => new Date().toISOString();
