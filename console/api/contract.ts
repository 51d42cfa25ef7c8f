import type * as z from 'zod';
import type { readActions } from '#functions/api/routes/actions.ts';
import type { listPeople, listSessions, listUnits } from '#functions/api/routes/directory.ts';
import type { readMe } from '#functions/api/routes/me.ts';
import type { commandProposal } from '#functions/api/routes/proposal-commands.ts';
import type { listProposals } from '#functions/api/routes/proposal-list.ts';
import type { readDeadlines, readHistory, readProposal } from '#functions/api/routes/proposal-reads.ts';
import type { createCalendarFeed } from '#functions/api/routes/calendar-feeds.ts';
import type { listDocuments, readDocument } from '#functions/api/routes/documents.ts';
import type { listReminders } from '#functions/api/routes/reminders.ts';
import type { readWorkDone } from '#functions/api/routes/work-done.ts';
import type { readWorklist } from '#functions/api/routes/worklist.ts';

// Types alone: what the product's own contracts promise. No schema comes to the browser.

type AnswerOf<R extends { readonly spec: { readonly response: z.ZodType } }> = z.output<R['spec']['response']>;

export type Me = AnswerOf<typeof readMe>;
export type Role = Me['roles'][number];
export type Worklist = AnswerOf<typeof readWorklist>;
export type CaseList = AnswerOf<typeof listProposals>;
export type CaseLine = CaseList['items'][number];
export type CaseAnswer = AnswerOf<typeof readProposal>;
export type Share = CaseAnswer['assignments'][number];
export type Deadlines = AnswerOf<typeof readDeadlines>;
export type Deadline = Deadlines['deadlines'][number];
export type Light = Deadline['light'];
export type Actions = AnswerOf<typeof readActions>;
export type Action = Actions['actions'][number];
export type PossibleAction = Extract<Action, { possible: true }>;
export type History = AnswerOf<typeof readHistory>;
export type Given = AnswerOf<typeof commandProposal>;
export type People = AnswerOf<typeof listPeople>;
export type Sessions = AnswerOf<typeof listSessions>;
export type WorkDone = AnswerOf<typeof readWorkDone>;
export type Papers = AnswerOf<typeof listDocuments>;
export type Paper = AnswerOf<typeof readDocument>;
export type Reminders = AnswerOf<typeof listReminders>;
export type CalendarFeed = AnswerOf<typeof createCalendarFeed>;
export type Units = AnswerOf<typeof listUnits>;
