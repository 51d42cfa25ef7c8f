import { laterClockKinds } from '#core/clock/clock-kinds.ts';
import { clocks } from '#core/steps/clocks.ts';

/** How many working days after the due day who is told, as preset. */
export const presetEscalation = { unitLeaderAfter: 1, officeAfter: 1, leaderAfter: 5 } as const;

/**
 * A policy is whole, but it may have been recorded before a kind of clock was there. What it cannot say of that kind is the preset; no
 * clock of such a kind runs under it anyway.
 */
function filledIn<V>(presets: Readonly<Record<string, V>>) {
  return <T extends object>(given: T): T => ({ ...presets, ...given });
}

const later = laterClockKinds.map((kind) => [kind, clocks[kind]] as const);

export const withLaterSpans = filledIn(Object.assign({}, ...later.map(([, { spans }]) => spans)));
export const withLaterSilences = filledIn(Object.fromEntries(later.map(([kind, { preset }]) => [kind, preset])));
export const withLaterLadders = filledIn(
  Object.fromEntries(later.map(([kind, { remindBefore }]) => [kind, { before: remindBefore, ...presetEscalation }])),
);
