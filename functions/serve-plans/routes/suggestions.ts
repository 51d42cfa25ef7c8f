import * as z from 'zod';
import { mayAsk } from '#core/access/sight/list-sight.ts';
import { localDate } from '#core/calendar/calendar-date.ts';
import { isIn } from '#core/case/case.ts';
import type { Content } from '#core/case/content.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { listCases } from '#core/view/case-lists.ts';
import { cursorOf, keyOf, pageQuery } from '#functions/platform/http/paging.ts';
import { defineRoute, nothing } from '../route.ts';
import { sessionAsked } from '#functions/platform/http/session-asked.ts';
import { readTogether } from '../read-together.ts';
import { suggestionSource } from '../suggestion-source.ts';
import { accuracyBody, suggestionBody, suggestionsSchema } from '../suggestions-body.ts';

const MOST_NAMED = 200;

export const readSuggestions = defineRoute({
  method: 'GET',
  path: '/v1/suggestions',
  operationId: 'readSuggestions',
  tag: 'allocations',
  summary: { zh: '承办单位建议及其理由（不产生交办）', en: 'Units that proposals may go to, and why; nothing is dispatched by it' },
  command: false,
  params: nothing,
  query: z.strictObject({
    /** The one that opened last unless one is named. */
    session: identifier.exactOptional(),
    /** Ids with commas between them; without them all that wait to be dispatched. */
    proposals: z
      .string()
      .max(20_000)
      .transform((ids) => [...new Set(ids.split(',').filter((id) => id !== ''))])
      .pipe(z.array(identifier).max(MOST_NAMED))
      .exactOptional(),
    ...pageQuery,
  }),
  body: nothing,
  response: suggestionsSchema,
  handle: async ({ principal: { body, person, directory }, services: { cases, reader }, query }) => {
    if (!mayAsk(person, 'suggestions')) throw new Refusal('NotAllowedError', { command: 'read-suggestions' });
    const { now, policy } = await cases.rules(body);
    const { id: asked } = sessionAsked(directory, query.session, localDate(now, policy.timeZoneOffset));
    const page = { after: keyOf(query.cursor), before: '~', limit: query.limit };
    const listed = query.proposals === undefined ? await listCases(reader, body, { stages: ['awaiting-dispatch'] }, page) : [];
    const ids = query.proposals ?? listed.map(({ proposalId }) => proposalId);
    const found = await readTogether(
      cases,
      body,
      ids.map((proposalId) => ({ proposalId })),
    );
    const waiting = found.flatMap(({ state, commits }) =>
      state !== undefined && isIn(state, 'awaiting-dispatch') && state.content.session === asked
        ? [{ state, version: commits.length }]
        : [],
    );
    const { memory, receivers } = await suggestionSource(reader, { body, directory }, asked);
    const suggested = memory.suggester.suggestAll(
      waiting.map(({ state }) => wordingOf(state.content)),
      receivers,
    );
    const units = new Map(receivers.map((unit) => [unit.id, unit]));
    const last = listed.length < query.limit ? undefined : listed.at(-1);
    return {
      body: {
        items: waiting.map(({ state, version }, place) => ({
          proposalId: state.id,
          version,
          units: (suggested[place] ?? []).map((one) => suggestionBody(one, units.get(one.unitId), directory)),
        })),
        accuracy: accuracyBody(memory.accuracy(), directory),
        ...(last === undefined ? {} : { next: cursorOf(last.dueKey) }),
      },
    };
  },
});

function wordingOf({ title, matter, suggestions }: Content) {
  return { title, text: [matter, ...suggestions].join('') };
}
