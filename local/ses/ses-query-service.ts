import { randomUUID } from 'node:crypto';
import type { Instant } from '../clock/virtual-clock.ts';
import type { WireRequest, WireResponse } from '../wire.ts';
import type { MailCounts } from './mail-store.ts';
import type { OutgoingMail } from './mail.ts';
import { rawMail } from './raw-mail.ts';
import { SesError } from './ses-error.ts';
import { queryAnswer, queryError, sendEmailInput, sendRawEmailInput, xmlField } from './ses-query.ts';

/** What the calls of SES v1 need of the mailbox. */
export interface SesQueryParts {
  /** Keeps a mail and returns its message id. */
  readonly send: (mail: OutgoingMail) => string;
  readonly counts: () => MailCounts;
  readonly now: () => Instant;
}

const DAILY_QUOTA = 50_000;
const PER_SECOND = 14;

/** Answers a call of SES v1 (API version 2010-12-01); what it does not do is refused by name. */
export function handleSesQuery(request: WireRequest, parts: SesQueryParts): WireResponse {
  const requestId = randomUUID();
  const form = new URLSearchParams(request.body.toString('utf8'));
  const action = form.get('Action') ?? '';
  try {
    return queryAnswer(action, resultOf(action, form, parts), requestId);
  } catch (error) {
    if (error instanceof SesError) return queryError(error, requestId);
    throw error;
  }
}

function resultOf(action: string, form: URLSearchParams, { send, counts, now }: SesQueryParts): string {
  switch (action) {
    case 'SendEmail':
      return xmlField('MessageId', send(sendEmailInput(form)));
    case 'SendRawEmail':
      return xmlField('MessageId', send(rawMail(sendRawEmailInput(form))));
    case 'GetSendQuota':
      return (
        xmlField('Max24HourSend', DAILY_QUOTA) + xmlField('MaxSendRate', PER_SECOND) + xmlField('SentLast24Hours', counts().last24Hours)
      );
    case 'GetSendStatistics':
      return sendStatistics(counts().last24Hours, now());
    default:
      throw new SesError('InvalidAction', `The embedded mailbox does not support ${action}: see local/SUPPORT.md`);
  }
}

/** One data point for the last 24 hours: nothing bounces here. */
function sendStatistics(sent: number, now: Instant): string {
  const point =
    xmlField('DeliveryAttempts', sent) +
    xmlField('Bounces', 0) +
    xmlField('Complaints', 0) +
    xmlField('Rejects', 0) +
    xmlField('Timestamp', new Date(now).toISOString());
  return `<SendDataPoints><member>${point}</member></SendDataPoints>`;
}
