import { defaultPolicy } from '#core/policy/default-policy.ts';
import type { TellingKind } from '#core/steps/tellings.ts';
import { aContent } from '#test/support/a-content.ts';
import { aReply, anOpinion, caseIn, dispatchBoth, dissatisfied, satisfied } from '#test/support/case-in.ts';
import { CaseStory } from '#test/support/case-story.ts';
import { telling } from './telling.ts';
import type { Telling } from './telling.ts';

/** What is expected of one kind of telling. */
export interface Expected {
  readonly of: () => Telling;
  readonly to: readonly string[];
  readonly urgency: 'digest' | 'prompt';
  readonly tail: string;
  readonly zh: string;
  readonly en: string;
  /** What its reader may not see any more is told without the title. */
  readonly withheld?: true;
  /** Name, due day, days left and light of the line; absent for news. */
  readonly line?: readonly [string, string, number, string];
}

const a1 = { assignmentId: 'a1' };
const title = '《关于完善云澜湖环湖步道照明的提案》';
const transport = '云澜区交通运输局';
const joint = aContent({ kind: 'joint', coSigners: ['shen'] });
const jointlyHandled = (): CaseStory =>
  new CaseStory()
    .begins('submitted', joint)
    .does('file')
    .numbers()
    .at('2026-03-02T02:00:00.000Z')
    .does('dispatch', dispatchBoth)
    .at('2026-03-03T02:00:00.000Z')
    .does('sign-for', { assignmentId: 'a1' })
    .does('sign-for', { assignmentId: 'a2' })
    .does('give-opinion', anOpinion);
const replied = (): CaseStory => jointlyHandled().at('2026-04-15T02:00:00.000Z').does('issue-reply', aReply);

/** What opens a wait that no event of its own tells, and what is told beside those who must act. */
export const expectedTellings = {
  'to-review': {
    of: () => telling(new CaseStory({ now: '2026-01-20T02:00:00.000Z' }), (story) => story.begins()),
    to: ['cao'],
    urgency: 'prompt',
    tail: '林若溪',
    zh: `林若溪委员提交的提案${title}待审查，请于2026-02-10前完成审查立案。`,
    en: 'A proposal of 林若溪 waits for review. Please decide by 2026-02-10.',
    line: ['审查立案', '2026-02-10', 21, 'green'],
  },
  'to-dispatch': {
    of: () => telling(caseIn('in-review').at('2026-01-20T02:00:00.000Z'), (story) => story.does('file').numbers()),
    to: ['du'],
    urgency: 'prompt',
    tail: '',
    zh: `提案第46号${title}待交办，请于2026-02-24前确定承办单位并交办。`,
    en: 'Proposal No. 46 waits for dispatch. Please give it to its units by 2026-02-24.',
    line: ['交办', '2026-02-24', 35, 'green'],
  },
  'co-signer-named': {
    of: () => telling(new CaseStory(), (story) => story.begins('submitted', joint)),
    to: ['shen'],
    urgency: 'prompt',
    tail: '',
    zh: `林若溪委员已提交提案${title}，将您列为联名人，现正在审查。如有异议，请与林若溪委员或提案委员会联系。`,
    en: 'A proposal that names you as a co-signer was submitted by 林若溪; it is in review. If you do not agree, please tell 林若溪 or the committee.',
  },
  'co-signer-renewed': {
    of: () => telling(caseIn('in-revision').at('2026-01-28T02:00:00.000Z'), (story) => story.does('resubmit', { content: joint })),
    to: ['shen'],
    urgency: 'prompt',
    tail: '',
    zh: `林若溪委员已将您联名的提案${title}修改后重新提交，现正在审查。`,
    en: 'The proposal of 林若溪 that you co-sign was revised and submitted again; it is in review.',
  },
  dispatched: {
    of: () =>
      telling(new CaseStory().begins('submitted', joint).does('file').numbers().at('2026-03-02T02:00:00.000Z'), (story) =>
        story.does('dispatch', dispatchBoth),
      ),
    to: ['lin', 'shen'],
    urgency: 'digest',
    tail: transport,
    zh: `您提出或联名的提案第46号${title}已交办，由${transport}主办。`,
    en: 'Your proposal No. 46, yours or co-signed by you, is dispatched; Yunlan District Transport Bureau leads.',
  },
  'handed-over': {
    of: () => telling(jointlyHandled(), (story) => story.does('reassign', { assignmentId: 'a1', to: 'police', reason: '职责已调整。' })),
    to: ['lin', 'shen'],
    urgency: 'digest',
    tail: '云澜区公安分局',
    zh: `您提出或联名的提案第46号${title}现改由云澜区公安分局主办。`,
    en: 'Your proposal No. 46, yours or co-signed by you, is now led by Yunlan District Police.',
  },
  'reply-copied': {
    of: () => telling(replied(), (story) => story.numbers('a1')),
    to: ['cao', 'du', 'shen'],
    urgency: 'digest',
    tail: '云交提复〔2026〕47号',
    zh: `${transport}已答复提案第46号${title}（云交提复〔2026〕47号），现待林若溪委员于2026-05-09前反馈意见，特此告知。`,
    en: 'Yunlan District Transport Bureau replied to proposal No. 46; 林若溪 is asked for feedback by 2026-05-09. For your information.',
    line: ['委员反馈', '2026-05-09', 24, 'green'],
  },
  'redo-begun': {
    of: () => telling(caseIn('awaiting-feedback').at('2026-04-20T02:00:00.000Z'), (story) => story.does('give-feedback', dissatisfied)),
    to: ['lin'],
    urgency: 'digest',
    tail: '第1轮',
    zh: `您对提案第46号${title}的意见已转${transport}重新办理（第1轮），再次答复的期限为2026-05-20。`,
    en: 'Yunlan District Transport Bureau handles proposal No. 46 again after your feedback (round 1); its next reply is due on 2026-05-20.',
    line: ['办理答复', '2026-05-20', 30, 'green'],
  },
  'consultation-begun': {
    of: () =>
      telling(caseIn('awaiting-feedback', { policy: { ...defaultPolicy, redo: { rounds: 0 } } }).at('2026-04-20T02:00:00.000Z'), (story) =>
        story.does('give-feedback', dissatisfied),
      ),
    to: ['lin'],
    urgency: 'digest',
    tail: '',
    zh: `您的提案第46号${title}已转入协商督办，将于2026-05-20前请您与承办单位面对面协商。`,
    en: 'Your proposal No. 46 goes to consultation: you will meet the unit by 2026-05-20.',
    line: ['协商督办', '2026-05-20', 30, 'green'],
  },
  'closed-member': {
    of: () => telling(replied().numbers('a1'), (story) => story.does('give-feedback', satisfied)),
    to: ['lin', 'shen'],
    urgency: 'digest',
    tail: '',
    zh: `您提出或联名的提案第46号${title}已办结（委员满意），感谢您的关心和支持。`,
    en: 'Your proposal No. 46, yours or co-signed by you, is closed (the member is satisfied). Thank you.',
  },
  'overdue-list': {
    of: () =>
      telling(caseIn('in-handling').at('2026-06-03T01:00:00.000Z').sounds(a1).at('2026-06-08T01:00:00.000Z'), (story) => story.sounds(a1)),
    to: ['transport-clerk'],
    urgency: 'digest',
    tail: '办理答复（逾期6天）',
    zh: `提案第46号${title}“办理答复”期限为2026-06-02，逾期6天，请抓紧办理；确有困难的，请及时说明。`,
    en: 'Proposal No. 46: "reply" was due on 2026-06-02 (6 day(s) overdue). Please see to it.',
    line: ['办理答复', '2026-06-02', -6, 'red'],
  },
  'silence-near': {
    of: () => telling(caseIn('awaiting-feedback').at('2026-05-06T01:00:00.000Z'), (story) => story.sounds()),
    to: ['cao'],
    urgency: 'digest',
    tail: '委员反馈（剩3天）',
    zh: `提案第46号${title}“委员反馈”（林若溪）期限为2026-05-09，尚未收到处理；届时将按办理规则处理：按未反馈计，提案办结。请视情与其联系。`,
    en: `Proposal No. 46: "member's feedback" of 林若溪 is due on 2026-05-09 and nothing was heard; by the rules: counted as not given; the case is closed. You may want to get in touch.`,
    line: ['委员反馈', '2026-05-09', 3, 'yellow'],
  },
} as const satisfies Partial<Readonly<Record<TellingKind, Expected>>>;
