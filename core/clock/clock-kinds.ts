/** The clocks that run on a proposal. See docs/glossary.md for each one's holder. */
export const clockKinds = [
  'review',
  'revision',
  'dispatch',
  'sign-for',
  'return-decision',
  'opinion',
  'reply',
  'feedback',
  'consultation',
] as const;

export type ClockKind = (typeof clockKinds)[number];
