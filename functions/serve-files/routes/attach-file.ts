import * as z from 'zod';
import { lookAt } from '#core/access/sight/look.ts';
import { actorOf } from '#core/case/log/give-as-person.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import { decideAttach } from '#core/steps/attachments/commands.ts';
import { findCase } from '#functions/platform/http/find-case.ts';
import { filesOf, fileSchema } from '../files-body.ts';
import { defineRoute, nothing } from '../route.ts';

/** Makes what was uploaded and found fit a file of the case. Given twice, it is attached once. */
export const attachFile = defineRoute({
  method: 'POST',
  path: '/v1/proposals/{id}/files/{fileId}/attach',
  operationId: 'attachFile',
  tag: 'proposals',
  summary: { zh: '把检查合格的文件附上', en: 'Attach what was uploaded and found fit' },
  command: true,
  params: z.strictObject({ id: identifier, fileId: identifier }),
  query: nothing,
  body: nothing,
  response: z.object({ version: z.int(), file: fileSchema }),
  handle: async (call) => {
    const { principal, services, params, found, idempotencyKey, expectedVersion } = call;
    const { body, person, directory } = principal;
    await findCase(call, params.id);
    const upload = await services.uploads.get(body, params.id, params.fileId);
    if (upload === undefined) throw new Refusal('NotFoundError');
    const { state, version } = await services.cases.give(body, params.id, {
      commandId: `${person.id}:${idempotencyKey}`,
      command: 'attach-file',
      request: canonicalJson({ command: 'attach-file', fileId: params.fileId }),
      ...(found === undefined ? {} : { found }),
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
      decide: (now) => {
        const { role, events } = decideAttach(person, now, upload);
        return { actor: actorOf(person, role), events };
      },
    });
    const look = state && lookAt(person, state);
    const file = state && look && filesOf(state, look, person, directory).files?.find(({ id }) => id === params.fileId);
    if (file === undefined) throw new Refusal('NotFoundError');
    return { version, body: { version, file } };
  },
});
