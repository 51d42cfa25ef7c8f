import { mailStatus, parseMailId } from '#core/notices/lane/mail-record.ts';
import type { MailName } from '#core/notices/lane/mail-record.ts';
import { sendMailStepSchema } from '#core/contracts/workflow.ts';
import { log } from '#functions/platform/log.ts';
import { now } from '#functions/platform/clock.ts';
import { followUpFailure } from './follow-up-failure.ts';
import type { FollowUpDependencies } from './follow-up-failure.ts';
import { isSesEvent, readSesEvent } from './ses-event.ts';
import type { MailNews } from './ses-event.ts';

// A refusal is followed up by the execution that met it: it is among the last mails of that recipient.
const LOOK_BACK = 5;

/**
 * Records what became of a mail: SES's events by way of EventBridge, and refusals by way of the `digest` workflow. Each
 * fact is written by itself and keeps its first value, so events may come twice and in any order. What a failure leads to
 * is done before it is marked as done, and every step of it may be repeated.
 */
export async function recordMailDelivery(dependencies: FollowUpDependencies, event: unknown): Promise<Record<string, never>> {
  if (isSesEvent(event)) {
    const news = readSesEvent(event);
    const name = news === undefined ? undefined : parseMailId(news.mailId);
    if (news !== undefined && name !== undefined) await recordNews(dependencies, name, news);
    return {};
  }
  const { body, recipientId } = sendMailStepSchema.parse(event).execution;
  for (const mail of await dependencies.mails.latest(body, recipientId, LOOK_BACK)) {
    const name = parseMailId(mail.mailId);
    if (mail.failure === 'refused' && name !== undefined) await followUpFailure(dependencies, name, mail);
  }
  return {};
}

async function recordNews(dependencies: FollowUpDependencies, name: MailName, news: MailNews): Promise<void> {
  const { mails } = dependencies;
  const { at, what, messageId, reason } = news;
  const facts =
    what === 'accepted'
      ? { acceptedAt: at, messageId }
      : what === 'delivered'
        ? { deliveredAt: at, messageId }
        : { failedAt: at, failure: what, reason, messageId };
  if (!(await mails.note(name, facts))) {
    log('warn', 'news of a mail that nobody sent', { mailId: news.mailId, what });
    return;
  }
  if (what === 'accepted' || what === 'delivered') return;
  const mail = await mails.read(name);
  if (mail === undefined) return;
  log('warn', 'mail failed', { recipientId: name.recipientId, status: mailStatus(mail), at: now() });
  await followUpFailure(dependencies, name, mail);
}
