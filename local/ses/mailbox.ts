import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../clock/virtual-clock.ts';
import type { WireRequest, WireResponse, WireHandler } from '../wire.ts';
import { checkOutgoing, type SendingRules } from './check-outgoing.ts';
import { MailStore, type MailCounts, type MailFilter } from './mail-store.ts';
import type { Mail, OutgoingMail } from './mail.ts';
import { rawMail } from './raw-mail.ts';
import { SesError } from './ses-error.ts';
import { queryAnswer, queryError, sendEmailInput, sendRawEmailInput, xmlField } from './ses-query.ts';
import { SEND_V2_PATH, sendV2Input, v2Answer, v2Error } from './ses-v2.ts';

export interface MailboxOptions extends SendingRules {
  /** A file, or `:memory:`. */
  readonly databasePath: string;
  readonly clock: Clock;
}

/** SES that sends nothing: it keeps every mail for reading. */
export interface Mailbox {
  /** SES v1 (query protocol, `POST /`) and SES v2 (`/v2/email/…`). */
  readonly handle: WireHandler;
  list(filter?: MailFilter): Mail[];
  get(id: string): Mail | undefined;
  counts(): MailCounts;
  /** Makes the next `times` sends fail with this error name, e.g. `Throttling` or `ServiceUnavailable`. */
  failNext(code: string, times?: number): void;
  close(): void;
}

const DAILY_QUOTA = 50_000;
const PER_SECOND = 14;

/** A mailbox on SQLite that stamps mails with virtual time; a mail is stored before its message id is given out. */
export function createMailbox(options: MailboxOptions): Mailbox {
  const { clock } = options;
  const store = new MailStore(options.databasePath);
  const failures: string[] = [];

  const send = (mail: OutgoingMail): string => {
    const failure = failures.shift();
    if (failure !== undefined) throw new SesError(failure, `${failure}, as this mailbox was told to answer`);
    checkOutgoing(mail, options);
    const id = `${randomBytes(8).toString('hex')}-${randomUUID()}-000000`;
    store.add({ id, at: clock.now(), ...mail });
    return id;
  };

  const answerQuery = (form: URLSearchParams): string => {
    const action = form.get('Action') ?? '';
    switch (action) {
      case 'SendEmail':
        return xmlField('MessageId', send(sendEmailInput(form)));
      case 'SendRawEmail':
        return xmlField('MessageId', send(rawMail(sendRawEmailInput(form))));
      case 'GetSendQuota':
        return (
          xmlField('Max24HourSend', DAILY_QUOTA) +
          xmlField('MaxSendRate', PER_SECOND) +
          xmlField('SentLast24Hours', store.counts(clock.now()).last24Hours)
        );
      case 'GetSendStatistics':
        return sendStatistics(store.counts(clock.now()).last24Hours, clock.now());
      default:
        throw new SesError('InvalidAction', `The embedded mailbox does not support ${action}: see local/SUPPORT.md`);
    }
  };

  const handleQuery = (request: WireRequest): WireResponse => {
    const requestId = randomUUID();
    const form = new URLSearchParams(request.body.toString('utf8'));
    try {
      return queryAnswer(form.get('Action') ?? '', answerQuery(form), requestId);
    } catch (error) {
      return queryError(asSesError(error), requestId);
    }
  };

  const handleV2 = (request: WireRequest): WireResponse => {
    try {
      if (request.method !== 'POST' || request.path !== SEND_V2_PATH) {
        throw new SesError('NotFoundException', `The embedded mailbox does not support ${request.method} ${request.path}`);
      }
      return v2Answer({ MessageId: send(sendV2Input(request.body.toString('utf8'))) });
    } catch (error) {
      return v2Error(asSesError(error));
    }
  };

  return {
    handle: (request) =>
      clock.busy(async () => (request.path.startsWith('/v2/email') ? handleV2(request) : handleQuery(request))),
    list: (filter) => store.list(filter),
    get: (id) => store.get(id),
    counts: () => store.counts(clock.now()),
    failNext: (code, times = 1) => void failures.push(...Array.from({ length: times }, () => code)),
    close: () => store.close(),
  };
}

function asSesError(error: unknown): SesError {
  if (error instanceof SesError) return error;
  throw error;
}

/** One data point for the last 24 hours: nothing bounces here. */
function sendStatistics(sent: number, now: number): string {
  const point =
    xmlField('DeliveryAttempts', sent) +
    xmlField('Bounces', 0) +
    xmlField('Complaints', 0) +
    xmlField('Rejects', 0) +
    xmlField('Timestamp', new Date(now).toISOString());
  return `<SendDataPoints><member>${point}</member></SendDataPoints>`;
}
