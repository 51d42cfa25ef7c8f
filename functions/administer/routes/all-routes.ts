import type { Route } from '../route.ts';
import { createCalendarYear, listCalendars, readCalendarYear } from './calendars.ts';
import { readDirectoryHistory } from './directory-history.ts';
import { previewDirectory } from './directory-preview.ts';
import { listPeople, listSessions, listUnits, recordDirectory } from './directory.ts';
import { listEvents } from './events.ts';
import { readForm } from './forms.ts';
import { listHealed } from './healed.ts';
import { listMails } from './mails.ts';
import { chooseWay, recordMobile } from './notify-ways.ts';
import { createPolicy, listPolicies, readCurrentPolicy, readPolicyVersion } from './policies.ts';
import { readUnitRobot, recordUnitRobot, removeUnitRobot } from './unit-robots.ts';
import { readMissed } from './webhook-missed.ts';
import { listAttempts, replayWebhook, resendWebhook, testWebhook } from './webhook-sendings.ts';
import { pauseWebhook, resumeWebhook, rotateWebhook, verifyWebhook } from './webhook-states.ts';
import { changeWebhook, createWebhook, deleteWebhook, listWebhooks, readWebhook } from './webhooks.ts';

/** Every route of administration, in the order of its documentation. */
export const allRoutes: readonly Route[] = [
  listMails,
  createWebhook,
  listWebhooks,
  readWebhook,
  changeWebhook,
  verifyWebhook,
  pauseWebhook,
  resumeWebhook,
  rotateWebhook,
  testWebhook,
  listAttempts,
  resendWebhook,
  replayWebhook,
  readMissed,
  deleteWebhook,
  listEvents,
  listUnits,
  listPeople,
  listSessions,
  recordDirectory,
  previewDirectory,
  readDirectoryHistory,
  readUnitRobot,
  recordUnitRobot,
  removeUnitRobot,
  recordMobile,
  readForm,
  listHealed,
  chooseWay,
  listPolicies,
  readCurrentPolicy,
  readPolicyVersion,
  createPolicy,
  listCalendars,
  readCalendarYear,
  createCalendarYear,
];
