import type { CommandName } from '#core/steps/commands.ts';
import type { Assignment } from '#core/case/assignment.ts';
import { assignmentsOf, isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';

/** How a unit goes about its shares. */
export type Behaviour = 'prompt' | 'slow' | 'silent' | 'returning';

/** Something a person will do with a case, so many days from when it became possible, unless it is no longer. */
export interface Act {
  /** The same as long as it is the same thing to do. */
  readonly key: string;
  readonly days: number;
  readonly by: string;
  readonly command: CommandName | 'number-case' | 'number-letter';
  readonly payload: object;
}

export interface Units {
  readonly count: number;
  readonly behaviour: (unitId: string) => Behaviour;
}

// Days from and to, by behaviour: a reply is due after three months, an opinion after one, signing after three working days.
const signing = { prompt: [0, 2], slow: [2, 7], returning: [1, 4] } as const;
const answering = { prompt: [30, 85], slow: [80, 125], silent: [120, 200], returning: [60, 100] } as const;
const opining = { prompt: [5, 25], slow: [20, 45], returning: [15, 35] } as const;

/** What there is to do for people in a case; `draw` gives numbers from 0 to below 1. */
export function actsOf(proposal: Case, { count, behaviour }: Units, draw: () => number): Act[] {
  const between = ([from, to]: readonly [number, number]): number => from + draw() * (to - from);
  const act = (days: number, by: string, command: Act['command'], payload: object = {}): Act => ({
    key: `${proposal.id}:${proposal.stage.name}:${command}:${JSON.stringify('assignmentId' in payload ? payload.assignmentId : '')}`,
    days,
    by,
    command,
    payload,
  });
  const stage = proposal.stage.name;
  switch (stage) {
    case 'in-review':
      return [act(between([1, 28]), 'committee-clerk', 'file')];
    case 'awaiting-number':
      return [act(0, 'system', 'number-case')];
    case 'awaiting-dispatch': {
      const lead = Math.floor(draw() * count);
      const others = draw() < 0.4 ? [{ unitId: `u${(lead + 1) % count}` }] : [];
      return [act(between([1, 30]), 'dispatcher', 'dispatch', { lead: { unitId: `u${lead}` }, coHandlers: others })];
    }
    case 'in-handling':
      return assignmentsOf(proposal).flatMap((share) => ofShare(share, behaviour(share.unitId), { act, between, draw, count }));
    case 'awaiting-feedback': {
      if (!isNumbered(proposal)) return [];
      const result = draw() < 0.9 ? 'satisfied' : 'not';
      const payload = { attitude: 'satisfied', result };
      return draw() < 0.75
        ? [{ ...act(between([2, 20]), proposal.authorId, 'give-feedback', payload), key: `${proposal.id}:${proposal.round}` }]
        : [];
    }
    case 'in-consultation':
      return [act(between([5, 40]), 'supervisor', 'record-consultation', { result: '当面商定。' })];
    case 'draft':
    case 'in-revision':
    case 'merged':
    case 'closed':
    case 'declined':
    case 'withdrawn':
      return [];
  }
}

interface Drawing {
  readonly act: (days: number, by: string, command: Act['command'], payload?: object) => Act;
  readonly between: (range: readonly [number, number]) => number;
  readonly draw: () => number;
  readonly count: number;
}

function ofShare(share: Assignment, behaviour: Behaviour, { act, between, draw, count }: Drawing): Act[] {
  const { id: assignmentId, unitId, role, status, round } = share;
  const clerk = `clerk-${unitId}`;
  const once = (one: Act): Act => ({ ...one, key: `${one.key}:${round}` });
  switch (status) {
    case 'awaiting-sign-for': {
      if (behaviour === 'silent') return [];
      const returns = behaviour === 'returning' && draw() < 0.5;
      const suggestedUnitId = `u${(Number(unitId.slice(1)) + 2) % count}`;
      return [
        returns
          ? act(between(signing.returning), clerk, 'request-return', { assignmentId, reason: '非本局职责。', suggestedUnitId })
          : act(between(signing[behaviour]), clerk, 'sign-for', { assignmentId }),
      ];
    }
    case 'return-requested':
      return [
        act(between([1, 9]), 'dispatcher', 'decide-return', {
          assignmentId,
          granted: true,
          redispatchTo: share.returnRequests.at(-1)?.suggestedUnitId,
        }),
      ];
    case 'in-handling':
      if (role === 'lead') {
        const range = round === 0 ? answering[behaviour] : ([15, 45] as const);
        return [once(act(between(range), clerk, 'issue-reply', { assignmentId, class: 'A', text: '已办理。' }))];
      }
      return behaviour === 'silent' ? [] : [act(between(opining[behaviour]), clerk, 'give-opinion', { assignmentId, text: '同意。' })];
    case 'awaiting-letter-number':
      return [once(act(0, 'system', 'number-letter', { assignmentId }))];
    case 'replied':
    case 'opinion-given':
    case 'opinion-lapsed':
    case 'returned':
    case 'recalled':
      return [];
  }
}
