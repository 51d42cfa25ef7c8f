import { Hono } from 'hono/tiny';
import { etag } from 'hono/etag';
import { Refusal } from '#core/errors/refusal.ts';
import { closedAnswers, originOf, problemAnswer } from '#functions/platform/http/answers.ts';
import { tellProblem } from '#functions/platform/http/problem.ts';
import { readCalendar } from './read-calendar.ts';
import type { CalendarSources } from './read-calendar.ts';

/** Serves calendars at their secret addresses, and nothing else. */
export function createCalendarApp(sources: CalendarSources): Hono {
  const app = new Hono();
  app.use('*', closedAnswers);
  app.use('*', etag());
  // The secret in the path is the key: nothing may log it, and what fails does not say in which way.
  app.get('/calendars/:file', async (c) =>
    c.body(await readCalendar(sources, c.req.param('file'), originOf(c)), 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Cache-Control': 'private',
    }),
  );
  app.notFound(() => problemAnswer(tellProblem(new Refusal('RouteNotFoundError'))));
  app.onError((error) => problemAnswer(tellProblem(error)));
  return app;
}
