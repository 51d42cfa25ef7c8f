// RFC 9110 §5.6.7: the one form of a date that may still be sent.
const IMF_FIXDATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/u;

/**
 * The seconds a `Retry-After` asks to wait (RFC 9110 §10.2.3), never negative and not limited here; undefined where the
 * header is absent or says nothing that can be read.
 * @param now Milliseconds since 1970, for a header that gives a date.
 */
export function webhookRetryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  // Ten digits are three centuries: longer ones are no wish, and would end as Infinity.
  if (/^\d{1,10}$/u.test(text)) return Number(text);
  if (!IMF_FIXDATE.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000));
}
