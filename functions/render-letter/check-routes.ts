import type { Context, Hono } from 'hono';
import { checkCodeIn } from '#core/letters/letter-check.ts';
import type { LetterChecks } from '#core/ports/files/letter-checks.ts';
import type { Environment } from '#functions/platform/http/http-app.ts';
import { openPagePolicy } from '#functions/platform/http/open-page.ts';
import { checkPage, checkStyle } from './check-page.ts';

export interface CheckDependencies {
  readonly checks: LetterChecks;
  readonly body: string;
}

const policy = openPagePolicy(checkStyle, 'self');

const LONGEST = 20;

/** Where the code on a letter leads. Whoever holds the letter needs no sign-in, and learns nothing that does not stand on it. */
export function checkRoutes(app: Hono<Environment>, { checks, body }: CheckDependencies): void {
  const answer = async (c: Context<Environment>, typed: string | undefined) => {
    c.header('Content-Security-Policy', policy);
    c.header('X-Robots-Tag', 'noindex');
    if (typed === undefined || typed.trim() === '') return c.html(checkPage(undefined));
    const code = checkCodeIn(typed);
    const found = code === undefined ? undefined : await checks.find(body, code);
    return c.html(checkPage({ code: code ?? typed.slice(0, LONGEST), found }), found === undefined ? 404 : 200);
  };
  app.get('/check', (c) => answer(c, c.req.query('code')));
  app.get('/check/:code', (c) => answer(c, c.req.param('code')));
}
