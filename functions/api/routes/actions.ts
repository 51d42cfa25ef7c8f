import * as z from 'zod';
import { actionsFor } from '#core/actions/actions.ts';
import { isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { commandNames } from '#core/steps/commands.ts';
import { findCase } from '../case-access.ts';
import { consequenceSchema, consequencesBody } from '../consequences-body.ts';
import { contextOf, defineRoute, nothing } from '../route.ts';
import type { Services } from '../route.ts';

const term = z.object({ zh: z.string(), en: z.string() });
const named = { command: z.enum(commandNames), name: term, assignmentId: z.string().exactOptional() };

export const readActions = defineRoute({
  method: 'GET',
  path: '/v1/proposals/{id}/actions',
  operationId: 'readActions',
  tag: 'proposals',
  summary: {
    zh: '我现在可以办理的事项：表单、后果，以及不能办理的原因',
    en: 'What I may do now: forms, consequences, and why not where not',
  },
  command: false,
  params: z.strictObject({ id: identifier }),
  query: nothing,
  body: nothing,
  response: z.object({
    id: z.string(),
    version: z.int(),
    actions: z.array(
      z.discriminatedUnion('possible', [
        z.object({
          ...named,
          possible: z.literal(true),
          /** Clocks of the asker's own that it answers. */
          answers: z.array(z.string()),
          /** JSON Schema of the body, with `title` and `titleEn`; choices are `oneOf`. */
          form: z.record(z.string(), z.unknown()),
          consequences: z.array(consequenceSchema),
          /** What follows depends on what is filled in: `POST …/commands/{command}/consequences` with the body says it. */
          triedFirst: z.literal(true).exactOptional(),
          /** What has to be filled in or changed first: as the case is, the rules refuse it. */
          lacks: term.exactOptional(),
        }),
        z.object({ ...named, possible: z.literal(false), why: term }),
      ]),
    ),
  }),
  handle: async ({ principal, services, found, params: { id } }) => {
    const { state, seq } = await findCase({ principal, services, found }, id);
    const context = await contextOf({ principal, services });
    const actions = actionsFor(principal.person, state, { ...context, ...(await mergedInto(services, principal.body, state)) });
    return {
      version: seq,
      body: {
        id,
        version: seq,
        actions: actions.map((action) =>
          action.possible
            ? {
                ...action,
                answers: [...action.answers],
                form: { ...action.form },
                consequences: consequencesBody(action.consequences),
              }
            : action,
        ),
      },
    };
  },
});

/** What it goes on with, as that is now: whether they can be taken apart hangs on it. */
async function mergedInto({ cases }: Services, body: string, found: Case): Promise<{ readonly leading?: Case }> {
  if (!isNumbered(found) || found.mergedInto === undefined) return {};
  const { state: leading } = await cases.read(body, found.mergedInto.proposalId);
  return leading === undefined ? {} : { leading };
}
