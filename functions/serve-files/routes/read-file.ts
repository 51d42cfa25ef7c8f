import * as z from 'zod';
import { seenFiles } from '#core/access/sight/file-matter.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { kindRules } from '#core/steps/attachments/file-rules.ts';
import { findCase } from '#functions/platform/http/find-case.ts';
import { defineRoute, nothing } from '../route.ts';

/** An address to save the file from, for two minutes: at another origin than the API's, and never to be shown in a page. */
export const readFile = defineRoute({
  method: 'GET',
  path: '/v1/proposals/{id}/files/{fileId}',
  operationId: 'readFile',
  tag: 'proposals',
  summary: { zh: '附件的下载地址（两分钟内有效）', en: 'Where to download a file, for two minutes' },
  command: false,
  params: z.strictObject({ id: identifier, fileId: identifier }),
  query: nothing,
  body: nothing,
  response: z.object({ name: z.string(), url: z.string(), expiresAt: z.string() }),
  handle: async (call) => {
    const { services, params } = call;
    const { state, look } = await findCase(call, params.id);
    const file = seenFiles(state, look).find(({ id }) => id === params.fileId);
    if (file === undefined) throw new Refusal('NotFoundError');
    if (file.removed !== undefined) throw new Refusal('FileRemovedError');
    const { name, sha256, kind } = file;
    return { body: { name, ...(await services.addresses.toDownload({ name, sha256, mediaType: kindRules[kind].mediaType })) } };
  },
});
