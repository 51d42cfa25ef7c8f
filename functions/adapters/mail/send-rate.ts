import { MailNotTakenError } from '#core/ports/mail/mail-transport.ts';

/** The account's limits and use, per Region (SES `GetSendQuota`); -1 for what has no limit. */
export interface SendQuota {
  readonly max24HourSend: number;
  /** Recipients a second. */
  readonly maxSendRate: number;
  readonly sentLast24Hours: number;
}

export interface SendRateOptions {
  readonly readQuota: () => Promise<SendQuota>;
  /** This sender's part of the account's rate, 0 to 1. */
  readonly share: number;
  readonly pause: (ms: number) => Promise<void>;
  /** Milliseconds of a clock that only goes forward. */
  readonly elapsed: () => number;
}

/** Keeps one process within the account's sending rate and quota. */
export interface SendRate {
  /**
   * Waits for the turn to send one mail: as long as those take who asked before and are not through yet.
   * @throws MailNotTakenError `DailyQuotaSpent` when the account may send no more now, `RateIsZero` when nothing at all,
   * `QuotaUnknown` when it cannot be asked
   */
  turn(): Promise<void>;
}

// A quota changes rarely, and SES answers the question about it once a second at most.
const FRESH_MS = 5 * 60_000;
// A spent quota comes back mail by mail as 24 hours pass, and others of the account use it too.
const SPENT_FRESH_MS = 60_000;

/**
 * Evenly spaced turns, one every 1 / (rate × share) seconds and never a burst: SES counts within the second. Concurrent
 * senders queue by their order of asking. The quota is read again every five minutes.
 */
export function sendRate({ readQuota, share, pause, elapsed }: SendRateOptions): SendRate {
  let known: { readonly quota: SendQuota; readonly at: number; sent: number } | undefined;
  let reading: Promise<void> | undefined;
  let nextAt = 0;

  const read = async (): Promise<void> => {
    try {
      known = { quota: await readQuota(), at: elapsed(), sent: 0 };
    } catch (cause) {
      // Limits that were true some minutes ago serve; without any, sending at a guess would be throttled for everybody.
      if (known === undefined) throw new MailNotTakenError('QuotaUnknown', { cause });
      known = { ...known, at: elapsed() };
    } finally {
      reading = undefined;
    }
  };
  const isSpent = (): boolean => {
    if (known === undefined || known.quota.max24HourSend < 0) return false;
    return known.quota.sentLast24Hours + known.sent >= known.quota.max24HourSend;
  };
  const isFresh = (): boolean => known !== undefined && elapsed() - known.at < (isSpent() ? SPENT_FRESH_MS : FRESH_MS);

  return {
    async turn() {
      if (!isFresh()) await (reading ??= read());
      if (known === undefined || isSpent()) throw new MailNotTakenError('DailyQuotaSpent');
      const rate = known.quota.maxSendRate;
      if (rate === 0) throw new MailNotTakenError('RateIsZero');
      known.sent += 1;
      if (rate < 0) return;
      const now = elapsed();
      const turnAt = Math.max(now, nextAt);
      nextAt = turnAt + 1000 / (rate * share);
      if (turnAt > now) await pause(turnAt - now);
    },
  };
}
