import * as z from 'zod';
import { fileKinds, fileTargets, scanResults } from '#core/case/attached-file.ts';
import { assignmentsOf } from '#core/case/case.ts';
import { defineEvent } from '#core/case/define/define-event.ts';

/** Files of a case (附件): attached once they were checked, and removed by a mark. */
export const events = {
  FileAttached: defineEvent({
    schema: z.strictObject({
      type: z.literal('FileAttached'),
      fileId: z.string(),
      to: z.enum(fileTargets),
      /** The share whose opinion, contact or letter it belongs to. */
      assignmentId: z.string().exactOptional(),
      name: z.string(),
      size: z.int().positive(),
      kind: z.enum(fileKinds),
      /** Of its content, in hex: by it the bytes are found, and whoever has them can compare. */
      sha256: z.string(),
      scan: z.enum(scanResults),
      /** A picture of a letter that cannot be printed in it; as a file of its own it is as good as any. */
      unprintable: z.literal(true).exactOptional(),
    }),
    apply: (found, { type: _type, fileId: id, assignmentId, ...file }, { at, by }) => {
      const share = assignmentsOf(found).find((one) => one.id === assignmentId);
      const ofShare = share === undefined ? {} : { share: { assignmentId: share.id, unitId: share.unitId, round: share.round } };
      return { ...found, files: [...(found.files ?? []), { id, ...file, ...ofShare, attachedAt: at, attachedBy: by.personId }] };
    },
    status: 'silent',
    tells: [],
  }),

  FileRemoved: defineEvent({
    schema: z.strictObject({
      type: z.literal('FileRemoved'),
      fileId: z.string(),
      assignmentId: z.string().exactOptional(),
      reason: z.string(),
    }),
    apply: (found, { fileId, reason }, { at, by }) => {
      if (found.files === undefined) return found;
      const removed = { at, by: by.personId, reason };
      return { ...found, files: found.files.map((file) => (file.id === fileId ? { ...file, removed } : file)) };
    },
    status: 'silent',
    tells: [],
  }),
} as const;
