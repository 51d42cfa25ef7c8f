import type { Context, MiddlewareHandler } from 'hono';
import type { Problem } from './problem.ts';

/** What every answer says of itself where its route says nothing else: it is kept nowhere, is what it says it is, and loads nothing. */
export const closedAnswers: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
  c.header('X-Content-Type-Options', 'nosniff');
  if (c.res.headers.has('Content-Security-Policy')) return;
  c.header('Content-Security-Policy', "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'");
};

/** A problem as RFC 9457 sends it. */
export function problemAnswer(problem: Problem): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'Content-Type': 'application/problem+json; charset=utf-8' },
  });
}

/** As the caller sees it: API Gateway says by which scheme it was called, and in which domain. */
export function originOf(c: Pick<Context, 'req'>): string {
  const scheme = c.req.header('x-forwarded-proto') === 'http' ? 'http' : 'https';
  return `${scheme}://${new URL(c.req.url).host}`;
}
