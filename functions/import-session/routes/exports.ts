import * as z from 'zod';
import { identifier } from '#core/contracts/plain-text.ts';
import { languages } from '#core/export/list-sheet.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { dispatchSheet, proposalsSheet, statisticsSheets, worklistSheet } from '../read-lists.ts';
import { defineRoute, nothing } from '../route.ts';
import { csvType, xlsxType } from '../sheet-types.ts';

const lists = ['proposals', 'worklist', 'statistics', 'dispatch'] as const;

/** The filters that lists have: each list takes its own, and refuses others. */
const filters = {
  stage: z.string().max(40).exactOptional(),
  unit: identifier.exactOptional(),
  member: identifier.exactOptional(),
  session: identifier.exactOptional(),
  light: z.string().max(10).exactOptional(),
  class: z.string().max(8).exactOptional(),
  kind: z.string().max(40).exactOptional(),
  q: z.string().max(100).exactOptional(),
  redone: z.literal('true').exactOptional(),
  key: z.literal('true').exactOptional(),
};

/** A list as its reader may see it, as a sheet. */
export const exportList = defineRoute({
  method: 'GET',
  path: '/v1/exports/{list}',
  operationId: 'exportList',
  tag: 'imports',
  summary: {
    zh: '导出清单为 XLSX 或 CSV（筛选条件同该清单；交办清单用 plan 指明方案，可用 unit 指明单位）',
    en: 'A list as XLSX or CSV, with the filters of that list; `plan` names the plan of a dispatch list, `unit` one of its units',
  },
  command: false,
  files: [xlsxType, csvType],
  params: z.strictObject({ list: z.enum(lists) }),
  query: z.strictObject({
    as: z.enum(['xlsx', 'csv']).default('xlsx'),
    language: z.enum(languages).default('zh'),
    plan: identifier.exactOptional(),
    ...filters,
  }),
  body: nothing,
  response: nothing,
  handle: async ({ services, event, params: { list }, query: { as, language, plan, ...filter } }) => {
    const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== '')).toString();
    const asked = { read: (path: string) => services.lists.read(event, path), language, query };
    const [sheet, ...more] = list === 'statistics' ? await statisticsSheets(asked) : [await sheetOf(list)];
    if (sheet === undefined) throw new Refusal('NotFoundError');
    // A file of comma-separated values is one sheet.
    const bytes = as === 'csv' ? services.sheets.csv(sheet) : await services.sheets.xlsx([sheet, ...more]);
    return { body: {}, file: { bytes: Uint8Array.from(bytes), type: as === 'csv' ? csvType : xlsxType, name: `${sheet.name}.${as}` } };

    function sheetOf(one: 'proposals' | 'worklist' | 'dispatch') {
      switch (one) {
        case 'proposals':
          return proposalsSheet(asked);
        case 'worklist':
          return worklistSheet(asked);
        case 'dispatch':
          if (plan === undefined) throw new Refusal('NotFoundError');
          return dispatchSheet(asked, plan);
      }
    }
  },
});
