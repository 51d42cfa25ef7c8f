import type { Context, Hono } from 'hono';
import { assignmentsOf, isNumbered } from '#core/case/case.ts';
import type { CaseReader } from '#core/case/log/case-logs.ts';
import { checkCodeIn, correctedBy } from '#core/letters/letter-check.ts';
import type { PublishedReplies } from '#core/ports/files/published-replies.ts';
import { onPublicPage } from '#core/publication/may-publish.ts';
import { letterStyle, renderLetterHtml } from '#functions/adapters/letters/render-letter-html.ts';
import type { Environment } from '#functions/platform/http/http-app.ts';
import { openPagePolicy } from '#functions/platform/http/open-page.ts';
import { abovePublished, nothingPublished, publishedPage, publishedStyle } from './published-page.ts';

export interface PublishedDependencies {
  readonly published: PublishedReplies;
  readonly cases: CaseReader;
  readonly body: string;
}

const [ofList, ofLetter] = [openPagePolicy(publishedStyle, 'none'), openPagePolicy(letterStyle, 'none')];

const A_PAGE = 50;
/** An instant, and the code of a letter behind it. */
const position = /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z#[0-9A-Z]{8}$/;

/** The public page of replies, as HTML and, for whoever asks so, as JSON. Nothing on it is kept by anybody on the way, so what is withdrawn is gone at once. */
export function publishedRoutes(app: Hono<Environment>, { published, cases, body }: PublishedDependencies): void {
  app.get('/published', async (c) => {
    const before = c.req.query('before') ?? '';
    const { replies, next } = await published.list(body, A_PAGE, position.test(before) ? before : undefined);
    c.header('Content-Security-Policy', ofList);
    if (c.req.query('as') !== 'json') return c.html(publishedPage(replies, next));
    return c.json({
      replies: replies.map(({ proposalId: _id, assignmentId: _share, ...face }) => face),
      ...(next === undefined ? {} : { next }),
    });
  });

  app.get('/published/:code', async (c) => {
    const code = checkCodeIn(c.req.param('code'));
    const line = code === undefined ? undefined : await published.find(body, code);
    if (line === undefined) return gone(c);
    // The list may be behind: what is public now, the case says.
    const { state } = await cases.read(body, line.proposalId);
    const share = state && assignmentsOf(state).find(({ id }) => id === line.assignmentId);
    if (state === undefined || share === undefined || !isNumbered(state)) return gone(c);
    const shown = onPublicPage(state, share);
    if (shown === undefined || shown.number !== line.number) return gone(c);
    const right = correctedBy(shown.number, share.letters ?? []);
    c.header('Content-Security-Policy', ofLetter);
    if (c.req.query('as') !== 'json')
      return c.html(renderLetterHtml(shown.letter, false, new Map(), abovePublished(line, right.correctedBy)));
    const { proposalId: _id, assignmentId: _share, ...face } = line;
    return c.json({ ...face, ...right, letter: shown.letter });
  });
}

function gone(c: Context<Environment>): Response | Promise<Response> {
  c.header('Content-Security-Policy', ofList);
  return c.html(nothingPublished(), 404);
}
