import type { Route } from '../route.ts';
import { readActions } from './actions.ts';
import { commandAllocation, createAllocation, listAllocations, readAllocation } from './allocations.ts';
import { createCalendarYear, listCalendars, readCalendarYear } from './calendars.ts';
import { createCalendarFeed, listCalendarFeeds, revokeCalendarFeed } from './calendar-feeds.ts';
import { listDocuments, readDocument } from './documents.ts';
import { previewDirectory } from './directory-preview.ts';
import { listEvents } from './events.ts';
import { listPeople, listSessions, listUnits, recordDirectory } from './directory.ts';
import { readDirectoryHistory } from './directory-history.ts';
import { readForm } from './forms.ts';
import { listHealed } from './healed.ts';
import { readMe } from './me.ts';
import { chooseWay, recordMobile } from './notify-ways.ts';
import { createPolicy, listPolicies, readCurrentPolicy, readPolicyVersion } from './policies.ts';
import { cancelPlan, runPlan } from './plan-runs.ts';
import { createPlan, readPlan } from './plans.ts';
import { commandProposal, submitProposal } from './proposal-commands.ts';
import { checkProposal } from './proposal-check.ts';
import { readProposalDraft, saveProposalDraft } from './proposal-draft.ts';
import { listProposals } from './proposal-list.ts';
import { readDeadlines, readHistory, readProposal } from './proposal-reads.ts';
import { readUnitRobot, recordUnitRobot, removeUnitRobot } from './unit-robots.ts';
import { readReplyDraft, readReplyVersion, saveReplyDraft } from './reply-drafts.ts';
import { readLoad } from './load.ts';
import { listReminders } from './reminders.ts';
import { listShares } from './shares.ts';
import { listOverdue, listOverdueOfUnit } from './overdue.ts';
import { previewPaper } from './paper-preview.ts';
import { readStatistics } from './statistics.ts';
import { readSuggestions } from './suggestions.ts';
import { listMails } from './mails.ts';
import { listUnreached } from './unreached.ts';
import { readMissed } from './webhook-missed.ts';
import { listAttempts, replayWebhook, resendWebhook, testWebhook } from './webhook-sendings.ts';
import { pauseWebhook, resumeWebhook, rotateWebhook, verifyWebhook } from './webhook-states.ts';
import { changeWebhook, createWebhook, deleteWebhook, listWebhooks, readWebhook } from './webhooks.ts';
import { readWorkDone } from './work-done.ts';
import { readWorklist } from './worklist.ts';

/** Every route of the API, in the order of its documentation. */
export const allRoutes: readonly Route[] = [
  submitProposal,
  checkProposal,
  readProposalDraft,
  saveProposalDraft,
  listProposals,
  readProposal,
  readHistory,
  readDeadlines,
  readActions,
  listDocuments,
  readDocument,
  previewPaper,
  commandProposal,
  readReplyDraft,
  readReplyVersion,
  saveReplyDraft,
  listShares,
  createAllocation,
  listAllocations,
  readAllocation,
  commandAllocation,
  readSuggestions,
  createPlan,
  readPlan,
  runPlan,
  cancelPlan,
  readWorklist,
  listOverdue,
  listOverdueOfUnit,
  readWorkDone,
  listReminders,
  listUnreached,
  readStatistics,
  listMails,
  createCalendarFeed,
  listCalendarFeeds,
  revokeCalendarFeed,
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
  readLoad,
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
  readMe,
  chooseWay,
  listPolicies,
  readCurrentPolicy,
  readPolicyVersion,
  createPolicy,
  listCalendars,
  readCalendarYear,
  createCalendarYear,
];
