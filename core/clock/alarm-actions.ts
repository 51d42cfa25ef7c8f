/**
 * `remind` the holder, tell the `unit-leader`, tell the `office`, hand it to the supervising `leader`, `forewarn` whoever watches that
 * silence is about to decide, or let `silence` decide: in the order in which they are recorded when they are due together.
 */
export const alarmActions = ['remind', 'unit-leader', 'office', 'leader', 'forewarn', 'silence'] as const;

export type AlarmAction = (typeof alarmActions)[number];
