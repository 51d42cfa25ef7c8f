import * as z from 'zod';
import { fileTargets } from '#core/case/attached-file.ts';
import { assignmentId } from '#core/case/define/body-fields.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { checkBringing } from '#core/steps/attachments/commands.ts';
import { fileName } from '#core/steps/attachments/file-name.ts';
import { mostUploads } from '#core/steps/attachments/file-rules.ts';
import { quarantineKey } from '#core/contracts/quarantine.ts';
import type { Upload } from '#core/steps/attachments/upload.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import { findCase } from '#functions/platform/http/find-case.ts';
import { openUploads } from '../open-uploads.ts';
import { defineRoute, nothing } from '../route.ts';

/** An address to which this one file may be put, by this person for this case. Under the same key it is the same upload. */
export const beginUpload = defineRoute({
  method: 'POST',
  path: '/v1/proposals/{id}/files',
  operationId: 'beginUpload',
  tag: 'proposals',
  summary: { zh: '申请上传一个附件', en: 'Ask for an address to upload a file to' },
  command: true,
  params: z.strictObject({ id: identifier }),
  query: nothing,
  body: z.strictObject({
    to: z.enum(fileTargets),
    assignmentId: assignmentId.exactOptional(),
    name: fileName,
    /** Bytes: exactly so many are taken. */
    size: z.int().positive(),
  }),
  response: z.object({
    fileId: z.string(),
    name: z.string(),
    upload: z.object({ method: z.literal('PUT'), url: z.string(), expiresAt: z.string() }),
  }),
  handle: async (call) => {
    const { principal, services, params, body: asked, idempotencyKey } = call;
    const { body, person } = principal;
    const { state } = await findCase(call, params.id);
    checkBringing(person, state, asked, asked);
    const id = `f${sha256(`${body}|${params.id}|${person.id}|${idempotencyKey}`).slice(0, 20)}`;
    const { now } = await services.cases.rules(body);
    const upload: Upload = { id, by: person.id, ...asked, at: now, check: { is: 'awaited' } };
    const before = await services.uploads.list(body, params.id);
    const same = before.find((one) => one.id === id);
    if (same !== undefined && !isSame(same, upload)) throw new Refusal('CommandIdReusedError', { command: 'attach-file' });
    const open = openUploads(before, state, person.id, now);
    if (same === undefined && open.length >= mostUploads) throw new Refusal('TooManyUploadsError', { limit: mostUploads });
    if (same === undefined) await services.uploads.begin(body, params.id, upload);
    const address = await services.addresses.toUpload(quarantineKey({ body, proposalId: params.id, id }), asked.size);
    return { status: 201, body: { fileId: id, name: asked.name, upload: { method: 'PUT' as const, ...address } } };
  },
});

function isSame(a: Upload, b: Upload): boolean {
  return a.name === b.name && a.size === b.size && a.to === b.to && a.assignmentId === b.assignmentId;
}
