import { noticeKey } from '#core/notices/notice.ts';
import type { Notice, NoticeStatus } from '#core/notices/notice.ts';
import type { DigestExecution } from '#core/contracts/workflow.ts';
import { freshLane } from '#core/notices/lane/mail-lane.ts';
import type { LaneStore } from '#core/ports/mail/mail-lanes.ts';
import type { Lane } from '#core/notices/lane/mail-lane.ts';
import type { MailMarks } from '#core/ports/mail/mail-marks.ts';
import { mailIdOf } from '#core/notices/lane/mail-record.ts';
import type { MailRecords } from '#core/ports/mail/mail-records.ts';
import type { MailRecord } from '#core/notices/lane/mail-record.ts';
import type { NoticeStore } from '#core/ports/mail/notice-store.ts';
import type { Handed, MailTransport, OutgoingMail } from '#core/ports/mail/mail-transport.ts';
import { gatheredUpTo } from '#core/notices/gathered.ts';
import type { Gathered } from '#core/notices/gathered.ts';
import { refOf, refText } from '#core/notices/stored-notice.ts';
import type { NoticeRef, StoredNotice } from '#core/notices/stored-notice.ts';
import type { ShortMessage, SmsChannel } from '#core/ports/mail/sms-channel.ts';
import type { RobotChannel, RobotMessage } from '#core/ports/mail/robot-channel.ts';
import { digestName } from '#functions/adapters/workflows/sfn-digests.ts';
import { CrashPoints } from './crash-points.ts';

const before: Readonly<Record<string, readonly NoticeStatus[]>> = {
  sent: ['pending', 'superseded', 'uncertain'],
  uncertain: ['pending', 'superseded'],
};

/** Stores of notices, lanes and mails, and what mails are handed to, in memory; one `CrashPoints` counts what they do. */
export class MemoryMails {
  readonly all = new Map<string, StoredNotice>();
  /** What was put as gathered, by its notice. */
  readonly gathered = new Map<string, Gathered>();
  readonly lanesOf = new Map<string, Lane>();
  readonly recordsOf = new Map<string, MailRecord>();
  /** Everything the transport took, in order. */
  readonly sent: OutgoingMail[] = [];
  readonly toRobots: RobotMessage[] = [];
  readonly toPhones: ShortMessage[] = [];
  /** Executions by name: each starts once. */
  readonly started = new Map<string, DigestExecution>();
  /** What the transport answers instead of taking the mail, by address, robot's unit or name of a number. */
  readonly answers = new Map<string, Handed | Error>();
  readonly cursors = new Map<string, number | string>();
  readonly #crash: CrashPoints;

  constructor(crash = new CrashPoints()) {
    this.#crash = crash;
  }

  /** Every notice as `<recipient> <kind> <status>`, sorted. */
  get outcomes(): string[] {
    return [...this.all.values()].map(({ notice, status }) => `${notice.recipientId} ${notice.kind} ${status}`).sort();
  }

  readonly notices: NoticeStore = {
    put: async (_body, notice, settled, gathered) => {
      const key = keyOf(notice);
      if (this.all.has(key)) return false;
      const { at: settledAt, ...rest } = settled ?? { at: undefined, status: 'pending' as const };
      const stored = { notice, ...rest, ...(settledAt === undefined ? {} : { settledAt }) };
      await this.#crash.around(`put ${key}`, () => {
        this.all.set(key, stored);
        if (gathered !== undefined) this.gathered.set(key, { seq: notice.seq, of: gathered });
      });
      return true;
    },
    gatheredUpTo: async (_body, proposalId) =>
      gatheredUpTo([...this.gathered].flatMap(([key, one]) => (key.startsWith(`${proposalId}#`) ? [one] : []))),
    pending: async (_body, recipientId, until, most) => this.#readyFor(recipientId, until).slice(0, most),
    waiting: async (_body, until) => {
      const recipients = new Set([...this.all.values()].map(({ notice }) => notice.recipientId));
      const lists = [...recipients].map((id) => [id, this.#readyFor(id, until)] as const);
      return new Map(lists.filter(([, refs]) => refs.length > 0));
    },
    read: async (_body, refs) => refs.flatMap((ref) => structuredClone(this.all.get(refText(ref))) ?? []),
    settle: async (_body, notice, { at, ...settled }) => {
      const there = this.all.get(keyOf(notice));
      if (there === undefined) return;
      const failed = settled.status === 'forwarded' || settled.status === 'unreachable';
      const withFailed = failed && there.status === 'sent' && settled.mailId !== undefined && there.mailId === settled.mailId;
      if (!withFailed && !(before[settled.status] ?? ['pending']).includes(there.status)) return;
      await this.#crash.around(`${settled.status} ${keyOf(notice)}`, () =>
        this.all.set(keyOf(notice), { ...there, ...settled, settledAt: at }),
      );
    },
    reopen: async (_body, notice, failedMailId) => {
      const there = this.all.get(keyOf(notice));
      if (there === undefined) return;
      const withFailed = failedMailId !== undefined && there.status === 'sent' && there.mailId === failedMailId;
      if (!withFailed && there.status !== 'forwarded' && there.status !== 'unreachable') return;
      await this.#crash.around(`reopen ${keyOf(notice)}`, () => this.all.set(keyOf(notice), { notice: there.notice, status: 'pending' }));
    },
  };

  readonly lanes: LaneStore = {
    read: async (_body, recipientId) => structuredClone(this.lanesOf.get(recipientId) ?? freshLane),
    write: async (_body, recipientId, lane) => {
      if ((this.lanesOf.get(recipientId)?.version ?? 0) !== lane.version - 1) return false;
      await this.#crash.around(`lane ${recipientId}`, () => this.lanesOf.set(recipientId, structuredClone(lane)));
      return true;
    },
  };

  readonly records: MailRecords = {
    claim: async (name, record) => {
      await this.#crash.around(`claim ${mailIdOf(name)}`, () => this.recordsOf.set(mailIdOf(name), record));
    },
    note: async (name, facts) => {
      const there = this.recordsOf.get(mailIdOf(name));
      if (there === undefined) return false;
      await this.#crash.around(`note ${Object.keys(facts).join()} ${mailIdOf(name)}`, () =>
        this.recordsOf.set(mailIdOf(name), { ...facts, ...there }),
      );
      return true;
    },
    read: async (name) => this.recordsOf.get(mailIdOf(name)),
    latest: async (_body, recipientId, most) =>
      [...this.recordsOf.values()]
        .filter((mail) => mail.recipientId === recipientId)
        .sort((a, b) => (a.mailId < b.mailId ? 1 : -1))
        .slice(0, most),
  };

  readonly marks: MailMarks = {
    followed: async (_body, proposalId) => Number(this.cursors.get(proposalId) ?? 0),
    advance: async (_body, proposalId, seq) =>
      void (await this.#mark(proposalId, Math.max(seq, Number(this.cursors.get(proposalId) ?? 0)))),
    round: async () => String(this.cursors.get('round') ?? ''),
    roundIsUpTo: async (_body, instant) => void (await this.#mark('round', instant)),
    thread: async (_body, proposalId, recipientId) => this.cursors.get(`thread ${proposalId} ${recipientId}`)?.toString(),
    beginThread: async (_body, proposalId, recipientId, messageId) => {
      const key = `thread ${proposalId} ${recipientId}`;
      if (!this.cursors.has(key)) await this.#mark(key, messageId);
    },
  };

  readonly transport: MailTransport = {
    send: (mail) => this.#take(mail.to.email, `send ${mail.mailId}`, () => this.sent.push(mail)),
  };

  readonly robots: RobotChannel = {
    send: (message) => this.#take(message.unitId, `robot ${message.mailId}`, () => this.toRobots.push(message)),
  };

  readonly sms: SmsChannel = {
    send: (message) => this.#take(message.mobile.address, `sms ${message.mailId}`, () => this.toPhones.push(message)),
  };

  readonly digests = async (execution: DigestExecution): Promise<void> => {
    const name = digestName(execution);
    if (!this.started.has(name)) await this.#crash.around(`start ${name}`, () => this.started.set(name, execution));
  };

  #readyFor(recipientId: string, until: string): NoticeRef[] {
    return [...this.all.values()]
      .filter(({ notice, status }) => status === 'pending' && notice.recipientId === recipientId && notice.readyAt <= until)
      .sort((a, b) => (`${a.notice.readyAt}#${keyOf(a.notice)}` < `${b.notice.readyAt}#${keyOf(b.notice)}` ? -1 : 1))
      .map(({ notice }) => refOf(notice));
  }

  async #take(address: string, effect: string, take: () => number): Promise<Handed> {
    const answer = this.answers.get(address);
    if (answer instanceof Error) throw answer;
    return answer ?? this.#crash.around(effect, () => ({ messageId: `message-${take()}` }));
  }

  #mark(key: string, value: number | string): Promise<unknown> {
    return this.#crash.around(`mark ${key}`, () => this.cursors.set(key, value));
  }
}

function keyOf(notice: Notice): string {
  return refText({ proposalId: notice.proposalId, key: noticeKey(notice) });
}
