import * as z from 'zod';
import { fileTargets } from '#core/case/attached-file.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { tellRefusal } from '#core/errors/tell-refusal.ts';
import { bytesLeft, refusalOfFault } from '#core/steps/attachments/commands.ts';
import { fileRefusalTexts } from '#core/steps/attachments/refusal-texts.ts';
import { endings, largestFile } from '#core/steps/attachments/file-rules.ts';
import type { Upload } from '#core/steps/attachments/upload.ts';
import { findCase } from '#functions/platform/http/find-case.ts';
import { filesOf, fileSchema, placeSchema } from '../files-body.ts';
import { openUploads } from '../open-uploads.ts';
import { defineRoute, nothing } from '../route.ts';

const term = z.object({ zh: z.string(), en: z.string() });

const uploadBody = z.object({
  id: z.string(),
  to: z.enum(fileTargets),
  assignmentId: z.string().exactOptional(),
  name: z.string(),
  size: z.int(),
  at: z.string(),
  check: z.enum(['awaited', 'fit', 'refused']),
  /** What is wrong with a refused one, and what to do. */
  why: z.object({ title: term, todo: term }).exactOptional(),
});

export const listFiles = defineRoute({
  method: 'GET',
  path: '/v1/proposals/{id}/files',
  operationId: 'listFiles',
  tag: 'proposals',
  summary: { zh: '附件，以及我上传后尚未附上的文件', en: 'Files of a case, and what I uploaded and did not attach yet' },
  command: false,
  params: z.strictObject({ id: identifier }),
  query: nothing,
  body: nothing,
  response: z.object({
    files: z.array(fileSchema).exactOptional(),
    attachTo: z.array(placeSchema).exactOptional(),
    uploads: z.array(uploadBody),
    /** What is accepted, for saying so before anything is sent: endings, bytes of a file, bytes the case has left. */
    accepts: z.object({ endings: z.array(z.string()), largest: z.int(), left: z.int() }),
  }),
  handle: async (call) => {
    const { principal, services, params } = call;
    const { body, person, directory } = principal;
    const { state, look } = await findCase(call, params.id);
    const { now } = await services.cases.rules(body);
    const uploads = openUploads(await services.uploads.list(body, params.id), state, person.id, now);
    return {
      body: {
        ...filesOf(state, look, person, directory),
        uploads: uploads.map(bodyOf),
        accepts: { endings: [...endings], largest: largestFile, left: Math.max(0, bytesLeft(state)) },
      },
    };
  },
});

function bodyOf({ id, to, assignmentId, name, size, at, check }: Upload): z.input<typeof uploadBody> {
  return {
    id,
    to,
    ...(assignmentId === undefined ? {} : { assignmentId }),
    name,
    size,
    at,
    check: check.is,
    ...(check.is === 'refused' ? { why: whyOf(new Refusal(refusalOfFault[check.fault])) } : {}),
  };
}

function whyOf(refusal: Refusal) {
  const { title, todo } = tellRefusal(refusal, undefined, fileRefusalTexts);
  return { title, todo };
}
