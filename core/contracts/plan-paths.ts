/** What the function of plans answers to people with a token: each path, and whatever lies under it that is no letter. */
export const planPaths: readonly string[] = ['/v1/allocations', '/v1/dispatch-notices', '/v1/plans', '/v1/suggestions'];

/** Whether API Gateway hands a path to it, which may have a query. */
export function isOfPlans(path: string): boolean {
  const [plain = path] = path.split('?');
  return planPaths.some((one) => plain === one || plain.startsWith(`${one}/`));
}
