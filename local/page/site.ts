import type { Text } from './text.ts';

/** What the pages must be told of the product that runs here; all of it is data. */
export interface Site {
  readonly title: Text;
  /** More places to go from the start page, e.g. the API reader. */
  readonly links: readonly (Text & { readonly href: string })[];
  /** A path to try a token on, e.g. `/v1/worklist`. */
  readonly examplePath: string;
  /** Where the product signs a person in by the issuer's `login_hint`; absent where it has no pages for people. */
  readonly signInPath?: (personId: string) => string;
  /** IANA name; times are shown in it. */
  readonly timeZone: string;
}
