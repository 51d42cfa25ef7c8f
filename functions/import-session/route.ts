import type { Cases } from '#core/case/log/cases.ts';
import type { Imports } from '#core/import/imports.ts';
import type { AnsweredLists } from '#core/ports/answered-lists.ts';
import type { ImportStore } from '#core/ports/import-store.ts';
import type { SheetReader, SheetWriter } from '#core/ports/files/spreadsheets.ts';
import type { ViewReader } from '#core/ports/view-reader.ts';
import type { OpenRegisters } from '#core/register/registers.ts';
import { routesOver } from '#functions/platform/http/route.ts';
import type * as http from '#functions/platform/http/route.ts';

export { contextOf, nothing } from '#functions/platform/http/route.ts';

/** What every route of bringing in and taking out may use. */
export interface Services {
  readonly cases: Cases;
  readonly reader: Pick<ViewReader, 'principals'>;
  readonly imports: Imports;
  readonly store: ImportStore;
  readonly registers: Pick<OpenRegisters, 'read'>;
  readonly sheets: SheetReader & SheetWriter;
  readonly lists: AnsweredLists;
}

export type Route = http.Route<Services>;

export const defineRoute = routesOver<Services>();
