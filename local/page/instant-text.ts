import type { Instant } from '../clock/virtual-clock.ts';
import { html, type Html } from './html.ts';

/** An instant on the reader's wall clock: `2026-11-23 22:09:25`. */
function instantText(instant: Instant, timeZone: string): string {
  // Swedish writes dates the ISO way.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(instant);
}

export function timeElement(instant: Instant, timeZone: string): Html {
  const iso = new Date(instant).toISOString();
  return html`<time datetime="${iso}" title="${iso}">${instantText(instant, timeZone)}</time>`;
}

/** When a day, `2026-11-23`, begins on the reader's wall clock; undefined when it is no day. */
export function startOfDay(day: string, timeZone: string): Instant | undefined {
  const midnightUtc = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(midnightUtc)) return undefined;
  const shownThere = Date.parse(`${instantText(midnightUtc, timeZone).replace(' ', 'T')}Z`);
  return midnightUtc - (shownThere - midnightUtc);
}
