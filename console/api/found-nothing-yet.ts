/** Whether a page of a list has nothing in any of its lists. */
export function foundNothingYet(page: object): boolean {
  return Object.values(page).every((part: unknown) => !Array.isArray(part) || part.length === 0);
}
