import type { Text } from './text.ts';

/** Something the product can do for whoever has just started it: a button on the start page, and `POST /_local/<name>`. */
export interface Offer {
  /** Lower-case letters and hyphens. */
  readonly name: string;
  readonly button: Text;
  /** What it does, beside the button. */
  readonly hint: Text;
  /** Whether there is any use in it now; always unless told. */
  isWanted?(): Promise<boolean>;
  /** Does it, and says how far it is; what it resolves with is the answer, as JSON. Never called while it is under way. */
  accept(report: (done: number, total: number) => void): Promise<unknown>;
}

/** What the pages must be told of the product that runs here; all of it is data. */
export interface Site {
  readonly title: Text;
  /** More places to go from the start page, e.g. the API reader. */
  readonly links: readonly (Text & { readonly href: string })[];
  /** What it offers to do. */
  readonly offers?: readonly Offer[];
  /** A path to try a token on, e.g. `/v1/worklist`. */
  readonly examplePath: string;
  /** Where the product signs a person in by the issuer's `login_hint`; absent where it has no pages for people. */
  readonly signInPath?: (personId: string) => string;
  /** What happened, in the product's terms, while the clock was moved from one instant (excluded) to another: told to whoever moved it. */
  readonly meanwhile?: (from: number, to: number) => Promise<unknown>;
  /** Under which the product's pages keep the reader's language (`zh`, `en`) in the browser; these pages take it from there. */
  readonly languageKey?: string;
  /** IANA name; times are shown in it. */
  readonly timeZone: string;
}
