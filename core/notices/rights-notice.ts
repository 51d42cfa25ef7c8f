import { localDate } from '#core/calendar/calendar-date.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { directoryAt } from '#core/directory/directory-at.ts';
import type { Directory, DirectoryEvent, Person } from '#core/directory/directory.ts';
import { peopleWithRole } from '#core/directory/directory.ts';
import { rightsChanges } from '#core/directory/rights-changes.ts';
import type { RightsChange } from '#core/directory/rights-changes.ts';
import { rightsTerms } from '#core/directory/rights-terms.ts';
import type { CommitOf } from '#core/ledger/commit.ts';
import { itemBesideCases } from './item-beside-cases.ts';
import type { MailItem } from '#core/notices/render/mail-content.ts';
import { directoryNumber } from '#core/notices/render/mail-texts.ts';
import { readyAt } from '#core/notices/lane/mail-times.ts';
import { noticeKey } from './notice.ts';
import type { Notice } from './notice.ts';

const rightsKind = 'rights-changed' as const;

/** In the place of a case's id: these notices are about the directory. Ids of cases hold no such sign. */
export const directoryMark = '!directory';

export type DirectoryCommit = Pick<CommitOf<DirectoryEvent>, 'seq' | 'at' | 'actor' | 'events'>;

/**
 * Whom a commit of the directory calls to tell, since an administrator could grant anybody anything: each person whose rights it
 * changed, and all auditors and administrators, those of before it too, whoever gave it among them. Nobody could be told of a
 * body's first recording but those it made.
 */
export function rightsNotices(
  commits: readonly DirectoryCommit[],
  version: number,
  { policy, calendar }: Pick<DecideContext, 'policy' | 'calendar'>,
): Notice[] {
  const commit = commits[version - 1];
  if (commit === undefined || !commit.events.some(({ type }) => type === 'PersonRecorded')) return [];
  const before = directoryAt(commits, version - 1);
  if (before.people.size === 0) return [];
  const changes = rightsChanges(before, commit.events);
  if (changes.length === 0) return [];
  const { at, seq } = commit;
  return toldOfRights(before, directoryAt(commits, version), changes).map((recipientId): Notice => ({
    proposalId: directoryMark,
    recipientId,
    kind: rightsKind,
    rule: `rights-${seq}`,
    urgency: 'prompt',
    seq,
    index: 0,
    at,
    readyAt: readyAt('prompt', recipientId, at, policy, calendar),
  }));
}

/** Whom changes of rights are told to: auditors and administrators of before and after, and each person they concern. */
export function toldOfRights(before: Directory, after: Directory, changes: readonly RightsChange[]): Person['id'][] {
  return [...new Set([...watchers(before), ...watchers(after), ...changes.flatMap(personConcerned)])];
}

export function isAboutRights({ kind }: Pick<Notice, 'kind'>): boolean {
  return kind === rightsKind;
}

/** What a mail tells of it: to auditors and administrators all changes of that commit, to whom they concern the own one. */
export function rightsItem(
  notice: Notice,
  commits: readonly DirectoryCommit[],
  { policy }: Pick<DecideContext, 'policy'>,
): MailItem | undefined {
  const commit = commits[notice.seq - 1];
  if (commit === undefined) return undefined;
  const [before, after] = [directoryAt(commits, notice.seq - 1), directoryAt(commits, notice.seq)];
  const reader = notice.onBehalfOf ?? notice.recipientId;
  const watches = [...watchers(before), ...watchers(after)].includes(reader);
  const changes = rightsChanges(before, commit.events).filter((change) => watches || change.after.id === reader);
  const on = localDate(commit.at, policy.timeZoneOffset);
  const told = rightsTerms(changes, { actorId: commit.actor.personId, on, before, after });
  const about = { kind: rightsKind, proposalId: notice.proposalId, notices: [noticeKey(notice)] };
  return itemBesideCases(about, { number: directoryNumber, title: told.people.zh, outcome: told.changes });
}

function watchers(directory: Directory): string[] {
  return (['auditor', 'administrator'] as const).flatMap((role) => peopleWithRole(directory, role).map(({ id }) => id));
}

/** Somebody new has seen nothing yet that could have changed. */
function personConcerned({ before, after }: RightsChange): Person['id'][] {
  return before === undefined ? [] : [after.id];
}
