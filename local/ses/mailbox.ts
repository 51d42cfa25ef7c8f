import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../clock/virtual-clock.ts';
import type { EventDraft } from '../events/bus-event.ts';
import { EventOutbox } from '../events/event-outbox.ts';
import { durably } from '../storage/durably.ts';
import { SyncedDatabase, type Synced } from '../storage/synced-database.ts';
import type { WireHandler } from '../wire.ts';
import type { Behaviour, SetBehaviour } from './address-behaviour.ts';
import { AddressBook, type KnownAddress } from './address-book.ts';
import { checkOutgoing, type SendingRules } from './check-outgoing.ts';
import { eventDraft } from './event-detail.ts';
import type { EventDestination } from './event-destination.ts';
import { MailCounter, type MailCounts } from './mail-counts.ts';
import { fateOf } from './mail-fate.ts';
import { MailStore, type MailFilter } from './mail-store.ts';
import type { Mail, MailSummary, OutgoingMail } from './mail.ts';
import { GENEROUS_QUOTA, type SendQuota } from './send-quota.ts';
import { SesError } from './ses-error.ts';
import { handleSesQuery } from './ses-query-service.ts';
import { handleSesV2 } from './ses-v2.ts';
import { stampMail } from './stamp-mail.ts';

export interface MailboxOptions extends SendingRules {
  /** A file, or `:memory:`. */
  readonly databasePath: string;
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  readonly quota?: SendQuota;
  readonly eventDestinations?: readonly EventDestination[];
  /** Accepts an event for the default bus; resolves when it cannot be lost any more. */
  readonly publish?: (event: EventDraft) => Promise<void>;
}

/** A message to telephones. */
type ShortMessage = Pick<OutgoingMail, 'from' | 'to' | 'tags'> & { readonly text: string };

const noMail = { cc: [], bcc: [], replyTo: [], html: null, raw: null, headers: [], attachments: [], configurationSet: null } as const;
const refusing: readonly Behaviour[] = ['bounce', 'reject'];

/** SES that sends nothing: it keeps every mail for reading, and makes happen to it what its addresses stand for. */
export interface Mailbox extends Synced {
  /** SES v1 (query protocol, `POST /`) and SES v2 (`/v2/email/…`). */
  readonly handle: WireHandler;
  list(filter?: MailFilter): MailSummary[];
  get(id: string): Mail | undefined;
  counts(): MailCounts;
  /** Keeps a short message as it keeps mails: safe when it answers. A number that was told to bounce or to reject is refused. */
  takeMessage(message: ShortMessage): Promise<{ readonly id: string } | { readonly refused: string }>;
  /** Makes the next `times` sends fail with this error name, e.g. `Throttling` or `ServiceUnavailable`. */
  failNext(code: string, times?: number): void;
  /** From now on mails to this address fare so. */
  setBehaviour(address: string, does: SetBehaviour): void;
  /** The addresses that were told how to behave. */
  behaviours(): KnownAddress[];
  /** Publishes what an earlier process accepted and did not publish. */
  start(): void;
  close(): void;
}

/** A mailbox on SQLite that stamps mails with virtual time; a mail and its events are stored before its message id is given out. */
export function createMailbox(options: MailboxOptions): Mailbox {
  const { clock, region, quota = GENEROUS_QUOTA, eventDestinations = [], publish = async () => undefined } = options;
  const database = new SyncedDatabase(options.databasePath);
  const store = new MailStore(database);
  const addresses = new AddressBook(database);
  const counter = new MailCounter(database);
  const outbox = new EventOutbox({ clock, store, stored: () => database.synced(), publish });
  const failures: string[] = [];

  const send = (outgoing: OutgoingMail): string => {
    const failure = failures.shift();
    if (failure !== undefined) throw new SesError(failure, `${failure}, as this mailbox was told to answer`);
    checkOutgoing(outgoing, options);
    // Advanced to a moment between two milliseconds, the clock can show fractions.
    const at = Math.floor(clock.now());
    if (quota.max24HourSend !== -1 && counter.last24Hours(at) >= quota.max24HourSend) {
      throw new SesError('Throttling', 'Daily message quota exceeded.');
    }
    const id = `${randomBytes(8).toString('hex')}-${randomUUID()}-000000`;
    const mail = { id, at, ...outgoing, ...stampMail(outgoing, { id, at, region }) };
    const destinations = eventDestinations.filter(({ configurationSet }) => configurationSet === mail.configurationSet);
    const happenings = fateOf(mail, (address) => addresses.behaviourOf(address)).map((happening) => {
      const isTold = destinations.some(({ takes }) => takes(happening.type));
      return isTold ? { ...happening, draft: eventDraft(mail, happening, options) } : happening;
    });
    store.add(mail, happenings);
    outbox.wake();
    return id;
  };

  const takeMessage: Mailbox['takeMessage'] = async ({ text, ...message }) => {
    const failure = failures.shift();
    if (failure !== undefined) return { refused: failure };
    if (message.to.some((number) => refusing.includes(addresses.behaviourOf(number)))) return { refused: 'INVALID_NUMBER' };
    const id = randomUUID();
    store.add({ id, at: Math.floor(clock.now()), ...noMail, ...message, subject: text, text }, []);
    await database.synced();
    return { id };
  };

  const counts = (): MailCounts => counter.counts(clock.now());
  const account = { send, quota, counter, now: () => clock.now() };
  return {
    handle: durably(
      (request) =>
        clock.busy(async () => {
          const isV2 = request.path.startsWith('/v2/email');
          return isV2 ? handleSesV2(request, account) : handleSesQuery(request, account);
        }),
      database,
    ),
    takeMessage,
    list: (filter) => store.list(filter),
    get: (id) => store.get(id),
    counts,
    failNext: (code, times = 1) => void failures.push(...Array.from({ length: times }, () => code)),
    setBehaviour: (address, does) => addresses.set(address, does),
    behaviours: () => addresses.list(),
    start: () => outbox.wake(),
    synced: () => database.synced(),
    close: () => {
      outbox.stop();
      database.close();
    },
  };
}
