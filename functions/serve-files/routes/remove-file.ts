import * as z from 'zod';
import { seenFiles } from '#core/access/sight/file-matter.ts';
import { reason } from '#core/case/define/body-fields.ts';
import { actorOf } from '#core/case/log/give-as-person.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import { decideRemove } from '#core/steps/attachments/commands.ts';
import { findCase } from '#functions/platform/http/find-case.ts';
import { defineRoute, nothing } from '../route.ts';

/** A mark with a reason: the file stays on record and is handed out no more. */
export const removeFile = defineRoute({
  method: 'POST',
  path: '/v1/proposals/{id}/files/{fileId}/remove',
  operationId: 'removeFile',
  tag: 'proposals',
  summary: { zh: '移除附件（须写明理由）', en: 'Remove a file, with a reason' },
  command: true,
  params: z.strictObject({ id: identifier, fileId: identifier }),
  query: nothing,
  body: z.strictObject({ reason }),
  response: z.object({ version: z.int() }),
  handle: async (call) => {
    const { principal, services, params, body: asked, found, idempotencyKey, expectedVersion } = call;
    const { body, person } = principal;
    const { state, look } = await findCase(call, params.id);
    // Who does not see it must not learn that it is there.
    if (!seenFiles(state, look).some(({ id }) => id === params.fileId)) throw new Refusal('NotFoundError');
    const { version } = await services.cases.give(body, params.id, {
      commandId: `${person.id}:${idempotencyKey}`,
      command: 'remove-file',
      request: canonicalJson({ command: 'remove-file', fileId: params.fileId, reason: asked.reason }),
      ...(found === undefined ? {} : { found }),
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
      decide: (now) => {
        const { role, events } = decideRemove(person, now, params.fileId, asked.reason);
        return { actor: actorOf(person, role), events };
      },
    });
    return { version, body: { version } };
  },
});
