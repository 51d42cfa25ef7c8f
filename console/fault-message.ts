import type { Term } from '#core/contracts/term.ts';
import { ApiFault } from './api-fault.ts';
import type { ApiFaultKind } from './api-fault.ts';
import { UnexpectedAnswerError } from './json-cursor.ts';
import { SignInFault } from './sign-in-fault.ts';
import { messages, notYours, signInFaults } from './texts.ts';
import type { MessageText } from './texts.ts';

/** What a reader can do about a fault at the press of a button. */
export type Cure =
  | 'reload'
  | 'sign-in'
  /** The same, but not as whoever is signed in at the provider already. */
  | 'sign-in-afresh'
  | 'sign-in-as-other'
  | { readonly body: string };

export interface FaultMessage {
  readonly title: Term;
  readonly sentences: readonly Term[];
  readonly cures: readonly Cure[];
  /** Whether it is the reader's or the world's affair; what is not foreseen is a fault of this program. */
  readonly isForeseen: boolean;
}

/** What a fault means to the reader. `readerName`: who is signed in, where that is known. */
export function faultMessage(error: unknown, readerName: string | undefined): FaultMessage {
  if (error instanceof SignInFault) return foreseen(signInFaults[error.reason], ['sign-in']);
  if (error instanceof ApiFault) return apiMessage(error.kind, readerName);
  const isForeseen = error instanceof UnexpectedAnswerError;
  return { ...foreseen(messages.unexpected, ['reload']), isForeseen };
}

function apiMessage(kind: ApiFaultKind, readerName: string | undefined): FaultMessage {
  switch (kind.is) {
    case 'signed-out':
      return foreseen(messages.expired, ['sign-in']);
    case 'unreachable':
      return foreseen(messages.unreachable, ['reload']);
    case 'problem': {
      if (kind.bodies.length > 0) {
        return foreseen(
          messages['several-bodies'],
          kind.bodies.map((body) => ({ body })),
        );
      }
      const isTheirs = kind.status === 403 || kind.status === 404;
      const who = isTheirs && readerName !== undefined ? [notYours(readerName)] : [];
      return {
        title: kind.title,
        sentences: [kind.detail, ...who],
        cures: isTheirs ? ['sign-in-as-other'] : ['reload'],
        isForeseen: true,
      };
    }
  }
}

function foreseen({ title, todo }: MessageText, cures: readonly Cure[]): FaultMessage {
  return { title, sentences: [todo], cures, isForeseen: true };
}
