import type { Cases } from '#core/case/log/cases.ts';
import type { Plans } from '#core/plan/plans.ts';
import type { FileContents } from '#core/ports/files/file-contents.ts';
import type { DraftStore } from '#core/ports/draft-store.ts';
import type { ViewReader } from '#core/ports/view-reader.ts';
import type { LetterFonts } from '#functions/adapters/letters/letter-fonts.ts';
import { routesOver } from '#functions/platform/http/route.ts';
import type * as http from '#functions/platform/http/route.ts';

/** What every route of letters may use. */
export interface Services {
  readonly cases: Cases;
  readonly reader: ViewReader;
  readonly plans: Pick<Plans, 'read'>;
  /** What units are writing. */
  readonly drafts: Pick<DraftStore, 'latest'>;
  /** Of the pictures that letters show. */
  readonly contents: FileContents;
  readonly fonts: () => LetterFonts;
  /** Where the code on a letter leads, without a slash at the end. */
  readonly portalUrl: string;
}

export type Route = http.Route<Services>;
export type RawCall = http.RawCall<Services>;

export const defineRoute = routesOver<Services>();
