import { nextAlarmAt } from '#core/clock/alarms.ts';
import { isOpen } from '#core/clock/clock.ts';
import type { CommandName } from '#core/steps/commands.ts';
import { isActive } from '#core/case/stages.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { legalCommands } from '#core/case/legal-commands.ts';
import { assignmentsOf } from '#core/case/case.ts';
import { aDraft } from './in-clearance.ts';
import { aContent } from './a-content.ts';
import { bringTo } from './case-in.ts';
import type { CaseStory } from './case-story.ts';

type Move = (story: CaseStory) => void;

/** Picks one of the choices by the number drawn. */
function pick<T>(choices: readonly T[], drawn: number): T {
  const chosen = choices[drawn % choices.length];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
}

const units = ['transport', 'parks', 'police'];
// Mostly dissatisfied, and seldom taken back or declined: else nearly every case would end early.
const judgements = ['satisfied', 'basically', 'not', 'not', 'not', 'not', 'not', 'not'] as const;
const seldom: readonly CommandName[] = ['withdraw', 'decline'];

/** A body for a command that the case allows, its choices taken from the number drawn. */
function bodyOf(name: CommandName, story: CaseStory, drawn: number): object {
  const shares = assignmentsOf(story.proposal);
  const free = units.filter((unitId) => !shares.some((share) => share.unitId === unitId && isActive(share.status)));
  const share = (...statuses: string[]): string =>
    pick(
      shares.filter(({ status }) => statuses.includes(status)),
      drawn,
    ).id;
  switch (name) {
    case 'submit':
      return {};
    case 'withdraw':
      return { reason: '另案提出。' };
    case 'return-for-revision':
      return { opinion: '建议不够具体。' };
    case 'resubmit':
      return { content: aContent({ title: `修改稿${drawn}` }) };
    case 'decline':
      return { reasonCode: 'academic' };
    case 'file':
    case 'leave-co-signing':
      return {};
    case 'dispatch':
      return story.proposal.stage.name === 'in-handling'
        ? { coHandlers: free.slice(0, 1).map((unitId) => ({ unitId })) }
        : dispatchTo(free, drawn);
    case 'sign-for':
      return { assignmentId: share('awaiting-sign-for') };
    case 'request-return':
      return {
        assignmentId: share('awaiting-sign-for', 'in-handling'),
        reason: '非本局职责。',
        suggestedUnitId: pick([...free, 'museum'], drawn),
      };
    case 'decide-return':
      return {
        assignmentId: share('return-requested'),
        ...pick([{ granted: false }, { granted: true }, { granted: true, redispatchTo: pick(units, drawn) }], drawn),
      };
    case 'reassign':
      return {
        assignmentId: share('awaiting-sign-for', 'return-requested', 'in-handling'),
        reason: '职责已调整。',
        ...pick([{}, { to: pick(units, drawn) }, { to: pick(units, drawn), anew: true }], drawn),
      };
    case 'give-opinion':
      return { assignmentId: share('in-handling', 'opinion-lapsed'), text: '会办意见。' };
    case 'issue-reply':
      return { assignmentId: share('in-handling'), class: 'B', text: '复函正文。' };
    case 'submit-for-clearance':
      return { ...aDraft, assignmentId: share('in-handling') };
    case 'countersign':
    case 'check-draft':
    case 'sign-letter':
      return {};
    case 'return-draft':
      return { reason: '请补充进度安排。' };
    case 'pass-reply':
      return {};
    case 'send-back-reply':
      return { reason: '请补充时限。' };
    case 'correct-reply':
      return { mistake: '联系电话有误。', reason: '核稿疏漏。', phone: '0000-5550199' };
    case 'answer-publication':
      return { consents: true };
    case 'publish-reply':
      return {};
    case 'withdraw-publication':
      return { reason: '内容有误。' };
    case 'mark-key-case':
      return {};
    case 'unmark-key-case':
      return { reason: '已另行督办。' };
    case 'give-feedback':
      return { attitude: 'satisfied', result: pick(judgements, drawn) };
    case 'record-consultation':
      return { result: '当面商定。' };
    case 'merge':
      return { into: 'p2', reason: '两案同一事项。' };
    case 'undo-merge':
      return { reason: '事项不同。' };
    case 'remind':
      return {};
  }
}

function dispatchTo(free: readonly string[], drawn: number): object {
  const due = pick([{}, { due: { amount: 1, unit: 'working-day' } }, { due: { amount: 20, unit: 'calendar-day' } }], drawn);
  const [lead, ...others] = free;
  return { lead: { unitId: lead ?? 'museum' }, coHandlers: others.slice(0, drawn % 3).map((unitId) => ({ unitId, ...due })) };
}

const command =
  (name: CommandName, drawn: number): Move =>
  (story) => {
    try {
      story.does(name, bodyOf(name, story, drawn), 'lin');
    } catch (error) {
      // A rule may forbid what the stage allows; then nothing happens.
      if (!(error instanceof Refusal)) throw error;
    }
  };

/** Sounds the alarms of the case and of every share, as their waits would. */
export function soundEverything(story: CaseStory): void {
  story.sounds();
  for (const { id } of assignmentsOf(story.proposal)) story.sounds({ assignmentId: id });
}

/** Lets the time pass to the next alarm of any clock; `false` when none will sound. */
export function sleep(story: CaseStory): boolean {
  const [next] = story.proposal.clocks.flatMap((clock) => nextAlarmAt(clock, story.now, story.policy, story.calendar) ?? []).sort();
  if (next !== undefined) story.at(next);
  return next !== undefined;
}

const later = (instant: string, hours: number): string => new Date(Date.parse(instant) + hours * 3_600_000).toISOString();

function movesOf(story: CaseStory, drawn: number): Move[] {
  const { proposal } = story;
  const letters = assignmentsOf(proposal).filter(({ status }) => status === 'awaiting-letter-number');
  const commands = legalCommands(proposal)
    .filter((name) => !seldom.includes(name) || drawn % 6 === 0)
    // Possible nearly always, and move nothing on.
    .filter((name) => name !== 'remind' || drawn % 7 === 0)
    .filter((name) => name !== 'reassign' || drawn % 11 === 0)
    .map((name) => command(name, drawn));
  return [
    // Three acts to two silences, so that cases get far.
    ...commands,
    ...commands,
    ...commands,
    ...(proposal.stage.name === 'awaiting-number' ? [(told: CaseStory): void => void told.numbers()] : []),
    ...letters.map(
      ({ id }) =>
        (told: CaseStory): void =>
          void told.numbers(id),
    ),
    ...(proposal.clocks.some(isOpen) ? [sleepAndSound, loseNights(drawn)] : []),
  ];
}

const sleepAndSound: Move = (story) => {
  if (sleep(story)) soundEverything(story);
};

/** Days in which no alarm could be sounded, made up at the end. */
const loseNights =
  (drawn: number): Move =>
  (story) => {
    soundEverything(story.at(later(story.now, 24 * (1 + (drawn % 60)))));
  };

/** Makes one move, chosen among all that are possible by the number drawn; some hours pass first. Nothing is left in an ended case. */
export function moveOn(story: CaseStory, drawn: number): void {
  story.at(later(story.now, drawn % 50));
  const moves = movesOf(story, Math.floor(drawn / 50));
  if (moves.length > 0) pick(moves, Math.floor(drawn / 3000))(story);
}

/** Begins a story by the number drawn: one in five as a draft, one late on its road, the others submitted. */
export function beginBy<S extends CaseStory>(story: S, drawn: number): S {
  if (drawn % 5 === 1) return bringTo(drawn % 2 === 0 ? 'in-consultation' : 'awaiting-feedback', story);
  story.begins(drawn % 5 === 0 ? 'draft' : 'submitted');
  return story;
}
