import * as z from 'zod';
import { importKinds } from '#core/import/import-kinds.ts';
import { importTemplate } from '#core/import/read/template.ts';
import { importKindTerms } from '#core/import/terms.ts';
import { roleOf } from '../import-access.ts';
import { defineRoute, nothing } from '../route.ts';
import { xlsxType } from '../sheet-types.ts';

const files = importKinds.map((kind) => `${kind}.xlsx` as const);

/** A sheet to fill in, with what can be chosen. */
export const readTemplate = defineRoute({
  method: 'GET',
  path: '/v1/imports/templates/{file}',
  operationId: 'readImportTemplate',
  tag: 'imports',
  summary: { zh: '下载导入模板', en: 'A sheet to fill in' },
  command: false,
  files: [xlsxType],
  params: z.strictObject({ file: z.enum(files) }),
  query: nothing,
  body: nothing,
  response: nothing,
  handle: async ({ principal, services, params: { file } }) => {
    const kind = importKinds.find((one) => file === `${one}.xlsx`) ?? 'proposals';
    roleOf(principal, kind);
    const bytes = await services.sheets.xlsx(importTemplate(kind, principal.directory));
    return { body: {}, file: { bytes: Uint8Array.from(bytes), type: xlsxType, name: `${importKindTerms[kind].zh}导入模板.xlsx` } };
  },
});
