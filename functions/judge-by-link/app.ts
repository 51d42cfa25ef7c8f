import { bodyLimit } from 'hono/body-limit';
import { Hono } from 'hono/tiny';
import type { Context } from 'hono';
import { ZodError } from 'zod';
import { judgePath } from '#core/contracts/judge-path.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { judgeByLink, readLink } from '#core/judging/judge-by-link.ts';
import type { JudgeServices, LinkAsked, LinkStands } from '#core/judging/judge-by-link.ts';
import { judgeLinkIn } from '#core/judging/judge-link.ts';
import { closedAnswers, originOf } from '#functions/platform/http/answers.ts';
import { openPagePolicy } from '#functions/platform/http/open-page.ts';
import { log } from '#functions/platform/log.ts';
import { judgeFacts } from './judge-facts.ts';
import { judgedPage, judgeForm, judgeNews, judgeStyle } from './judge-page.ts';
import { readJudged } from './read-judged.ts';
import type { Judged } from './read-judged.ts';

export interface JudgeDependencies {
  readonly services: JudgeServices;
  readonly body: string;
  /** Where links in mails lead. */
  readonly portalOrigin: string;
}

const policy = openPagePolicy(judgeStyle, 'self');

// A comment of 4,000 characters, each nine signs in a form, and fifty units.
const LARGEST_FORM = 65_536;

/**
 * The page that the link of a mail opens. Opening it changes nothing, however often and by whom it is opened; what counts is the form,
 * sent with its confirmation, once. Whatever is wrong with a link is told by one page, which says nothing of any case.
 */
export function createJudgeApp(dependencies: JudgeDependencies): Hono {
  const app = new Hono();
  app.use('*', closedAnswers);
  app.use('*', async (c, next) => {
    await next();
    c.header('X-Robots-Tag', 'noindex');
    // The address is the key: where the reader goes from here must not hear it.
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Content-Security-Policy', policy);
  });
  const path = judgePath.replaceAll(/\{(\w+)\}/g, ':$1');
  app.get(path, async (c) => {
    const asked = askedBy(c, dependencies);
    return asked === undefined ? nothingThere(c) : tell(c, await readLink(dependencies.services, asked));
  });
  app.use(path, bodyLimit({ maxSize: LARGEST_FORM, onError: nothingThere }));
  app.post(path, (c) => take(c, dependencies));
  app.notFound(nothingThere);
  app.onError((error, c) => {
    log('error', 'unexpected', { error: error.name, why: error instanceof Refusal ? error.name : error.message.slice(0, 200) });
    return c.html(judgeNews('failed'), 500);
  });
  return app;
}

const nothingThere = (c: Context): Response | Promise<Response> => c.html(judgeNews('none'), 404);

function askedBy(c: Context, { body }: JudgeDependencies): LinkAsked | undefined {
  const link = judgeLinkIn(c.req.param('proposal') ?? '', c.req.param('round') ?? '', c.req.param('signature') ?? '');
  return link && { body, link };
}

function tell(c: Context, stands: LinkStands, given?: Judged): Response | Promise<Response> {
  switch (stands.is) {
    case 'open':
      return c.html(judgeForm(judgeFacts(stands), given), given === undefined ? 200 : 422);
    case 'judged':
      return c.html(judgedPage(stands));
    case 'none':
      return nothingThere(c);
  }
}

async function take(c: Context, dependencies: JudgeDependencies): Promise<Response> {
  const asked = askedBy(c, dependencies);
  if (asked === undefined || !isOurForm(c, dependencies)) return nothingThere(c);
  const judged = readJudged(new URLSearchParams(await c.req.text()));
  if (judged.wrong.length > 0) return tell(c, await readLink(dependencies.services, asked), judged);
  try {
    return await tell(c, await judgeByLink(dependencies.services, asked, judged.body, judged.consents));
  } catch (error) {
    const wrong =
      error instanceof ZodError ? 'comment' : error instanceof Refusal && error.name === 'UnitNotJudgedError' ? 'form' : undefined;
    if (wrong === undefined) throw error;
    return tell(c, await readLink(dependencies.services, asked), { ...judged, wrong: [wrong] });
  }
}

/**
 * Sent by this page and by no other one, as far as the browser says where from. `null` is what it says of a page that lets no address be
 * known, as ours does.
 */
function isOurForm(c: Context, { portalOrigin }: JudgeDependencies): boolean {
  const [type, site, origin] = ['content-type', 'sec-fetch-site', 'origin'].map((name) => c.req.header(name));
  if (type === undefined || !/^application\/x-www-form-urlencoded(?:;|$)/i.test(type)) return false;
  if (site !== undefined) return site === 'same-origin';
  return origin === undefined || [portalOrigin, originOf(c), 'null'].includes(origin);
}
