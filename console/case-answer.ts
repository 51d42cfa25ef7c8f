import type { Term } from '#core/contracts/term.ts';
import type { JsonCursor } from './json-cursor.ts';

/** One unit's part in the case. */
export interface ShareAnswer {
  readonly id: string;
  readonly unitName: string;
  readonly role: 'lead' | 'co-handler';
  readonly status: string;
  readonly replies: readonly ReplyAnswer[];
}

interface ReplyAnswer {
  readonly class: string;
  readonly text: string;
  readonly letterNumber: string | undefined;
}

/** What of `GET /v1/proposals/{id}` is shown. */
export interface CaseAnswer {
  readonly caseNumber: string | undefined;
  readonly title: string;
  readonly session: string;
  readonly stage: Term;
  readonly authorName: string;
  readonly matter: string;
  readonly suggestions: readonly string[];
  readonly shares: readonly ShareAnswer[];
  /** Commands the reader may give now. */
  readonly commands: readonly string[];
}

/** @throws UnexpectedAnswerError */
export function readCase(body: JsonCursor): CaseAnswer {
  return {
    caseNumber: body.at('caseNumber').maybe((number) => number.text()),
    title: body.at('title').text(),
    session: body.at('session').text(),
    stage: readTerm(body.at('stageName')),
    authorName: body.at('author').at('name').text(),
    matter: body.at('content').at('matter').text(),
    suggestions: body
      .at('content')
      .at('suggestions')
      .list((one) => one.text()),
    shares: body.at('assignments').list(readShare),
    commands: body.at('commands').list((one) => one.text()),
  };
}

function readShare(share: JsonCursor): ShareAnswer {
  return {
    id: share.at('id').text(),
    unitName: share.at('unit').at('name').text(),
    role: share.at('role').oneOf(['lead', 'co-handler']),
    status: share.at('status').text(),
    replies: share.at('replies').list((reply) => ({
      class: reply.at('class').text(),
      text: reply.at('text').text(),
      letterNumber: reply.at('letterNumber').maybe((number) => number.text()),
    })),
  };
}

/** One clock of `GET /v1/proposals/{id}/deadlines`. */
export interface DeadlineAnswer {
  readonly name: Term;
  readonly assignmentId: string | undefined;
  /** Last day on which it is kept, local to the body. */
  readonly dueOn: string;
  /** The instant with which that day ends. */
  readonly dueAt: string;
  readonly light: 'green' | 'yellow' | 'red' | 'grey';
  readonly provisional: boolean;
  readonly explanation: Term;
  readonly isOpen: boolean;
}

/** @throws UnexpectedAnswerError */
export function readDeadlines(body: JsonCursor): DeadlineAnswer[] {
  return body.at('deadlines').list((clock) => ({
    name: readTerm(clock.at('name')),
    assignmentId: clock.at('assignmentId').maybe((id) => id.text()),
    dueOn: clock.at('deadline').at('dueOn').text(),
    dueAt: clock.at('dueAt').text(),
    light: clock.at('light').oneOf(['green', 'yellow', 'red', 'grey']),
    provisional: clock.at('deadline').at('provisional').flag(),
    explanation: readTerm(clock.at('explanation')),
    isOpen: clock.at('closed').maybe(() => true) === undefined,
  }));
}

/** Who is signed in, of `GET /v1/me`. */
export interface ReaderAnswer {
  readonly name: string;
  readonly unitName: string | undefined;
}

/** @throws UnexpectedAnswerError */
export function readReader(body: JsonCursor): ReaderAnswer {
  return { name: body.at('name').text(), unitName: body.at('unit').maybe((unit) => unit.at('name').text()) };
}

function readTerm(term: JsonCursor): Term {
  return { zh: term.at('zh').text(), en: term.at('en').text() };
}
