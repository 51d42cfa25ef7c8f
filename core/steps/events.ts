import * as z from 'zod';
import { events as shared } from '#core/case/events.ts';
import { events as attachments } from './attachments/events.ts';
import { events as clearance } from './clearance/events.ts';
import { events as coSigning } from './co-signing/events.ts';
import { events as consultation } from './consultation/events.ts';
import { events as correction } from './correction/events.ts';
import { events as dispatch } from './dispatch/events.ts';
import { events as drafting } from './drafting/events.ts';
import { events as feedback } from './feedback/events.ts';
import { events as keyCase } from './key-case/events.ts';
import { events as merge } from './merge/events.ts';
import { events as numbering } from './numbering/events.ts';
import { events as opinions } from './opinions/events.ts';
import { events as publication } from './publication/events.ts';
import { events as reassignment } from './reassignment/events.ts';
import { events as reminding } from './reminding/events.ts';
import { events as reply } from './reply/events.ts';
import { events as replyReview } from './reply-review/events.ts';
import { events as returns } from './returns/events.ts';
import { events as review } from './review/events.ts';
import { events as signFor } from './sign-for/events.ts';
import { events as succession } from './succession/events.ts';

/** Every fact a case's log can hold, in the order of the road. */
export const events = {
  ...drafting,
  ...coSigning,
  ...review,
  ...numbering,
  ...merge,
  ...dispatch,
  ...signFor,
  ...returns,
  ...reassignment,
  ...opinions,
  ...clearance,
  ...replyReview,
  ...reply,
  ...correction,
  ...publication,
  ...feedback,
  ...consultation,
  ...keyCase,
  ...succession,
  ...shared,
  ...reminding,
  ...attachments,
} as const;

export type EventType = keyof typeof events;
export type EventOf<T extends EventType> = { readonly [K in T]: z.output<(typeof events)[K]['schema']> }[T];
export type CaseEvent = EventOf<EventType>;

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(events, type);
}

/** Any event, as the API describes what a command came to. */
export const caseEventSchema: z.ZodType<CaseEvent> = z.union(Object.values(events).map(({ schema }) => schema));
