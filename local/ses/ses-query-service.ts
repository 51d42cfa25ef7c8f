import { randomUUID } from 'node:crypto';
import type { WireRequest, WireResponse } from '../wire.ts';
import { rawMail } from './raw-mail.ts';
import type { SesAccount } from './ses-account.ts';
import { SesError } from './ses-error.ts';
import { queryAnswer, queryError, sendEmailInput, sendRawEmailInput, xmlField } from './ses-query.ts';

/** Answers a call of SES v1 (API version 2010-12-01); what it does not do is refused by name. */
export function handleSesQuery(request: WireRequest, account: SesAccount): WireResponse {
  const requestId = randomUUID();
  const form = new URLSearchParams(request.body.toString('utf8'));
  const action = form.get('Action') ?? '';
  try {
    return queryAnswer(action, resultOf(action, form, account), requestId);
  } catch (error) {
    if (error instanceof SesError) return queryError(error, requestId);
    throw error;
  }
}

function resultOf(action: string, form: URLSearchParams, account: SesAccount): string {
  const { send, quota, counter, now } = account;
  switch (action) {
    case 'SendEmail':
      return xmlField('MessageId', send(sendEmailInput(form)));
    case 'SendRawEmail':
      return xmlField('MessageId', send(rawMail(sendRawEmailInput(form))));
    case 'GetSendQuota':
      return (
        xmlField('Max24HourSend', quota.max24HourSend) +
        xmlField('MaxSendRate', quota.maxSendRate) +
        xmlField('SentLast24Hours', counter.last24Hours(now()))
      );
    case 'GetSendStatistics':
      return sendStatistics(account);
    default:
      throw new SesError('InvalidAction', `The embedded mailbox does not support ${action}: see SUPPORT.md of embedded-cloud`);
  }
}

/** One data point for the last 24 hours. */
function sendStatistics({ counter, now }: SesAccount): string {
  const point =
    xmlField('DeliveryAttempts', counter.last24Hours(now())) +
    xmlField('Bounces', counter.happened('Bounce', now())) +
    xmlField('Complaints', counter.happened('Complaint', now())) +
    xmlField('Rejects', counter.happened('Reject', now())) +
    xmlField('Timestamp', new Date(now()).toISOString());
  return `<SendDataPoints><member>${point}</member></SendDataPoints>`;
}
