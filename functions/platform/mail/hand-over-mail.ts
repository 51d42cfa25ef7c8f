import { claimMail } from '#core/notices/lane/lane-rules.ts';
import type { Claim } from '#core/notices/lane/lane-rules.ts';
import { addressRefusedError } from '#core/contracts/workflow-errors.ts';
import { contentOf } from '#core/notices/render/mail-content.ts';
import type { MailContent, PlannedMail } from '#core/notices/render/mail-content.ts';
import type { Reach } from '#core/notices/reach/reach.ts';
import { renderMail } from '#core/notices/render/render-mail.ts';
import { robotMarkdown, robotTitle } from '#core/notices/render/robot-text.ts';
import { renderSms } from '#core/notices/sms/render-sms.ts';
import type { Policy } from '#core/policy/policy.ts';
import type { LaneStore } from '#core/ports/mail/mail-lanes.ts';
import type { Lane } from '#core/notices/lane/mail-lane.ts';
import { mailIdOf } from '#core/notices/lane/mail-record.ts';
import type { MailRecords } from '#core/ports/mail/mail-records.ts';
import type { MailRecord } from '#core/notices/lane/mail-record.ts';
import type { MailMarks } from '#core/ports/mail/mail-marks.ts';
import type { NoticeStore } from '#core/ports/mail/notice-store.ts';
import { MailNotTakenError } from '#core/ports/mail/mail-transport.ts';
import type { Handed, MailTransport } from '#core/ports/mail/mail-transport.ts';
import type { RobotChannel } from '#core/ports/mail/robot-channel.ts';
import type { SmsChannel } from '#core/ports/mail/sms-channel.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import { log } from '#functions/platform/log.ts';
import { now } from '#functions/platform/clock.ts';

export interface HandOverDependencies {
  readonly notices: NoticeStore;
  readonly lanes: LaneStore;
  readonly mails: MailRecords;
  readonly marks: Pick<MailMarks, 'thread' | 'beginThread'>;
  readonly transport: MailTransport;
  readonly robots: RobotChannel;
  /** Absent where the deployment has no gateway: what is for telephones goes by mail. */
  readonly sms?: SmsChannel;
}

/** Where mails of a lane go: the recipient's own address, mailbox or robot. */
type Desk = Exclude<Reach, { readonly kind: 'nobody' }>;

export interface MailToHandOver {
  readonly body: string;
  readonly recipientId: string;
  /** As it was read before the notices were. */
  readonly lane: Lane;
  readonly desk: Desk;
  readonly planned: PlannedMail;
  /** It goes with the morning's mails. */
  readonly morning: boolean;
  readonly today: string;
  readonly policy: Pick<Policy, 'sms' | 'reminders'>;
}

/** The transport will never take mails to this recipient's address. Its notices are pending still. */
class AddressRefusedError extends Error {
  override readonly name = addressRefusedError;
  constructor() {
    super('the transport refuses the address');
  }
}

// Marks at once.
const MARKS_AT_ONCE = 10;

/**
 * One mail: claim, record, send, record, mark, close. Answers the lane after it; `undefined` when another run moved it, and
 * nothing was sent.
 */
export async function handOver(dependencies: HandOverDependencies, mail: MailToHandOver): Promise<Lane | undefined> {
  const { lanes, mails, marks } = dependencies;
  const { body, recipientId, lane } = mail;
  const claim = claimMail(lane, mail, now());
  const { name, claimed, closed, uncounted } = claim;
  if (!(await lanes.write(body, recipientId, claimed))) return undefined;
  await mails.claim(name, recordOf(mail, claim));
  const { handed, begins } = await tryToSend(dependencies, mail, claim);
  if ('refused' in handed) {
    await mails.note(name, { failedAt: now(), failure: 'refused', reason: handed.refused });
    await lanes.write(body, recipientId, uncounted);
    log('warn', `${whatOf(mail)} refused for good`, { recipientId, reason: handed.refused });
    throw new AddressRefusedError();
  }
  await mails.note(name, { sentAt: now(), messageId: handed.messageId });
  await markSent(dependencies, mail, mailIdOf(name));
  if (begins !== undefined) await marks.beginThread(body, begins, recipientId, handed.messageId);
  await lanes.write(body, recipientId, closed);
  return closed;
}

/** Sends; whatever is thrown leaves the lane so that the next run knows whether the mail may have gone. */
async function tryToSend(
  dependencies: HandOverDependencies,
  mail: MailToHandOver,
  { name, again, uncounted, inDoubt }: Claim,
): Promise<Sent> {
  const { lanes, mails } = dependencies;
  const { body, recipientId } = mail;
  try {
    return await send(dependencies, mail, mailIdOf(name), again);
  } catch (error) {
    if (error instanceof MailNotTakenError) {
      await mails.note(name, { failedAt: now(), failure: 'not-taken', reason: error.reason });
      await lanes.write(body, recipientId, uncounted);
    } else await lanes.write(body, recipientId, inDoubt(now()));
    log('warn', `${whatOf(mail)} not sent yet`, { recipientId, error: error instanceof Error ? error.name : 'unknown' });
    throw error;
  }
}

const whatOf = ({ desk }: MailToHandOver): string => (desk.kind === 'phone' ? 'short message' : 'mail');

interface Sent {
  readonly handed: Handed;
  /** The case of which this is the first mail to this reader: those that follow gather under it. */
  readonly begins?: string;
}

async function send(dependencies: HandOverDependencies, mail: MailToHandOver, mailId: string, again: boolean): Promise<Sent> {
  const { body, recipientId, desk, policy } = mail;
  const { transport, robots, marks } = dependencies;
  const content = contentFor(mail, again);
  if (desk.kind === 'phone') {
    const { sms } = dependencies;
    if (sms === undefined || policy.sms === undefined) throw new MailNotTakenError('SmsNotOffered');
    const rendered = renderSms(content, policy.sms);
    return { handed: await sms.send({ body, personId: desk.personId, mobile: desk.mobile, mailId, again, rendered }) };
  }
  if (desk.kind === 'robot') {
    const { unitId, robot } = desk;
    const message = { body, unitId, robot, mailId, title: robotTitle(content), markdown: robotMarkdown(content) };
    return { handed: await robots.send(message) };
  }
  const proposalId = caseAlone(mail);
  const threadOf = proposalId === undefined ? undefined : await marks.thread(body, proposalId, recipientId);
  const handed = await transport.send({
    mailId,
    ...(proposalId === undefined ? {} : { proposalId }),
    ...(threadOf === undefined ? {} : { threadOf }),
    kind: kindOf(mail),
    to: { name: desk.name, email: desk.email },
    rendered: renderMail(content),
    again,
  });
  return { handed, ...(proposalId === undefined || threadOf !== undefined ? {} : { begins: proposalId }) };
}

/** A group's message has no salutation. */
const theGroup = { title: { zh: '', en: '' }, is: 'officer' } as const;

function contentFor({ desk, planned, today, policy }: MailToHandOver, again: boolean): MailContent {
  const beside = policy.reminders.englishBeside === false ? ({ englishBeside: false } as const) : {};
  return contentOf(planned, { reader: desk.kind === 'robot' ? theGroup : desk.reader, on: today, again, ...beside });
}

function recordOf(mail: MailToHandOver, { name, notices, again }: Claim): MailRecord {
  const { desk, today, recipientId } = mail;
  return {
    mailId: mailIdOf(name),
    recipientId,
    on: today,
    kind: kindOf(mail),
    again,
    notices: [...notices],
    address: addressOf(desk),
    claimedAt: now(),
  };
}

/** By which a failure is known to be of this address, without telling it. */
function addressOf(desk: Desk): string {
  if (desk.kind === 'robot') return '';
  return desk.kind === 'phone' ? desk.mobile.address : sha256(desk.email);
}

async function markSent({ notices }: HandOverDependencies, { body, planned }: MailToHandOver, mailId: string): Promise<void> {
  const at = now();
  for (let start = 0; start < planned.entries.length; start += MARKS_AT_ONCE) {
    const some = planned.entries.slice(start, start + MARKS_AT_ONCE);
    await Promise.all(some.map(({ notice }) => notices.settle(body, notice, { status: 'sent', at, mailId })));
  }
}

/** The case, where a mail is about one alone. */
function caseAlone({ planned }: MailToHandOver): string | undefined {
  return planned.form === 'single' ? planned.entries[0]?.notice.proposalId : undefined;
}

function kindOf({ planned }: MailToHandOver): string {
  return planned.form === 'single' ? (planned.entries[0]?.notice.kind ?? planned.form) : planned.form;
}
