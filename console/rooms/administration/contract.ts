import type { AnswerOf } from '../../api/contract.ts';
import type { listCalendars, readCalendarYear } from '#functions/administer/routes/calendars.ts';
import type { readDirectoryHistory } from '#functions/administer/routes/directory-history.ts';
import type { previewDirectory } from '#functions/administer/routes/directory-preview.ts';
import type { readForm } from '#functions/administer/routes/forms.ts';
import type { listHealed } from '#functions/administer/routes/healed.ts';
import type { listMails } from '#functions/administer/routes/mails.ts';
import type { listPolicies, readPolicyVersion } from '#functions/administer/routes/policies.ts';
import type { readUnitRobot } from '#functions/administer/routes/unit-robots.ts';
import type { readMissed } from '#functions/administer/routes/webhook-missed.ts';
import type { listAttempts } from '#functions/administer/routes/webhook-sendings.ts';
import type { createWebhook, listWebhooks, readWebhook } from '#functions/administer/routes/webhooks.ts';

// Types alone, as in console/api/contract.ts: what an administrator's rooms read.

export type DirectoryHistory = AnswerOf<typeof readDirectoryHistory>;
export type EntryChange = DirectoryHistory['commits'][number]['entries'][number];
export type Preview = AnswerOf<typeof previewDirectory>;
export type FormAnswer = AnswerOf<typeof readForm>;
export type Robot = AnswerOf<typeof readUnitRobot>;
export type Policies = AnswerOf<typeof listPolicies>;
export type Policy = AnswerOf<typeof readPolicyVersion>;
export type Calendars = AnswerOf<typeof listCalendars>;
export type CalendarYear = AnswerOf<typeof readCalendarYear>;
export type Webhooks = AnswerOf<typeof listWebhooks>;
export type Endpoint = Webhooks['webhooks'][number];
export type EndpointWithHealth = AnswerOf<typeof readWebhook>;
export type NewEndpoint = AnswerOf<typeof createWebhook>;
export type Attempts = AnswerOf<typeof listAttempts>;
export type Attempt = Attempts['attempts'][number];
export type Missed = AnswerOf<typeof readMissed>;
export type Mails = AnswerOf<typeof listMails>;
export type Healed = AnswerOf<typeof listHealed>;
