import { letterPaths } from '#core/contracts/letter-paths.ts';

/** Whether API Gateway hands the request to the function of letters. */
export function isOfLetters(method: string, path: string): boolean {
  const [plain = path] = path.split('?');
  if (plain === '/published' || plain.startsWith('/published/')) return true;
  if (plain === '/check' || plain.startsWith('/check/')) return true;
  const own: readonly string[] = method === 'GET' ? letterPaths.GET : method === 'POST' ? letterPaths.POST : [];
  return own.some((one) => new RegExp(`^${one.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(plain));
}
