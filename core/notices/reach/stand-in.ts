import type { Directory } from '#core/directory/directory.ts';
import type { Notice } from '#core/notices/notice.ts';
import { reach } from './reach.ts';
import { recipientId as idOf, whoeverReads } from './recipient.ts';

/** The recipient who is told instead at present; `undefined` when the recipient is told, or nobody can be. */
export function standInFor(recipientId: string, { directory }: { readonly directory: Directory }): string | undefined {
  const reached = reach(recipientId, directory);
  switch (reached.kind) {
    case 'person':
      return reached.personId === recipientId ? undefined : reached.personId;
    case 'mailbox': {
      const mailbox = idOf({ mailboxOf: reached.unitId });
      return mailbox === recipientId ? undefined : mailbox;
    }
    case 'phone':
    case 'robot':
    case 'nobody':
      return undefined;
  }
}

/** The notice as it is put anew for somebody else, ready `at`; the first recipient it was meant for stays known. */
export function onBehalf(notice: Notice, recipientId: string, at: string): Notice {
  const { onBehalfOf = whoeverReads(notice.recipientId), ...rest } = notice;
  return { ...rest, recipientId, readyAt: at, ...(onBehalfOf === recipientId ? {} : { onBehalfOf }) };
}
