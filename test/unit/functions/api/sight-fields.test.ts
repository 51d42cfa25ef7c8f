import { describe, expect, it } from 'vitest';
import { caseSight } from '#core/access/sight/case-sight.ts';
import { eventSight } from '#core/access/sight/event-sight.ts';
import { readSight } from '#core/access/sight/read-sight.ts';
import type { Part } from '#core/access/sight/row.ts';
import { events } from '#core/steps/events.ts';
import { everyRoute } from '#tools/open-api/every-route.ts';
import { fieldsOf, shapesOf } from '#test/support/answer-shapes.ts';

const { line, case: wholeCase, assignment, reply, feedback, task } = caseSight;
const { commit, deadline, issuedLetter, letter, document, notice, mail, foreseen, foreseenMail } = readSight;

/** Every object that an answer about cases holds, by where it is, with its part of the table. */
const parts: Readonly<Record<string, Part>> = {
  readProposal: wholeCase,
  'readProposal.due': task,
  'readProposal.tasks': task,
  'readProposal.assignments': assignment,
  'readProposal.assignments.replies': reply,
  'readProposal.feedbacks': feedback,
  'listProposals.items': line,
  'listProposals.items.due': task,
  'readWorklist.items.case': line,
  'readWorklist.items.case.due': task,
  'readWorklist.items.task': task,
  'listShares.items.case': line,
  'listShares.items.case.due': task,
  'listShares.items.tasks': task,
  'listShares.items.awaited.task': task,
  'readWorkDone.items.case': line,
  'readWorkDone.items.case.due': task,
  'readHistory.commits': commit,
  'readDeadlines.deadlines': deadline,
  'listLetters.letters': issuedLetter,
  readLetterOfShare: letter,
  'listDocuments.documents': document,
  'listReminders.reminders': notice,
  'listReminders.reminders.mail': mail,
  'listReminders.forecast': foreseen,
  'listReminders.mails': foreseenMail,
  'listUnreached.reminders': notice,
  'listUnreached.reminders.mail': mail,
};

/** Objects that are one value: they are shown or left out as a whole, by the field that holds them. */
const values = [
  'readProposal.content',
  'readProposal.declined',
  'readProposal.assignments.returnRequest',
  'readProposal.feedbacks.units',
  'readProposal.assignments.contact',
  'readProposal.assignments.hangs',
  'readProposal.assignments.clearance',
  'readProposal.assignments.clearance.paragraphs',
  'readProposal.assignments.clearance.cleared',
  'readProposal.assignments.clearance.cleared.before',
  'readProposal.assignments.clearance.returned',
  'listLetters.letters.cleared',
  'listLetters.letters.cleared.before',
  'readLetterOfShare.publicCopy',
  'readLetterOfShare.publicCopy.masked',
  // A letter as it would go out, for whoever may read it whole, set on pages; and what it lacks.
  'readLetterOfShare.missing',
  'listLetters.letters.correctedBy',
  'listLetters.letters.published',
  'readProposal.keyCase',
  'readProposal.mergedInto',
  'readProposal.takenIn',
  'readLetterOfShare.pages',
  // One's own desk's.
  'readWorkDone.items.clock',
  'readProposal.assignments.replies.paragraphs',
  'readProposal.assignments.replies.contact',
  'readHistory.commits.actor',
  'readHistory.commits.events',
  'readDeadlines.deadlines.deadline',
  'readDeadlines.deadlines.closed',
  'listReminders.mails.rows',
  // A paper is what its line in the list is, with its text.
  'readDocument',
];
/** Pages, and what is about no case. */
const wrappings = [
  'listProposals',
  'listShares',
  'listShares.items',
  'listShares.items.awaited',
  'readWorklist',
  'readWorklist.items',
  'readWorkDone',
  'readWorkDone.items',
  'readHistory',
  'readDeadlines',
  'listLetters',
  'listDocuments',
  'listReminders',
];
/** Ids with names, and terms in two languages. */
const isLeaf = (fields: readonly string[]): boolean =>
  fields.every((field) => ['id', 'name', 'number', 'kind', 'zh', 'en', 'code'].includes(field));

const within = (path: string, outer: string): boolean => path === outer || path.startsWith(`${outer}.`);

/** Reads that show nothing of a case by its parts, with what says instead who is answered: a read that is in neither list fails. */
const elsewhere: Readonly<
  Record<string, 'own' | 'near-sight' | 'list-sight' | 'asked-sight' | 'file places' | 'letter' | 'office' | 'no case'>
> = {
  readProposalDraft: 'own',
  readReplyDraft: 'own',
  readReplyVersion: 'own',
  listCalendarFeeds: 'own',
  readMe: 'own',
  readImport: 'own',
  listImports: 'own',
  checkProposal: 'near-sight',
  listMergePartners: 'near-sight',
  readStatistics: 'list-sight',
  readLoad: 'list-sight',
  listOverdue: 'list-sight',
  listOverdueOfUnit: 'list-sight',
  readSuggestions: 'list-sight',
  listDispatchNotices: 'list-sight',
  readDispatchNotice: 'list-sight',
  readDispatchNoticeFile: 'list-sight',
  listMails: 'list-sight',
  listEvents: 'list-sight',
  listHealed: 'list-sight',
  // The same lists, asked of those who answer them as the caller.
  exportList: 'list-sight',
  listAllocations: 'asked-sight',
  readAllocation: 'asked-sight',
  listFiles: 'file places',
  readFile: 'file places',
  readPlan: 'office',
  readDispatchList: 'office',
  previewPaper: 'office',
  // Labels, choices and consequences of commands that the reader may give.
  readActions: 'own',
  readForm: 'no case',
  listWebhooks: 'no case',
  readWebhook: 'no case',
  listWebhookAttempts: 'no case',
  readWebhookMissed: 'no case',
  listUnits: 'no case',
  listPeople: 'no case',
  listSessions: 'no case',
  readDirectoryHistory: 'no case',
  readUnitRobot: 'no case',
  listPolicies: 'no case',
  readPolicy: 'no case',
  readPolicyVersion: 'no case',
  listCalendars: 'no case',
  readCalendarYear: 'no case',
  readImportTemplate: 'no case',
  // What somebody brings along is read; what a letter's own unit may read is asked before.
  readLetterFile: 'no case',
  takeBackLetter: 'letter',
};
/** What is asked for by POST because it is long, and changes nothing. */
const asksByPost = ['checkProposal', 'previewPaper', 'readLetterFile', 'takeBackLetter'];

describe('a read of the API', () => {
  it('is shown by the table’s rows, or says what decides instead', () => {
    const reads = everyRoute.filter(({ spec }) => spec.method === 'GET' || asksByPost.includes(spec.operationId));
    const byRows = new Set(
      Object.keys(parts)
        .concat(values)
        .map((path) => path.split('.')[0]),
    );
    const told = reads.map(({ spec: { operationId } }) => operationId);
    expect(told.filter((name) => !byRows.has(name) && !(name in elsewhere))).toEqual([]);
    expect(Object.keys(elsewhere).filter((name) => !told.includes(name) || byRows.has(name))).toEqual([]);
  });
});

const routes = everyRoute.filter(({ spec }) => Object.keys(parts).some((path) => path.split('.')[0] === spec.operationId));

describe.each(routes.map(({ spec }) => [spec.operationId, spec.response] as const))('%s', (name, response) => {
  const shapes = [...shapesOf(name, response)];

  it('holds nothing that the table does not state', () => {
    const unstated = shapes.filter(
      ([path, fields]) =>
        !(path in parts) &&
        !isLeaf(fields) &&
        !wrappings.includes(path) &&
        !path.includes('inCharge') &&
        !values.some((value) => within(path, value)),
    );
    expect(unstated.map(([path]) => path).filter((path) => path !== name)).toEqual([]);
  });

  it.each(shapes.filter(([path]) => path in parts))('%s has a row for each of its fields, and no row for others', (path, fields) => {
    expect([...fields].sort()).toEqual(Object.keys(parts[path]!.fields).sort());
  });
});

it.each(Object.entries(events))('%s has a row for each of its fields, and no row for others', (type, { schema }) => {
  const fields = fieldsOf(schema).filter((field) => field !== 'type');
  expect(Object.keys(eventSight[type as keyof typeof eventSight].fields).sort()).toEqual(fields.sort());
});
