import type { ClockKind } from '#core/clock/clock-kinds.ts';
import { clocks as clearance } from './clearance/clocks.ts';
import { clocks as consultation } from './consultation/clocks.ts';
import { clocks as dispatch } from './dispatch/clocks.ts';
import { clocks as drafting } from './drafting/clocks.ts';
import { clocks as feedback } from './feedback/clocks.ts';
import { clocks as opinions } from './opinions/clocks.ts';
import { clocks as reply } from './reply/clocks.ts';
import { clocks as replyReview } from './reply-review/clocks.ts';
import { clocks as returns } from './returns/clocks.ts';
import { clocks as review } from './review/clocks.ts';
import { clocks as signFor } from './sign-for/clocks.ts';

/** Every kind of clock there is; the kinds' names are listed apart, because stored events name them (`clock-kinds.ts`). */
export const clocks = {
  ...review,
  ...drafting,
  ...dispatch,
  ...signFor,
  ...returns,
  ...opinions,
  ...reply,
  ...clearance,
  ...replyReview,
  ...feedback,
  ...consultation,
} as const satisfies Readonly<Record<ClockKind, object>>;

type Rows = typeof clocks;

/** Names of the policy's spans. */
export type SpanName = { [K in ClockKind]: keyof Rows[K]['spans'] }[ClockKind];

/** What silence may come to, over all kinds. */
export type SilenceOutcome = { [K in ClockKind]: Rows[K]['preset']['outcome'] }[ClockKind] | 'never';
