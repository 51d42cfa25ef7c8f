/** The clocks that run on a proposal. See docs/glossary.md for each one's holder. */
export const clockKinds = [
  'review',
  'revision',
  'dispatch',
  'sign-for',
  'return-decision',
  'opinion',
  'reply',
  'countersign',
  'check',
  'signing',
  'reply-review',
  'feedback',
  'consultation',
] as const;

/** Kinds of after policies were first recorded: what such a policy does not say of them is the preset. */
export const laterClockKinds = [
  'countersign',
  'check',
  'signing',
  'reply-review',
] as const satisfies readonly (typeof clockKinds)[number][];

export type ClockKind = (typeof clockKinds)[number];
