import { parseProposalKey } from '#core/ledger/keys.ts';
import { mailsFor } from '#core/reminder/mails.ts';
import type { Mail } from '#core/reminder/mails.ts';
import { proposalLog } from '#core/proposal/proposal-log.ts';
import type { Proposal } from '#core/proposal/proposal.ts';
import type { MailLedger } from '#functions/adapters/dynamo-mail-ledger.ts';
import type { Handed, Mailer } from '#functions/adapters/ses-mailer.ts';
import type { CaseDesk } from '#functions/platform/case-desk.ts';
import { log } from '#functions/platform/log.ts';
import { now } from '#functions/platform/system-clock.ts';

export interface MailDependencies {
  readonly desk: Pick<CaseDesk, 'read' | 'context'>;
  readonly mails: MailLedger;
  readonly mailer: Mailer;
}

/**
 * Sends what the commits after the cursor call for. Each mail is claimed, sent, settled: a crash between "accepted
 * by SES" and "settled" sends that one mail a second time, since SES has no idempotency token, and the claim tells so.
 */
export async function sendMails({ desk, mails, mailer }: MailDependencies, pk: string): Promise<void> {
  const key = parseProposalKey(pk);
  if (key === undefined) return;
  const { body, proposalId } = key;
  const [from, { commits }, context] = await Promise.all([mails.cursor(pk), desk.read(body, proposalId), desk.context(body, 'system')]);
  if (from >= commits.length) return;
  const failures: Error[] = [];
  let state: Proposal | undefined;
  const { evolve } = proposalLog(proposalId);
  for (const commit of commits) {
    for (const event of commit.events) state = evolve(state, event, commit.at);
    if (commit.seq <= from || state === undefined) continue;
    for (const mail of mailsFor(state, commit, context)) {
      const claim = await mails.claim(pk, mail, now());
      if (claim === 'settled') continue;
      if (claim === 'uncertain') log('warn', 'mail sent again: an earlier try left no answer', { proposalId, key: mail.key });
      const failure = await sendOne({ mails, mailer }, pk, mail, { proposalId, again: claim === 'uncertain' });
      if (failure !== undefined) failures.push(failure);
    }
  }
  // The cursor stays, so that the stream's retry tries those again; what was sent is settled and is not.
  const [first] = failures;
  if (first !== undefined) throw first;
  await mails.advance(pk, commits.length);
}

/** Sends and settles one mail. An error of the transport is answered: one mail that cannot go must not hold up the others. */
async function sendOne(
  { mails, mailer }: Pick<MailDependencies, 'mails' | 'mailer'>,
  pk: string,
  mail: Mail,
  { proposalId, again }: { readonly proposalId: string; readonly again: boolean },
): Promise<Error | undefined> {
  let handed: Handed;
  try {
    handed = await mailer.send(mail, proposalId, again);
  } catch (error) {
    log('warn', 'mail not sent yet', { proposalId, key: mail.key, error: error instanceof Error ? error.name : 'unknown' });
    return error instanceof Error ? error : new Error(String(error));
  }
  if ('refused' in handed) log('warn', 'mail refused for good', { proposalId, key: mail.key, reason: handed.refused });
  await mails.settle(pk, mail, handed, now());
  return undefined;
}
