import type { MailRecords } from '#core/ports/mail/mail-records.ts';
import type { MailName, MailRecord } from '#core/notices/lane/mail-record.ts';
import { mailIdOf } from '#core/notices/lane/mail-record.ts';
import { mailTag } from '#functions/adapters/mail/mail-tag.ts';
import { MailNotTakenError } from '#core/ports/mail/mail-transport.ts';
import type { Handed, MailTransport, OutgoingMail } from '#core/ports/mail/mail-transport.ts';
import { refText } from '#core/notices/stored-notice.ts';
import type { RobotChannel } from '#core/ports/mail/robot-channel.ts';
import type { FaultPoints } from './fault-points.ts';

/** How SES answers a request, as functions/adapters/mail/ses-transport.ts reads it. */
export const answers = [
  'Throttling',
  'DailyQuotaSpent',
  'MessageRejected',
  'AccountSendingPaused',
  'ServiceUnavailable',
  'InternalFailure, taken',
  'InternalFailure, not taken',
  'no answer, taken',
  'no answer, not taken',
  'InvalidParameterValue',
] as const;

export type Answer = (typeof answers)[number];

/** What becomes of mails to an address after they were taken. */
export type Fate = 'Delivered' | 'Permanent' | 'Transient' | 'Complaint' | 'Reject';

/** A mail that was really taken. */
export interface Taken {
  readonly mailId: string;
  readonly recipientId: string;
  readonly to: string;
  readonly on: string;
  readonly again: boolean;
  readonly notices: readonly string[];
  readonly fate: Fate;
}

const codes: readonly Answer[] = ['Throttling', 'DailyQuotaSpent', 'MessageRejected', 'AccountSendingPaused', 'ServiceUnavailable'];

type Tell = (event: { readonly 'detail-type': string; readonly source: string; readonly detail: object }, afterMs: number) => void;

/** Takes mails, remembers exactly what it took, answers as it is told and sends SES's events after. */
export class BenchTransport implements MailTransport {
  readonly taken: Taken[] = [];
  /** By the number of the request, from 1. */
  readonly answers = new Map<number, Answer>();
  /** By address; delivered where none is named. */
  readonly fates = new Map<string, Fate>();
  requests = 0;
  /** The numbers of its effects. */
  readonly sendings: number[] = [];
  /** Requests that were answered as told. */
  answered = 0;
  readonly #claimed = new Map<string, MailRecord>();
  readonly #points: FaultPoints;
  readonly #tell: Tell;

  constructor(points: FaultPoints, tell: Tell) {
    this.#points = points;
    this.#tell = tell;
  }

  /** The records, and beside them a memory of what was in each mail: names are given again after mails that were not taken. */
  watching(records: MailRecords): MailRecords {
    return {
      ...records,
      claim: (name: MailName, record: MailRecord) => {
        this.#claimed.set(mailIdOf(name), record);
        return records.claim(name, record);
      },
    };
  }

  send(mail: OutgoingMail): Promise<Handed> {
    return this.#points.effect(async () => {
      this.requests += 1;
      this.sendings.push(this.#points.effects);
      const answer = this.answers.get(this.requests);
      if (answer !== undefined) this.answered += 1;
      if (answer === 'InvalidParameterValue') return { refused: answer };
      if (answer !== undefined && codes.includes(answer)) throw new MailNotTakenError(answer);
      if (answer?.endsWith('not taken') !== true) this.#take(mail);
      if (answer !== undefined) throw new Error(answer);
      return { messageId: `message-${this.taken.length}` };
    });
  }

  readonly robots: RobotChannel = { send: () => Promise.reject(new Error('there are no robots')) };

  #take({ mailId, to, again }: OutgoingMail): void {
    const record = this.#claimed.get(mailId);
    if (record === undefined) throw new Error(`${mailId} was sent before it was recorded`);
    const fate = this.fates.get(to.email) ?? 'Delivered';
    const { recipientId, on, notices } = record;
    this.taken.push({ mailId, recipientId, to: to.email, on, again, notices: notices.map(refText), fate });
    this.#tellsOf(mailId, `message-${this.taken.length}`, fate);
  }

  #tellsOf(mailId: string, messageId: string, fate: Fate): void {
    const timestamp = new Date().toISOString();
    const mail = { timestamp, messageId, tags: { mail: [mailTag(mailId)] } };
    const tell = (type: string, more: object, afterMs: number): void =>
      this.#tell({ source: 'aws.ses', 'detail-type': type, detail: { mail, ...more } }, afterMs);
    tell('Email Sent', {}, 1000);
    switch (fate) {
      case 'Delivered':
        return tell('Email Delivered', { delivery: { timestamp } }, 3000);
      case 'Permanent':
      case 'Transient':
        return tell('Email Bounced', { bounce: { bounceType: fate, bounceSubType: 'General', timestamp } }, 5000);
      case 'Complaint':
        return tell('Email Complaint Received', { complaint: { timestamp, complaintFeedbackType: 'abuse' } }, 60_000);
      case 'Reject':
        return tell('Email Rejected', { reject: { reason: 'Bad content' } }, 2000);
    }
  }
}
