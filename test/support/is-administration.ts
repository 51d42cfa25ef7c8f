import { administrationPaths, documentationPaths } from '#core/contracts/administration-paths.ts';

/** Whether API Gateway hands the path to administration. */
export function isAdministration(path: string): boolean {
  const [plain = path] = path.split('?');
  const isUnder = (prefix: string): boolean => plain === prefix || plain.startsWith(`${prefix}/`);
  return administrationPaths.some(isUnder) || documentationPaths.some((one) => isUnder(one.replace(/\/\{.*$/, '')));
}
