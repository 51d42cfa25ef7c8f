import { currentSchema } from '#core/ledger/commit.ts';
import type { Directory } from '#core/directory/directory.ts';
import { mailItem } from '#core/notices/mail-item.ts';
import type { MailItem } from '#core/notices/render/mail-content.ts';
import type { Notice } from '#core/notices/notice.ts';
import { noticesFor } from '#core/notices/notices.ts';
import type { CaseCommit } from '#core/notices/notices.ts';
import { outrun } from '#core/notices/relevance.ts';
import type { SupersededReason } from '#core/notices/relevance.ts';
import type { CaseStory } from '#test/support/case-story.ts';

export const portalUrl = 'https://portal.yunlan.example';

/** What an act of a story gives to tell: its notices, and for each what it says, or why it is moot, as the story stands when asked. */
export interface Telling {
  readonly story: CaseStory;
  readonly notices: readonly Notice[];
  readonly item: (notice: Notice, directory?: Directory) => MailItem;
  readonly outrun: (notice: Notice, directory?: Directory) => SupersededReason | undefined;
}

/** Carries out an act and reads it as commit 2 of a log whose first commit is all that went before. */
export function telling(story: CaseStory, act: (story: CaseStory) => unknown, directory = story.directory): Telling {
  const before = story.entries.length;
  act(story);
  const events = story.entries.map(({ event }) => event);
  const commits: CaseCommit[] = [
    { seq: 1, at: story.entries[0]!.at, events: events.slice(0, before), schema: currentSchema },
    { seq: 2, at: story.now, events: events.slice(before), schema: currentSchema },
  ];
  const { policy, calendar } = story;
  return {
    story,
    notices: noticesFor(story.proposal, commits[1]!, { directory, policy, calendar }),
    item: (notice, now = directory) =>
      mailItem(story.proposal, commits, notice, { directory: now, policy, calendar, now: story.now, portalUrl }),
    outrun: (notice, now = directory) => outrun(story.proposal, commits, notice, { directory: now, policy, calendar }),
  };
}

/** The one notice of a kind, to one recipient where several are told. */
export function noticeOf({ notices }: Telling, kind: string, recipientId?: string): Notice {
  const found = notices.filter((notice) => notice.kind === kind && (recipientId === undefined || notice.recipientId === recipientId));
  if (found.length !== 1) throw new Error(`${found.length} notices of kind ${kind}`);
  return found[0]!;
}
