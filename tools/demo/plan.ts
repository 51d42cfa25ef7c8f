import type { Policy } from '#core/policy/policy.ts';
import type { SampleProposal } from '../samples.ts';
import { replying } from './replying.ts';

/** Something somebody does to a proposal on a day, or that nobody does. `on` is a date of 2026, `at` a local hour. */
export interface PlannedStep {
  readonly on: string;
  /** Of a unit: its clerk, whoever reads a clerk's draft over, or its leader. */
  readonly who: 'author' | 'clerk' | 'dispatcher' | 'lead' | 'next-lead' | { readonly unit: string; readonly as?: 'checker' | 'leader' };
  readonly command: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** By which rules the year goes, as far as it differs by them. */
export interface PlanRules extends Partial<Pick<Policy, 'letters' | 'keyCases'>> {
  /** The day on which everything happens, where time does not move: nobody was spoken to later than that. */
  readonly today?: string;
}

/** The one that the committee marks (重点提案), where the rules have key cases. */
const keyProposal = 'p23';

/** The year as it goes: what is not in a plan is silence, and the clocks deal with it. */
export function planOf(proposal: SampleProposal, index: number, rules: PlanRules = {}): PlannedStep[] {
  const day = (month: number, first: number, spread: number): string =>
    `2026-${String(month).padStart(2, '0')}-${String(first + (index % spread)).padStart(2, '0')}`;
  const { course } = proposal;
  const step = (on: string, who: PlannedStep['who'], command: string, body: PlannedStep['body'] = {}): PlannedStep => ({
    on,
    who,
    command,
    body,
  });

  if (course === 'withdrawn') return [step('2026-01-16', 'author', 'withdraw', { reason: '有关部门已开展此项工作，申请撤回。' })];
  if (course === 'declined')
    return [step(day(1, 19, 3), 'clerk', 'decline', { reasonCode: 'litigation', explanation: '所提事项已进入民事诉讼程序。' })];

  const revision =
    course === 'returned-for-revision'
      ? [
          step('2026-01-19', 'clerk', 'return-for-revision', { opinion: '建议部分较为笼统，请补充具体可行的措施。' }),
          step('2026-01-26', 'author', 'resubmit', {
            content: contentOf(proposal, [...proposal.suggestions, '明确牵头单位和完成时限，每季度公布进展。']),
          }),
        ]
      : [];
  const filed = step(revision.length > 0 ? '2026-01-28' : day(1, 20, 4), 'clerk', 'file');
  const dispatched = step(course === 'silent-dispatcher' ? '2026-03-05' : day(2, 2, 3), 'dispatcher', 'dispatch', {
    lead: { unitId: proposal.lead },
    coHandlers: proposal.coHandlers.map((unitId, nth) => ({ unitId, ...(nth === 1 ? { due: { amount: 20, unit: 'working-day' } } : {}) })),
    opinion: '请按规定时限办理，并与委员充分沟通。',
  });
  const level = rules.keyCases?.levels?.[0]?.code;
  const marked =
    proposal.id === keyProposal && level !== undefined
      ? [step(dispatched.on, 'clerk', 'mark-key-case', { level, ledBy: '区政府分管副区长', followedBy: '区政协分管副主席' })]
      : [];
  return [...revision, filed, dispatched, ...marked, ...handling(proposal, index, rules), ...judging(proposal, index, rules)];
}

function handling(proposal: SampleProposal, index: number, rules: PlanRules): PlannedStep[] {
  const { course, coHandlers } = proposal;
  const late = course === 'silent-dispatcher';
  const signedOn = late ? '2026-03-06' : '2026-02-05';
  const sign: PlannedStep[] = course === 'silent-sign-for' ? [] : [{ on: signedOn, who: 'lead', command: 'sign-for', body: {} }];
  const opinions = coHandlers.flatMap((unit): PlannedStep[] => [
    { on: signedOn, who: { unit }, command: 'sign-for', body: {} },
    ...(course === 'late-co-handler'
      ? []
      : [
          {
            on: late ? '2026-03-20' : '2026-02-26',
            who: { unit },
            command: 'give-opinion',
            body: { text: '我单位原则同意，将在职责范围内积极配合落实。' },
          },
        ]),
  ]);
  const repliedOn = course === 'late-lead' ? '2026-05-28' : `2026-${late ? '05' : '04'}-${String(7 + (index % 14)).padStart(2, '0')}`;
  return [
    ...sign,
    ...returning(proposal),
    ...opinions,
    ...replying(repliedOn, proposal, { class: proposal.class, text: letter(proposal) }, rules),
  ];
}

function returning({ course, suggestedUnit }: SampleProposal): PlannedStep[] {
  if (!course.includes('return-') && course !== 'silent-return') return [];
  const asked: PlannedStep = {
    on: '2026-02-09',
    who: 'lead',
    command: 'request-return',
    body: { reason: '所提事项不属于我单位职责范围。', suggestedUnitId: suggestedUnit },
  };
  const decide = (body: PlannedStep['body']): PlannedStep => ({
    on: '2026-02-12',
    who: 'dispatcher',
    command: 'decide-return',
    body: { assignmentId: 'a1', ...body },
  });
  if (course === 'return-refused') return [asked, decide({ granted: false, reason: '经核对职责，仍由贵单位主办。' })];
  if (course !== 'return-granted') return course === 'silent-return' ? [asked] : [];
  return [
    asked,
    decide({ granted: true, reason: '同意改由建议单位主办。', redispatchTo: suggestedUnit }),
    { on: '2026-02-13', who: 'next-lead', command: 'sign-for', body: {} },
  ];
}

function judging(proposal: SampleProposal, index: number, rules: PlanRules): PlannedStep[] {
  const { course, class: replyClass } = proposal;
  if (course === 'silent-member') return [];
  if (course === 'redo') {
    return [
      judge('2026-04-27', 'not'),
      ...replying(
        '2026-05-18',
        proposal,
        { class: 'A', text: '针对您指出的问题，我局重新研究并逐条补充办理如下：……已按第二条建议制定实施方案。' },
        rules,
      ),
      judge('2026-05-25', 'basically'),
    ];
  }
  const on =
    course === 'late-lead'
      ? '2026-06-08'
      : course === 'silent-dispatcher'
        ? '2026-05-25'
        : `2026-04-${String(22 + (index % 7)).padStart(2, '0')}`;
  return [judge(on, replyClass === 'A' ? 'satisfied' : 'basically')];
}

function judge(on: string, result: 'satisfied' | 'basically' | 'not'): PlannedStep {
  const comment = result === 'not' ? '答复没有回应第二条建议。' : '办理认真，感谢。';
  return { on, who: 'author', command: 'give-feedback', body: { attitude: 'satisfied', result, comment } };
}

function letter({ title, suggestions }: SampleProposal): string {
  return [
    `您提出的《${title}》收悉，现答复如下：`,
    ...suggestions.map((text, nth) => `${nth + 1}. 关于“${text.slice(0, 24)}”的建议，我单位已研究采纳，正按计划推进。`),
    '感谢您对我区工作的关心和支持。',
  ].join('\n');
}

/** The proposal as its author submits it. */
export function contentOf(
  { kind, session, title, matter, suggestions, coSigners, publicity }: SampleProposal,
  withSuggestions = suggestions,
) {
  return { kind, session, title, matter, suggestions: withSuggestions, coSigners, publicity };
}
