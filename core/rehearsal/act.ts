import type { CommandName } from '#core/steps/commands.ts';
import type { Draws } from './draws.ts';
import { comments, consultation, opinions, reasons, replies } from './words.zh.ts';

/** Who gives a command: the author, somebody in a role, or a clerk of the unit that has the assignment. */
export type Giver = 'author' | 'committee-clerk' | 'dispatcher' | 'supervisor' | 'unit';

/** What the words and choices of an act may depend on. */
export interface Scene {
  readonly draws: Draws;
  /** Units that have to do with the matter, the nearest first: lead, co-handlers, and who could take their place. */
  readonly units: readonly string[];
  /** The proposal in other words. */
  readonly rewritten: () => object;
  /** Fills `{what}` and `{where}`. */
  readonly say: (pattern: string) => string;
}

/** One command of a course, given so many working days after the act before. */
export interface Act {
  readonly after: Span;
  readonly command: CommandName;
  readonly by: Giver;
  readonly body: (scene: Scene) => object;
}

/** At least and at most. */
export type Span = readonly [number, number];

const due = (days: number) => ({ amount: days, unit: 'working-day' });
const unitAt = ({ units }: Scene, index: number): string => units[index] ?? '';

export const submit: Act = { after: [1, 6], command: 'submit', by: 'author', body: () => ({}) };
export const withdraw: Act = { after: [1, 5], command: 'withdraw', by: 'author', body: () => ({ reason: reasons.withdrawal }) };
export const resubmit: Act = { after: [2, 8], command: 'resubmit', by: 'author', body: ({ rewritten }) => ({ content: rewritten() }) };
export const file: Act = { after: [1, 10], command: 'file', by: 'committee-clerk', body: () => ({}) };

export const sendBack: Act = {
  after: [1, 8],
  command: 'return-for-revision',
  by: 'committee-clerk',
  body: () => ({ opinion: reasons.revision }),
};

/** @param reasonCodes the policy's codes */
export const decline = (reasonCodes: readonly string[]): Act => ({
  after: [2, 10],
  command: 'decline',
  by: 'committee-clerk',
  body: ({ draws }) => ({ reasonCode: draws.pick(reasonCodes), explanation: reasons.decline }),
});

interface Dispatching {
  readonly coHandlers?: number;
  /** Working days of their own for the answers, where the policy's are not meant. */
  readonly leadIn?: number;
  readonly coHandlersIn?: number;
}

export const dispatch = ({ coHandlers = 0, leadIn, coHandlersIn }: Dispatching = {}): Act => ({
  after: [1, 6],
  command: 'dispatch',
  by: 'dispatcher',
  body: (scene) => ({
    opinion: reasons.dispatch,
    lead: { unitId: unitAt(scene, 0), ...(leadIn === undefined ? {} : { due: due(leadIn) }) },
    coHandlers: scene.units
      .slice(1, 1 + coHandlers)
      .map((unitId) => ({ unitId, ...(coHandlersIn === undefined ? {} : { due: due(coHandlersIn) }) })),
  }),
});

export const signFor = (assignmentId: string): Act => ({
  after: [0, 1],
  command: 'sign-for',
  by: 'unit',
  body: () => ({ assignmentId }),
});

export const giveOpinion = (assignmentId: string): Act => ({
  after: [2, 12],
  command: 'give-opinion',
  by: 'unit',
  body: ({ draws }) => ({ assignmentId, text: draws.pick(opinions) }),
});

export const issueReply = (classes: readonly string[], after: Span = [5, 30]): Act => ({
  after,
  command: 'issue-reply',
  by: 'unit',
  body: ({ draws, say }) => ({ assignmentId: 'a1', class: draws.pick(classes), text: say(draws.pick(replies)) }),
});

/** The unit asks for the last of the units that have to do with the matter to take its place. */
export const askBack = (assignmentId: string): Act => ({
  after: [0, 2],
  command: 'request-return',
  by: 'unit',
  body: ({ units }) => ({ assignmentId, reason: reasons.back, suggestedUnitId: units.at(-1) ?? '' }),
});

export const refuseReturn: Act = {
  after: [1, 3],
  command: 'decide-return',
  by: 'dispatcher',
  body: () => ({ assignmentId: 'a1', granted: false, reason: reasons.refused }),
};

export const grantReturn = (toAnother: boolean): Act => ({
  after: [1, 3],
  command: 'decide-return',
  by: 'dispatcher',
  body: ({ units }) => ({ assignmentId: 'a1', granted: true, ...(toAnother ? { redispatchTo: units.at(-1) ?? '' } : {}) }),
});

export const reassign = (assignmentId: string, toAnother: boolean): Act => ({
  after: [2, 8],
  command: 'reassign',
  by: 'dispatcher',
  body: ({ units }) => ({
    assignmentId,
    reason: toAnother ? reasons.reassigned : reasons.recalled,
    ...(toAnother ? { to: units.at(-1) ?? '' } : {}),
  }),
});

export const remind: Act = { after: [11, 12], command: 'remind', by: 'dispatcher', body: () => ({ note: reasons.byHand }) };

export const judge = (result: 'satisfied' | 'basically' | 'not'): Act => ({
  after: [1, 10],
  command: 'give-feedback',
  by: 'author',
  body: ({ draws }) => ({
    result,
    attitude: result === 'not' ? draws.pick(['satisfied', 'basically', 'not']) : 'satisfied',
    comment: { satisfied: comments.content, basically: comments.fair, not: comments.not }[result],
  }),
});

export const consult: Act = {
  after: [3, 15],
  command: 'record-consultation',
  by: 'supervisor',
  body: () => ({ result: consultation }),
};
