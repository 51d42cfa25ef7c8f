import type { Term } from '#core/contracts/term.ts';
import { ApiFault } from '../../api/api-fault.ts';
import type { ApiFaultKind } from '../../api/api-fault.ts';
import { UnexpectedAnswerError } from '../../session/json-cursor.ts';
import { SignInFault } from '../../session/sign-in-fault.ts';
import type { DeskTexts } from '../../texts.ts';

/** What a reader can do about a fault at the press of a button. */
export type Cure =
  | 'reload'
  | 'sign-in'
  /** The same, but not as whoever is signed in at the provider already. */
  | 'sign-in-afresh'
  | 'sign-in-as-other'
  | { readonly body: string };

export interface FaultMessage {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly cures: readonly Cure[];
  /** Whether it is the reader's or the world's affair; what is not foreseen is a fault of this program. */
  readonly isForeseen: boolean;
}

/** In which words a fault is told, and to whom: the name is known once the API told it. */
export interface FaultReader {
  readonly texts: DeskTexts;
  readonly say: (term: Term) => string;
  readonly name: string | undefined;
  /** As whom the identity provider let the reader in, for a directory that does not have them. */
  readonly account?: string | undefined;
}

/** What a fault means to the reader. */
export function faultMessage(error: unknown, reader: FaultReader): FaultMessage {
  const { messages, signInFaults } = reader.texts;
  if (error instanceof SignInFault) return foreseen(signInFaults[error.reason], ['sign-in']);
  if (error instanceof ApiFault) return apiMessage(error.kind, reader);
  if (error instanceof UnexpectedAnswerError) return foreseen(messages.unexpected, ['reload']);
  return { ...foreseen(messages.broken, ['reload']), isForeseen: false };
}

function apiMessage(kind: ApiFaultKind, { texts, say, name, account }: FaultReader): FaultMessage {
  switch (kind.is) {
    case 'signed-out':
      return foreseen(texts.messages.expired, ['sign-in']);
    case 'unreachable':
      return foreseen(texts.messages.unreachable, ['reload']);
    case 'problem': {
      if (kind.bodies.length > 0) {
        const cures = kind.bodies.map((body) => ({ body }));
        return foreseen(texts.messages.severalBodies, cures);
      }
      const isTheirs = kind.status === 403 || kind.status === 404;
      const unknown = kind.status === 403 && account !== undefined ? [texts.yourAccount(account)] : [];
      const who = name === undefined ? unknown : [texts.notYours(name)];
      return {
        title: say(kind.title),
        sentences: [say(kind.detail), ...(isTheirs ? who : [])],
        cures: isTheirs ? ['sign-in-as-other'] : ['reload'],
        isForeseen: true,
      };
    }
  }
}

function foreseen({ title, todo }: { readonly title: string; readonly todo: string }, cures: readonly Cure[]): FaultMessage {
  return { title, sentences: [todo], cures, isForeseen: true };
}
