import type { Telling } from '#core/case/define/define-telling.ts';
import { tellings as clearance } from './clearance/tellings.ts';
import { tellings as closing } from './closing/tellings.ts';
import { tellings as coSigning } from './co-signing/tellings.ts';
import { tellings as consultation } from './consultation/tellings.ts';
import { tellings as correction } from './correction/tellings.ts';
import { tellings as dispatch } from './dispatch/tellings.ts';
import { tellings as drafting } from './drafting/tellings.ts';
import type { events, EventType } from './events.ts';
import { tellings as feedback } from './feedback/tellings.ts';
import { tellings as keyCase } from './key-case/tellings.ts';
import { tellings as merge } from './merge/tellings.ts';
import { tellings as numbering } from './numbering/tellings.ts';
import { tellings as opinions } from './opinions/tellings.ts';
import { tellings as publication } from './publication/tellings.ts';
import { tellings as reassignment } from './reassignment/tellings.ts';
import { tellings as reminding } from './reminding/tellings.ts';
import { tellings as reply } from './reply/tellings.ts';
import { tellings as replyReview } from './reply-review/tellings.ts';
import { tellings as returns } from './returns/tellings.ts';
import { tellings as review } from './review/tellings.ts';
import { tellings as succession } from './succession/tellings.ts';

/** Kinds of tellings that events name. */
export type TellingKind = (typeof events)[EventType]['tells'][number];

/** Every telling of a case: a kind that an event names and no step has does not compile. */
export const tellings = {
  ...reminding,
  ...drafting,
  ...coSigning,
  ...merge,
  ...dispatch,
  ...returns,
  ...reassignment,
  ...review,
  ...numbering,
  ...opinions,
  ...clearance,
  ...replyReview,
  ...reply,
  ...correction,
  ...publication,
  ...feedback,
  ...consultation,
  ...keyCase,
  ...closing,
  ...succession,
} as const satisfies Readonly<Record<TellingKind, Telling>>;
