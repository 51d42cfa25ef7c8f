import type { Route } from '../route.ts';
import { readActions } from './actions.ts';
import { createCalendarFeed, listCalendarFeeds, revokeCalendarFeed } from './calendar-feeds.ts';
import { listDocuments, readDocument } from './documents.ts';
import { readMe } from './me.ts';
import { commandProposal, submitProposal } from './proposal-commands.ts';
import { checkProposal } from './proposal-check.ts';
import { readProposalDraft, saveProposalDraft } from './proposal-draft.ts';
import { listProposals } from './proposal-list.ts';
import { readDeadlines, readHistory, readProposal } from './proposal-reads.ts';
import { readReplyDraft, readReplyVersion, saveReplyDraft } from './reply-drafts.ts';
import { listLetters } from './letters.ts';
import { readLoad } from './load.ts';
import { listMergePartners } from './merge-partners.ts';
import { listShares } from './shares.ts';
import { listOverdue, listOverdueOfUnit } from './overdue.ts';
import { previewPaper } from './paper-preview.ts';
import { readStatistics } from './statistics.ts';
import { tryCommand } from './try-command.ts';
import { readWorkDone } from './work-done.ts';
import { readWorklist } from './worklist.ts';

/** Every route about cases, in the order of its documentation. */
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
  listLetters,
  listDocuments,
  readDocument,
  previewPaper,
  commandProposal,
  tryCommand,
  listMergePartners,
  readReplyDraft,
  readReplyVersion,
  saveReplyDraft,
  listShares,
  readWorklist,
  listOverdue,
  listOverdueOfUnit,
  readWorkDone,
  readStatistics,
  createCalendarFeed,
  listCalendarFeeds,
  revokeCalendarFeed,
  readLoad,
  readMe,
];
