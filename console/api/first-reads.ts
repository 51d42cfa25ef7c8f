import { addressOf } from './address-of.ts';

/** What a page of the desk asks before anything else, by its address: who is signed in, and what the page shows. */
export function firstReads(address: string): string[] {
  const { pathname, searchParams } = new URL(address, 'https://desk.invalid');
  const me = '/v1/me';
  if (pathname === '/desk' && !searchParams.has('view')) {
    return [me, addressOf('/v1/worklist', { light: searchParams.get('light') ?? undefined })];
  }
  const [, caseId] = /^\/cases\/([\w-]+)$/.exec(pathname) ?? [];
  return caseId === undefined ? [me] : [me, `/v1/proposals/${caseId}`, `/v1/proposals/${caseId}/actions`];
}
