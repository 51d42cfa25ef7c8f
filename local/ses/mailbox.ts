import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../clock/virtual-clock.ts';
import type { WireHandler } from '../wire.ts';
import { checkOutgoing, type SendingRules } from './check-outgoing.ts';
import { MailStore, type MailCounts, type MailFilter } from './mail-store.ts';
import type { Mail, OutgoingMail } from './mail.ts';
import { SesError } from './ses-error.ts';
import { handleSesQuery } from './ses-query-service.ts';
import { handleSesV2 } from './ses-v2.ts';

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
    // Advanced to a moment between two milliseconds, the clock can show fractions.
    store.add({ id, at: Math.floor(clock.now()), ...mail });
    return id;
  };

  const counts = (): MailCounts => store.counts(clock.now());
  const query = { send, counts, now: () => clock.now() };
  return {
    handle: (request) =>
      clock.busy(async () => {
        const isV2 = request.path.startsWith('/v2/email');
        return isV2 ? handleSesV2(request, send) : handleSesQuery(request, query);
      }),
    list: (filter) => store.list(filter),
    get: (id) => store.get(id),
    counts,
    failNext: (code, times = 1) => void failures.push(...Array.from({ length: times }, () => code)),
    close: () => store.close(),
  };
}
