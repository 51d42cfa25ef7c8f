import { describe, expect, it } from 'vitest';
import { contentSchema } from '#core/case/content.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import type { Scope } from '#core/case/decide-alarms.ts';
import type { MailItem } from '#core/notices/mail-content.ts';
import type { MailKind } from '#core/notices/mail-texts.ts';
import { tellingsEn, tellingsZh } from '#core/steps/texts.ts';
import { aContent } from '#test/support/a-content.ts';
import { aReply, anOpinion, caseIn, dispatchBoth, dissatisfied, satisfied } from '#test/support/case-in.ts';
import { mailKinds } from '#test/support/mail-kinds.ts';
import { CaseStory } from '#test/support/case-story.ts';
import { expectedTellings } from './expected-tellings.ts';
import type { Expected } from './expected-tellings.ts';
import { portalUrl, telling } from './telling.ts';
import type { Telling } from './telling.ts';

const sounding = (story: CaseStory, at: string, scope: Scope = {}): Telling =>
  telling(story.at(`2026-${at}.000Z`), (told) => told.sounds(scope));
const a1 = { assignmentId: 'a1' };
const a2 = { assignmentId: 'a2' };
const dispatched = (): CaseStory => caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);
const theReturn = { assignmentId: 'a1', reason: '非本局职责。', suggestedUnitId: 'police' };
const asked = (): CaseStory => dispatched().does('request-return', theReturn);
const reassigning = (to: object): Telling =>
  telling(caseIn('in-handling').at('2026-03-10T02:00:00.000Z'), (story) =>
    story.does('reassign', { assignmentId: 'a1', reason: '职责已调整。', ...to }),
  );
const joint = (): CaseStory => new CaseStory().begins('submitted', aContent({ kind: 'joint', coSigners: ['shen'] }));
const title = '《关于完善云澜湖环湖步道照明的提案》';
const transport = '云澜区交通运输局';

const expected: Readonly<Record<Exclude<MailKind, 'address-failed' | 'endpoint-disabled' | 'rights-changed'>, Expected>> = {
  ...expectedTellings,
  reminder: {
    of: () => sounding(caseIn('in-handling'), '05-28T01:00:00', a1),
    to: ['transport-clerk'],
    urgency: 'digest',
    tail: '办理答复（剩5天）',
    zh: `您负责的提案第46号${title}“办理答复”期限为2026-06-02（剩5天），请及时办理。`,
    en: 'Proposal No. 46: "reply" is due on 2026-06-02 (5 day(s) left).',
    line: ['办理答复', '2026-06-02', 5, 'yellow'],
  },
  'overdue-unit': {
    of: () => sounding(caseIn('in-handling'), '06-03T01:00:00', a1),
    to: ['transport-leader'],
    urgency: 'prompt',
    tail: '办理答复（逾期1天）',
    zh: `贵单位承办的提案第46号${title}“办理答复”期限为2026-06-02，逾期1天，请督促经办人员办理。`,
    en: 'Proposal No. 46: "reply" of your unit was due on 2026-06-02 (1 day(s) overdue). Please see to it.',
    line: ['办理答复', '2026-06-02', -1, 'red'],
  },
  'overdue-office': {
    of: () => sounding(caseIn('in-handling'), '06-03T01:00:00', a1),
    to: ['du'],
    urgency: 'prompt',
    tail: '办理答复（逾期1天）',
    zh: `提案第46号${title}“办理答复”期限为2026-06-02，责任方：${transport}，逾期1天，请督促办理。`,
    en: 'Proposal No. 46: "reply" of Yunlan District Transport Bureau was due on 2026-06-02 (1 day(s) overdue). Please press for it.',
    line: ['办理答复', '2026-06-02', -1, 'red'],
  },
  'overdue-leader': {
    of: () => sounding(caseIn('in-review'), '03-02T01:00:00'),
    to: ['he'],
    urgency: 'prompt',
    tail: '审查立案（逾期6天）',
    zh: `提案（未编号）${title}“审查立案”期限为2026-02-24，责任方：曹慎之，逾期6天，现转请您督办，本件已列入您的待办。`,
    en: 'Proposal (not numbered yet): "review" of Cao Shenzhi was due on 2026-02-24 (6 day(s) overdue). It is now on your desk.',
    line: ['审查立案', '2026-02-24', -6, 'red'],
  },
  silence: {
    of: () => sounding(caseIn('in-handling').sounds(a2), '04-17T16:00:00', a2),
    to: ['parks-clerk'],
    urgency: 'prompt',
    tail: '会办意见',
    zh: `提案第46号${title}“会办意见”期限（2026-04-02）已过，未收到处理，系统已按办理规则自动处理：会办意见缺席，主办单位可先行答复。`,
    en: 'Proposal No. 46: "co-handling opinion" (due 2026-04-02) passed in silence; the rules took effect by themselves.',
  },
  assigned: {
    of: () =>
      telling(caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z'), (story) =>
        story.does('dispatch', { lead: { unitId: 'transport' } }),
      ),
    to: ['transport-clerk'],
    urgency: 'prompt',
    tail: '主办',
    zh: `提案第46号${title}已交${transport}主办，办理答复期限为2026-06-02。请于2026-03-05前签收。`,
    en: 'Proposal No. 46 is dispatched to Yunlan District Transport Bureau; reply is due on 2026-06-02. Please sign for it by 2026-03-05.',
    line: ['办理答复', '2026-06-02', 92, 'green'],
  },
  'return-requested': {
    of: () => telling(dispatched(), (story) => story.does('request-return', theReturn)),
    to: ['du'],
    urgency: 'prompt',
    tail: transport,
    zh: `${transport}申请退办提案第46号${title}，理由：非本局职责。请于2026-03-09前审定。`,
    en: 'Yunlan District Transport Bureau asks to return proposal No. 46. Please decide by 2026-03-09.',
    line: ['退办审定', '2026-03-09', 7, 'green'],
  },
  'return-granted': {
    of: () => telling(asked(), (story) => story.does('decide-return', { assignmentId: 'a1', granted: true })),
    to: ['transport-clerk'],
    urgency: 'prompt',
    tail: '',
    zh: `贵单位退办提案第46号${title}的申请已获同意。`,
    en: 'Your request to return proposal No. 46 is granted.',
  },
  'return-refused': {
    of: () => telling(asked(), (story) => story.does('decide-return', { assignmentId: 'a1', granted: false, reason: '属本局职责。' })),
    to: ['transport-clerk'],
    urgency: 'prompt',
    tail: '',
    zh: `贵单位退办提案第46号${title}的申请未获同意，请继续办理。理由：属本局职责。`,
    en: 'Your request to return proposal No. 46 is refused; please handle it.',
  },
  reassigned: {
    of: () => reassigning({ to: 'police' }),
    to: ['police-clerk'],
    urgency: 'prompt',
    tail: '主办',
    zh: `提案第46号${title}已改由云澜区公安分局主办，办理答复期限为2026-06-02。改办理由：职责已调整。`,
    en: 'Proposal No. 46 is now with Yunlan District Police; reply is due on 2026-06-02.',
    line: ['办理答复', '2026-06-02', 84, 'green'],
  },
  'taken-away': {
    of: () => reassigning({ to: 'police' }),
    to: ['transport-clerk'],
    urgency: 'prompt',
    tail: '改交其他单位',
    zh: '贵单位承办的提案第46号已改由云澜区公安分局承办，贵单位不再办理。理由：职责已调整。',
    en: 'Proposal No. 46 was given to Yunlan District Police; your unit no longer handles it.',
    withheld: true,
  },
  recalled: {
    of: () => reassigning({}),
    to: ['transport-clerk'],
    urgency: 'prompt',
    tail: '',
    zh: '贵单位承办的提案第46号已由政府办公室收回，贵单位不再办理。理由：职责已调整。',
    en: 'Proposal No. 46 was taken back by the government office; your unit no longer handles it.',
  },
  'revision-requested': {
    of: () =>
      telling(caseIn('in-review').at('2026-01-20T02:00:00.000Z'), (story) =>
        story.does('return-for-revision', { opinion: '建议不够具体' }),
      ),
    to: ['lin'],
    urgency: 'prompt',
    tail: '',
    zh: `您的提案${title}需要修改补充，审查意见：建议不够具体。请于2026-02-10前重新提交。`,
    en: 'Your proposal needs revision. Please submit it again by 2026-02-10.',
    line: ['修改重报', '2026-02-10', 21, 'green'],
  },
  declined: {
    of: () =>
      telling(caseIn('in-review'), (story) =>
        story.does('decline', { reasonCode: 'academic', explanation: '宜先由学会研讨。', referral: 'public-opinion' }),
      ),
    to: ['lin'],
    urgency: 'digest',
    tail: '',
    zh: `您的提案${title}经审查不予立案，理由：属于学术研讨。说明：宜先由学会研讨。本件已转为社情民意信息，继续反映。`,
    en: 'Your proposal was not filed; the reason is given above. It was passed on as information on public opinion.',
  },
  filed: {
    of: () => telling(caseIn('awaiting-number'), (story) => story.numbers()),
    to: ['lin'],
    urgency: 'digest',
    tail: '',
    zh: `您的提案${title}已立案，编号第46号，将交有关单位办理。`,
    en: 'Your proposal is filed as No. 46 and will be dispatched.',
  },
  'opinion-given': {
    of: () => telling(caseIn('in-handling'), (story) => story.does('give-opinion', anOpinion)),
    to: ['transport-clerk'],
    urgency: 'digest',
    tail: '云澜区园林绿化局',
    zh: `云澜区园林绿化局已就提案第46号${title}提出会办意见。`,
    en: 'Yunlan District Parks Bureau has given its opinion on proposal No. 46.',
  },
  'opinion-lapsed': {
    of: () => sounding(caseIn('in-handling'), '05-06T02:00:00', a2),
    to: ['transport-clerk'],
    urgency: 'digest',
    tail: '云澜区园林绿化局',
    zh: `云澜区园林绿化局逾期未就提案第46号${title}提出会办意见，主办单位可先行答复。`,
    en: 'Yunlan District Parks Bureau gave no opinion on proposal No. 46 in time; you may reply without it.',
  },
  reply: {
    of: () =>
      telling(caseIn('in-handling').does('give-opinion', anOpinion).at('2026-04-15T02:00:00.000Z').does('issue-reply', aReply), (story) =>
        story.numbers('a1'),
      ),
    to: ['lin'],
    urgency: 'prompt',
    tail: '云交提复〔2026〕47号',
    zh: `${transport}已答复您的提案第46号${title}（云交提复〔2026〕47号）。请于2026-05-09前反馈意见。`,
    en: 'Yunlan District Transport Bureau has replied to your proposal No. 46. Please judge the reply by 2026-05-09.',
    line: ['委员反馈', '2026-05-09', 24, 'green'],
  },
  redo: {
    of: () => telling(caseIn('awaiting-feedback').at('2026-04-20T02:00:00.000Z'), (story) => story.does('give-feedback', dissatisfied)),
    to: ['transport-clerk'],
    urgency: 'prompt',
    tail: '第1轮',
    zh: `委员对提案第46号${title}的办理结果不满意，请重新办理并于2026-05-20前再次答复（第1轮）。`,
    en: 'The member did not accept the result of proposal No. 46. Please handle it again and reply by 2026-05-20.',
    line: ['办理答复', '2026-05-20', 30, 'green'],
  },
  'author-succeeded': {
    of: () => telling(joint(), (story) => story.records([{ type: 'AuthorSucceeded', formerId: 'lin', authorId: 'shen' }])),
    to: ['cao', 'shen'],
    urgency: 'digest',
    tail: '',
    zh: `提案（未编号）${title}的第一提案人林若溪已不在任，由沈知夏接任第一提案人，此后的答复和反馈由其接收、办理。`,
    en: 'The first proposer of proposal (not numbered yet) left; 沈知夏 has taken the place, and from now on receives and judges the reply.',
  },
  'author-left': {
    of: () => telling(caseIn('in-review'), (story) => story.records([{ type: 'AuthorLeft', authorId: 'lin' }])),
    to: ['cao'],
    urgency: 'digest',
    tail: '',
    zh: `提案（未编号）${title}的第一提案人林若溪已不在任，没有联名人可以接任，后续答复、反馈无人接收，请研究处理。`,
    en: 'The first proposer of proposal (not numbered yet) left, and no co-signer is there to take the place: nobody would receive or judge the reply. Please see to it.',
  },
  'late-feedback': {
    of: () =>
      telling(caseIn('awaiting-feedback').at('2026-05-11T02:00:00.000Z').sounds(), (story) =>
        story.at('2026-05-20T02:00:00.000Z').does('give-feedback', dissatisfied),
      ),
    to: ['cao'],
    urgency: 'digest',
    tail: '',
    zh: `提案第46号${title}按未反馈办结后，委员补交了反馈：工作态度满意，办理结果不满意。已作为逾期反馈记录，办结结论不变；是否跟进，请研究。`,
    en: 'After proposal No. 46 was closed without feedback the member judged it: attitude satisfied, result not satisfied. It is recorded as late and the outcome stays; please consider what follows.',
  },
  consultation: {
    of: () =>
      telling(caseIn('awaiting-feedback', { policy: { ...defaultPolicy, redo: { rounds: 0 } } }).at('2026-04-20T02:00:00.000Z'), (story) =>
        story.does('give-feedback', dissatisfied),
      ),
    to: ['song'],
    urgency: 'prompt',
    tail: '',
    zh: `提案第46号${title}经多轮办理委员仍不满意，请组织面对面协商并于2026-05-20前记录结果。`,
    en: 'Proposal No. 46 goes to face-to-face consultation; please record its result by 2026-05-20.',
    line: ['协商督办', '2026-05-20', 30, 'green'],
  },
  closed: {
    of: () => telling(caseIn('awaiting-feedback'), (story) => story.does('give-feedback', { ...satisfied, comment: dissatisfied.comment })),
    to: ['transport-clerk'],
    urgency: 'digest',
    tail: '',
    zh: `贵单位主办的提案第46号${title}已办结：答复类别B，委员满意。`,
    en: 'Proposal No. 46, which you led, is closed: class B, the member is satisfied.',
  },
  'by-hand': {
    of: () =>
      telling(caseIn('in-handling').at('2026-05-28T02:00:00.000Z'), (story) =>
        story.does('remind', { clockId: 'a1.reply', note: '请于周五前报进展。' }),
      ),
    to: ['transport-clerk'],
    urgency: 'prompt',
    tail: '办理答复（剩5天）',
    zh: `现就提案第46号${title}“办理答复”（期限2026-06-02，剩5天）人工催办，请抓紧办理。附言：请于周五前报进展。`,
    en: 'You are reminded by hand of proposal No. 46: "reply", due on 2026-06-02 (5 day(s) left). Please see to it.',
    line: ['办理答复', '2026-06-02', 5, 'yellow'],
  },
};

const lineOf = ({ clock }: MailItem): Expected['line'] => clock && [clock.name.zh, clock.dueOn, clock.daysLeft, clock.light];

describe.each(Object.entries(expected))('what is told as %s', (kind, { of, to, urgency, tail, zh, en, withheld, line }) => {
  const told = of();
  const notices = told.notices.filter((notice) => notice.kind === kind);

  it('goes to those it concerns, at once or in the morning', () => {
    expect(notices.map((notice) => [notice.recipientId, notice.urgency])).toEqual(to.map((id) => [id, urgency]));
  });

  it('says in Chinese and in English what happened and by when', () => {
    for (const notice of notices) {
      const { proposalId } = notice;
      const item = told.item(notice);
      expect(item).toMatchObject({ kind, proposalId, sentence: { zh, en }, tail, link: `${portalUrl}/cases/p1` });
      expect(item.title).toBe(withheld ? '（标题略）' : '关于完善云澜湖环湖步道照明的提案');
      expect(lineOf(item)).toEqual(line);
      expect(item).not.toHaveProperty('onBehalfOf');
      expect(item).not.toHaveProperty('document');
    }
  });

  it('carries no text of the proposal, an opinion, a reply or a judgement', () => {
    const secrets = [aContent().matter, ...aContent().suggestions, anOpinion.text, aReply.text, dissatisfied.comment];
    for (const notice of notices) for (const secret of secrets) expect(JSON.stringify(told.item(notice))).not.toContain(secret);
  });

  it('is of one line each', () => {
    for (const notice of notices) expect(Object.values(told.item(notice).sentence).join('')).not.toMatch(/\p{Cc}/u);
  });
});

describe('the catalogue', () => {
  it('has a text for every kind that is told, and tells every kind there is', () => {
    expect([...mailKinds].sort()).toEqual([...Object.keys(expected), 'address-failed', 'endpoint-disabled', 'rights-changed'].sort());
    for (const texts of [tellingsZh, tellingsEn]) expect(Object.keys(texts).sort()).toEqual(Object.keys(expected).sort());
  });
});

describe('a title', () => {
  it.each(['甲\n乙', '甲\r乙', '甲\r\nBcc: all@yunlan.example', '甲\u0000乙', '甲\u0085乙'])(
    'that could end a header is refused where it comes in: %j',
    (bad) => {
      expect(contentSchema.safeParse(aContent({ title: bad })).success).toBe(false);
    },
  );

  it('loses line ends around it', () => {
    expect(contentSchema.parse(aContent({ title: '\r\n甲\r\n' })).title).toBe('甲');
  });
});
