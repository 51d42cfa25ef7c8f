import { parseProposalKey } from '#core/ledger/keys.ts';
import { mailsFor } from '#core/reminder/mails.ts';
import { proposalLog } from '#core/proposal/proposal-log.ts';
import type { Proposal } from '#core/proposal/proposal.ts';
import type { MailLedger } from '#functions/adapters/dynamo-mail-ledger.ts';
import type { Mailer } from '#functions/adapters/ses-mailer.ts';
import type { CaseDesk } from '#functions/platform/case-desk.ts';
import { log } from '#functions/platform/log.ts';
import { now } from '#functions/platform/system-clock.ts';

export interface MailDependencies {
  readonly desk: Pick<CaseDesk, 'read' | 'context'>;
  readonly mails: MailLedger;
  readonly mailer: Mailer;
}

/**
 * Sends what the commits after the cursor call for. Each mail is claimed, sent, marked: a crash between "accepted by
 * SES" and "marked" sends that one mail a second time, since SES has no idempotency token, and the claim tells so.
 */
export async function sendMails({ desk, mails, mailer }: MailDependencies, pk: string): Promise<void> {
  const key = parseProposalKey(pk);
  if (key === undefined) return;
  const { body, proposalId } = key;
  const [from, { commits }, context] = await Promise.all([mails.cursor(pk), desk.read(body, proposalId), desk.context(body, 'system')]);
  if (from >= commits.length) return;
  let state: Proposal | undefined;
  const { evolve } = proposalLog(proposalId);
  for (const commit of commits) {
    for (const event of commit.events) state = evolve(state, event, commit.at);
    if (commit.seq <= from || state === undefined) continue;
    for (const mail of mailsFor(state, commit, context)) {
      const claim = await mails.claim(pk, mail, now());
      if (claim === 'sent') continue;
      if (claim === 'uncertain') log('warn', 'mail sent again: an earlier try left no answer', { proposalId, key: mail.key });
      await mails.markSent(pk, mail, await mailer.send(mail, proposalId), now());
    }
  }
  await mails.advance(pk, commits.length);
}
