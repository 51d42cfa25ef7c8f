import { createHash } from 'node:crypto';
import type { EventDraft } from '../events/bus-event.ts';
import { bareAddress, type Mail, type MailEventType } from './mail.ts';
import type { BounceCause, Happening } from './mail-fate.ts';

interface Place {
  readonly region: string;
  readonly accountId: string;
}

const DETAIL_TYPES: Readonly<Record<MailEventType, string>> = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
  Reject: 'Email Rejected',
  DeliveryDelay: 'Email Delivery Delayed',
};

const REPORTING_MTA = 'a1-1.smtp-out.amazonses.com';
const REMOTE_MTA_IP = '127.0.0.1';
const DELAY_EXPIRES_AFTER_MS = 14 * 3_600_000;

/**
 * The event that SES puts on the default bus for what happened to a mail, in the shape AWS gives it.
 * https://docs.aws.amazon.com/ses/latest/dg/monitoring-eventbridge.html (names) and
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html (contents)
 */
export function eventDraft(mail: Omit<Mail, 'events'>, happening: Happening, place: Place): EventDraft {
  const { region, accountId } = place;
  return {
    source: 'aws.ses',
    detailType: DETAIL_TYPES[happening.type],
    resources: [`arn:aws:ses:${region}:${accountId}:configuration-set/${mail.configurationSet}`],
    at: mail.at,
    detail: { eventType: happening.type, mail: mailObject(mail, place), ...particulars(mail, happening) },
  };
}

function mailObject(mail: Omit<Mail, 'events'>, { region, accountId }: Place): Record<string, unknown> {
  const source = bareAddress(mail.from);
  const domain = source.slice(source.indexOf('@') + 1);
  const own = Object.entries(mail.tags).map(([name, value]) => [name, [value]]);
  return {
    timestamp: new Date(mail.at).toISOString(),
    source,
    sourceArn: `arn:aws:ses:${region}:${accountId}:identity/${domain}`,
    sendingAccountId: accountId,
    messageId: mail.id,
    destination: [...mail.to, ...mail.cc, ...mail.bcc].map(bareAddress),
    headersTruncated: false,
    headers: mail.headers,
    commonHeaders: {
      from: [mail.from],
      ...(mail.to.length === 0 ? {} : { to: mail.to }),
      messageId: mail.id,
      subject: mail.subject,
    },
    tags: {
      'ses:configuration-set': [mail.configurationSet],
      'ses:from-domain': [domain],
      'ses:source-ip': ['127.0.0.1'],
      'ses:caller-identity': ['root'],
      ...Object.fromEntries(own),
    },
  };
}

/** The object that is there for one type of event only. Everything happens at the instant of sending. */
function particulars(mail: Pick<Mail, 'id' | 'at'>, { type, recipients, cause = 'unknown' }: Happening): Record<string, unknown> {
  const timestamp = new Date(mail.at).toISOString();
  const feedbackId = createHash('sha256')
    .update(`${mail.id} ${type} ${recipients.join(' ')}`)
    .digest('hex')
    .slice(0, 32);
  switch (type) {
    case 'Send':
      return { send: {} };
    case 'Delivery': {
      const transport = { smtpResponse: '250 2.0.0 OK', remoteMtaIp: REMOTE_MTA_IP, reportingMTA: REPORTING_MTA };
      return { delivery: { timestamp, processingTimeMillis: 0, recipients, ...transport } };
    }
    case 'Bounce':
      return { bounce: { feedbackId, timestamp, ...bounce(recipients, cause) } };
    case 'Complaint': {
      const report = { userAgent: 'Amazon SES Mailbox Simulator', complaintFeedbackType: 'abuse', arrivalDate: timestamp };
      const complainedRecipients = recipients.map((emailAddress) => ({ emailAddress }));
      return { complaint: { feedbackId, complaintSubType: null, complainedRecipients, timestamp, ...report } };
    }
    case 'Reject':
      return { reject: { reason: 'Bad content' } };
    case 'DeliveryDelay': {
      const delayedRecipients = recipients.map((emailAddress) => ({
        emailAddress,
        status: '4.4.1',
        diagnosticCode: 'smtp; 421 4.4.1 Unable to connect to remote host',
      }));
      const expirationTime = new Date(mail.at + DELAY_EXPIRES_AFTER_MS).toISOString();
      const delay = { delayType: 'TransientCommunicationFailure', expirationTime, delayedRecipients, reportingMTA: REPORTING_MTA };
      return { deliveryDelay: { timestamp, ...delay } };
    }
  }
}

function bounce(recipients: readonly string[], cause: BounceCause): Record<string, unknown> {
  // The bounce of an automatic answer tells nothing of delivery.
  if (cause === 'away') {
    const bouncedRecipients = recipients.map((emailAddress) => ({ emailAddress }));
    return { bounceType: 'Transient', bounceSubType: 'General', bouncedRecipients };
  }
  const bouncedRecipients = recipients.map((emailAddress) => ({
    emailAddress,
    action: 'failed',
    status: '5.1.1',
    diagnosticCode: cause === 'unknown' ? 'smtp; 550 5.1.1 user unknown' : `Amazon SES has suppressed sending to ${emailAddress}`,
  }));
  const bounceSubType = cause === 'unknown' ? 'General' : 'Suppressed';
  const reporting = { remoteMtaIp: REMOTE_MTA_IP, reportingMTA: `dns; ${REPORTING_MTA}` };
  return { bounceType: 'Permanent', bounceSubType, bouncedRecipients, ...reporting };
}
