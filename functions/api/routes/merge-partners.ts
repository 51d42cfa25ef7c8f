import * as z from 'zod';
import { roleFor } from '#core/access/access.ts';
import { isNumbered } from '#core/case/case.ts';
import { mayTakeIn } from '#core/case/may-take-in.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { commands } from '#core/steps/commands.ts';
import { findCase } from '../case-access.ts';
import { namedBy } from '../leading-of.ts';
import { mostAlike } from '../most-alike.ts';
import { defineRoute, nothing } from '../route.ts';
import { waitingViews } from '../waiting-views.ts';

// Less alike than what a writer is warned of: who merges looks for partners.
const ALIKE = 0.3;

const partner = z.object({
  id: z.string(),
  /** What the merging names it by: its number, or its id where that number is another's. */
  into: z.string(),
  caseNumber: z.string(),
  title: z.string(),
  /** In hundredths. */
  likeness: z.int().min(0).max(100),
  text: z.object({ matter: z.string(), suggestions: z.array(z.string()) }),
});

/** Into which a proposal may be merged, the most alike first; any other that waits may be named as well. */
export const listMergePartners = defineRoute({
  method: 'GET',
  path: '/v1/proposals/{id}/merge-partners',
  operationId: 'listMergePartners',
  tag: 'proposals',
  summary: { zh: '可并案的相近提案', en: 'Proposals alike into which this one may be merged' },
  command: false,
  params: z.strictObject({ id: identifier }),
  query: nothing,
  body: nothing,
  response: z.object({
    id: z.string(),
    like: z.array(partner),
    /** Proposals that were compared: all that wait for dispatch. */
    compared: z.int(),
  }),
  handle: async ({ principal, services, found, params: { id } }) => {
    const { state, seq } = await findCase({ principal, services, found }, id);
    const { person, body } = principal;
    if (roleFor(person, commands.merge, state) === undefined) throw new Refusal('NotAllowedError', { command: 'merge' });
    const waiting = await waitingViews(services.reader, body);
    const others = waiting.filter((one) => one.id !== id).map((one) => ({ id: one.id, title: one.title }));
    const alike = await mostAlike({ cases: services.cases, body, person }, state.content, others, { from: ALIKE, isWanted: mayTakeIn });
    const like = alike.flatMap(({ found: other, likeness, shows }) => {
      if (shows !== 'text' || !isNumbered(other)) return [];
      const { caseNumber, content } = other;
      const { title, matter, suggestions } = content;
      const into = namedBy(caseNumber, waiting, state.content.session)?.id === other.id ? caseNumber : other.id;
      return [
        { id: other.id, into, caseNumber, title, likeness: Math.round(likeness * 100), text: { matter, suggestions: [...suggestions] } },
      ];
    });
    return { version: seq, body: { id, like, compared: others.length } };
  },
});
