import type { MaskedKind } from './mask-text.ts';
import type { Letter } from '#core/letters/letter.ts';

/** The whole letter as its masked copy, or only that it was answered: by whom, when and of which class. */
export const publishedExtents = ['whole', 'summary'] as const;

/** A reply that was published: what stands on the public page, until it is withdrawn. */
export interface Publication {
  /** Of the letter, as printed. */
  readonly number: string;
  readonly round: number;
  readonly extent: (typeof publishedExtents)[number];
  /** The masked copy; of a summary without its text. */
  readonly letter: Letter;
  readonly masked: readonly { readonly what: MaskedKind; readonly count: number }[];
  readonly at: string;
  readonly withdrawn?: {
    readonly at: string;
    readonly reason?: string;
    readonly consentWithdrawn?: true;
    /** The number of the letter that corrects it. */
    readonly correctedBy?: string;
  };
}

/** Whether a proposer agrees to the publication of the reply of a round. */
export interface PublicationAnswer {
  readonly personId: string;
  readonly round: number;
  readonly consents: boolean;
  readonly at: string;
  readonly reason?: string;
  readonly byLink?: true;
}
