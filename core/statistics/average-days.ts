const DAY = 86_400;

/** An average of days, to one decimal; none among nothing. */
export function averageDays(seconds: number, among: number): { readonly days?: number } {
  return among === 0 ? {} : { days: Math.round((seconds / among / DAY) * 10) / 10 };
}
