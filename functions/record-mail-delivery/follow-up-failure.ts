import { decideAddressFault, decideMobileFault } from '#core/directory/decide-directory.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import { systemActor } from '#core/ledger/commit.ts';
import { emptyDirectory } from '#core/directory/directory.ts';
import type { AddressFault, Directory, DirectoryEvent } from '#core/directory/directory.ts';
import { isMended } from '#core/notices/reach/address-failure.ts';
import { parseRecipient } from '#core/notices/reach/recipient.ts';
import type { MailRecords } from '#core/ports/mail/mail-records.ts';
import type { MailFailure, MailName, MailRecord } from '#core/notices/lane/mail-record.ts';
import type { Cases } from '#core/case/log/cases.ts';
import { startFor } from '#functions/platform/mail/post-notices.ts';
import type { PostDependencies } from '#functions/platform/mail/post-notices.ts';
import { redirectNotices, tellDispatchers } from '#functions/platform/mail/redirect-notices.ts';
import { now } from '#functions/platform/clock.ts';

export interface FollowUpDependencies extends PostDependencies {
  readonly cases: Pick<Cases, 'directories' | 'rules' | 'context'>;
  readonly mails: MailRecords;
}

/** What goes on record of the address. A mail that SES rejects for its content could not go there either. */
const faultOf: Readonly<Record<MailFailure, AddressFault['why'] | undefined>> = {
  bounced: 'bounced',
  complained: 'complained',
  rejected: 'refused',
  refused: 'refused',
  'not-taken': undefined,
};

/**
 * After a mail or a short message failed for good: a person's address or number goes on record in the directory, so that nothing more is sent there; what
 * the mail held is put anew for whoever stands in, and the dispatchers are told. If the address was mended since, the same
 * person is told again. Of a unit's mailbox or robot the directory keeps no faults: there every failed mail is told.
 */
export async function followUpFailure(dependencies: FollowUpDependencies, name: MailName, mail: MailRecord): Promise<void> {
  const { cases, mails, notices } = dependencies;
  const { body, recipientId } = name;
  const why = mail.failure === undefined ? undefined : faultOf[mail.failure];
  if (why === undefined || mail.followedUpAt !== undefined) return;
  const recipient = parseRecipient(recipientId);
  const isOnRecord = 'personId' in recipient || 'phoneOf' in recipient;
  const isNews = !isOnRecord || (await recordFault(cases, { body, recipientId, why, mail }));
  const context = await cases.context(body, 'system');
  const held = (await notices.read(body, mail.notices)).filter(
    ({ status, mailId }) => status === 'pending' || (status === 'sent' && mailId === mail.mailId),
  );
  const failed = held.map(({ notice }) => notice);
  const [first] = failed;
  if (first !== undefined && isNews) await tellDispatchers(dependencies, body, { notice: first, cause: failureOf(mail) }, context);
  if (isMended(recipientId, context.directory)) {
    for (const notice of failed) await notices.reopen(body, notice, mail.mailId);
    await startFor(dependencies.digests, body, failed, context);
  } else await redirectNotices(dependencies, { body, recipientId, notices: failed, failedMailId: mail.mailId }, context);
  await mails.note(name, { followedUpAt: now() });
}

interface Fault {
  readonly body: string;
  readonly recipientId: string;
  readonly why: AddressFault['why'];
  readonly mail: MailRecord;
}

/** Names a failure: a mail, and the address it failed at, since the number of a mail that was refused goes to the next one. */
function failureOf({ mailId, address }: MailRecord): string {
  return `${mailId}.${address.slice(0, 16)}`;
}

/** Whether this mail is the first to show it. One command id a failure, so a repetition finds its own commit. */
async function recordFault(cases: FollowUpDependencies['cases'], { body, recipientId, why, mail }: Fault): Promise<boolean> {
  const commandId = `address-failed:${failureOf(mail)}`;
  const recipient = parseRecipient(recipientId);
  const failed = { personId: recipientId, isIt: (email: string) => sha256(email) === mail.address, why };
  const faults = (directory: Directory): DirectoryEvent[] =>
    'phoneOf' in recipient ? decideMobileFault(directory, recipient.phoneOf, mail.address) : decideAddressFault(directory, failed);
  const { policy } = await cases.rules(body);
  const { commit } = await cases.directories.give(body, {
    commandId,
    command: 'record-address-fault',
    request: commandId,
    policyVersion: policy.version,
    decide: (directory = emptyDirectory) => ({ actor: systemActor, events: faults(directory) }),
  });
  return commit !== undefined;
}
