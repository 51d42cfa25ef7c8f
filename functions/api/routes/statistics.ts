import * as z from 'zod';
import { mayAsk } from '#core/access/sight/list-sight.ts';
import { localDate } from '#core/calendar/calendar-date.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { statisticsOf } from '#core/statistics/statistics.ts';
import { readFigures } from '#core/statistics/stored-figures.ts';
import { defineRoute, nothing } from '../route.ts';
import { sessionAsked } from '#functions/platform/http/session-asked.ts';
import { statisticsBody, statisticsSchema } from '../statistics-body.ts';

/** A session in figures. Sums alone: whoever may ask is told of no case, and needs none of its sight. */
export const readStatistics = defineRoute({
  method: 'GET',
  path: '/v1/statistics',
  operationId: 'readStatistics',
  tag: 'statistics',
  summary: {
    zh: '一届会议的统计（不指明届次时为最近开幕的一届）',
    en: 'A session in figures; the one that opened last unless one is named',
  },
  command: false,
  params: nothing,
  query: z.strictObject({ session: identifier.exactOptional() }),
  body: nothing,
  response: statisticsSchema,
  handle: async ({ principal: { body, person, directory }, services: { cases, reader }, query }) => {
    if (!mayAsk(person, 'statistics')) throw new Refusal('NotAllowedError', { command: 'read-statistics' });
    const { now, policy } = await cases.rules(body);
    const session = sessionAsked(directory, query.session, localDate(now, policy.timeZoneOffset));
    const figures = (await reader.figures(body, session.id)).map(readFigures);
    return { body: statisticsBody(statisticsOf(figures, now), { session, now, directory, policy }) };
  },
});
