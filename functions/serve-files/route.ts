import type { Cases } from '#core/case/log/cases.ts';
import type { FileAddresses } from '#core/ports/files/file-addresses.ts';
import type { UploadStore } from '#core/ports/files/upload-store.ts';
import type { ViewReader } from '#core/ports/view-reader.ts';
import { routesOver } from '#functions/platform/http/route.ts';
import type * as http from '#functions/platform/http/route.ts';

export { nothing } from '#functions/platform/http/route.ts';

/** What every route about files may use. */
export interface Services {
  readonly cases: Cases;
  readonly reader: Pick<ViewReader, 'principals'>;
  readonly uploads: Pick<UploadStore, 'begin' | 'get' | 'list'>;
  readonly addresses: FileAddresses;
}

export type Route = http.Route<Services>;

export const defineRoute = routesOver<Services>();
