import * as z from 'zod';
import { mayAsk } from '#core/access/sight/list-sight.ts';
import { lookAt } from '#core/access/sight/look.ts';
import { assignmentsOf } from '#core/case/case.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { repairKinds } from '#core/healing/repair.ts';
import { repairTerms } from '#core/healing/repair-terms.ts';
import { casesNamed } from '#functions/platform/http/cases-named.ts';
import { unitParty } from '#functions/platform/http/parties.ts';
import { cursorOf, keyOf, pageQuery } from '#functions/platform/http/paging.ts';
import { caseRef, caseRefSchema } from '#functions/platform/http/reminder-body.ts';
import { defineRoute, nothing } from '../route.ts';

const repairBody = z.object({
  at: z.string(),
  kind: z.enum(repairKinds),
  kindName: z.object({ zh: z.string(), en: z.string() }),
  /** Absent for those who see no case. */
  case: caseRefSchema.exactOptional(),
  unit: z.object({ id: z.string(), name: z.string() }).exactOptional(),
});

/** What stood still and was put right without anybody's doing: it should stay empty. Kept for a year. */
export const listHealed = defineRoute({
  method: 'GET',
  path: '/v1/healed',
  operationId: 'listHealed',
  tag: 'directory',
  summary: { zh: '系统自动修复的记录（保留一年）', en: 'What the system healed by itself, kept for a year' },
  command: false,
  params: nothing,
  query: z.strictObject(pageQuery),
  body: nothing,
  response: z.object({
    /** The latest first. */
    repairs: z.array(repairBody),
    next: z.string().exactOptional(),
  }),
  handle: async ({ principal: { body, person, directory }, services: { repairs, cases }, query: { limit, cursor } }) => {
    if (!mayAsk(person, 'healed')) throw new Refusal('NotAllowedError', { command: 'read-healed' });
    const found = await repairs.list(body, { before: keyOf(cursor), limit });
    const states = await casesNamed(
      cases,
      body,
      found.map(({ proposalId }) => proposalId),
    );
    const last = found.at(-1);
    return {
      body: {
        repairs: found.map(({ at, kind, proposalId, assignmentId }) => {
          const state = states.get(proposalId);
          const isSeen = state !== undefined && lookAt(person, state) !== undefined;
          const share = state === undefined ? undefined : assignmentsOf(state).find(({ id }) => id === assignmentId);
          return {
            at,
            kind,
            kindName: repairTerms[kind],
            ...(isSeen ? { case: caseRef(state) } : {}),
            ...(isSeen && share !== undefined ? { unit: unitParty(share.unitId, directory) } : {}),
          };
        }),
        ...(last === undefined || found.length < limit ? {} : { next: cursorOf(last.id) }),
      },
    };
  },
});
