import { describe, expect, it } from 'vitest';
import { contentSchema } from '#core/case/content.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import type { Scope } from '#core/case/waits/decide-alarms.ts';
import type { MailItem } from '#core/notices/render/mail-content.ts';
import type { Notice } from '#core/notices/notice.ts';
import type { MailKind } from '#core/notices/render/mail-texts.ts';
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

const expected: Readonly<
  Record<Exclude<MailKind, 'address-failed' | 'endpoint-disabled' | 'rights-changed' | 'comments-asked' | 'comments-due'>, Expected>
> = {
  ...expectedTellings,
  reminder: {
    of: () => sounding(caseIn('in-handling'), '05-28T01:00:00', a1),
    to: ['transport-clerk'],
    urgency: 'digest',
    tail: '办理答复（剩5天）',
    zh: `提案第46号${title}须于2026年6月2日前（含当日）答复委员，还有5天，请您妥善安排。`,
    en: 'The step "reply" of proposal No. 46 is due by 2 June 2026 (5 days left). Please see to it in time.',
    line: ['办理答复', '2026-06-02', 5, 'yellow'],
  },
  'overdue-unit': {
    of: () => sounding(caseIn('in-handling'), '06-03T01:00:00', a1),
    to: ['transport-leader'],
    urgency: 'prompt',
    tail: '办理答复（逾期1个工作日）',
    zh: `你单位承办的提案第46号${title}应于2026年6月2日前（含当日）答复委员，已逾期1个工作日，请您督促经办同志尽快办理。`,
    en: 'The step "reply" of proposal No. 46, which your unit handles, was due by 2 June 2026 and is 1 working day overdue. Please see that it is completed soon.',
    line: ['办理答复', '2026-06-02', -1, 'red'],
  },
  'overdue-office': {
    of: () => sounding(caseIn('in-handling'), '06-03T01:00:00', a1),
    to: ['du'],
    urgency: 'prompt',
    tail: '办理答复（逾期1个工作日）',
    zh: `提案第46号${title}应于2026年6月2日前（含当日）由${transport}答复委员，已逾期1个工作日，请您督促办理。`,
    en: 'The step "reply" of proposal No. 46, for which Yunlan District Transport Bureau is responsible, was due by 2 June 2026 and is 1 working day overdue. Please press for it.',
    line: ['办理答复', '2026-06-02', -1, 'red'],
  },
  'overdue-leader': {
    of: () => sounding(caseIn('in-review'), '03-02T01:00:00'),
    to: ['he'],
    urgency: 'prompt',
    tail: '审查立案（逾期5个工作日）',
    zh: `提案${title}应于2026年2月24日前（含当日）由曹慎之同志完成审查，已逾期5个工作日，现提请您督办；此件已列入您的待办事项。`,
    en: `The step "review" of the proposal ${title}, for which Cao Shenzhi is responsible, was due by 24 February 2026 and is 5 working days overdue. It is submitted to you for supervision and is now on your list.`,
    line: ['审查立案', '2026-02-24', -6, 'red'],
  },
  silence: {
    of: () => sounding(caseIn('in-handling').sounds(a2), '04-17T16:00:00', a2),
    to: ['parks-clerk'],
    urgency: 'prompt',
    tail: '会办意见期限已过',
    zh: `提案第46号${title}的“会办意见”期限（2026年4月2日）已过，未收到办理结果，已按办理规则处理：会办意见缺席，主办单位可先行答复。`,
    en: 'The step "co-handling opinion" of proposal No. 46 was due on 2 April 2026 and nothing was received. By the rules: the opinion lapses; the lead may reply without it.',
  },
  assigned: {
    of: () =>
      telling(caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z'), (story) =>
        story.does('dispatch', { lead: { unitId: 'transport' } }),
      ),
    to: ['transport-clerk'],
    urgency: 'prompt',
    tail: '主办，2026年6月2日前答复委员',
    zh: `提案第46号${title}现交由你单位主办。请于2026年3月5日前（含当日）签收，于2026年6月2日前（含当日）答复委员。`,
    en: 'Proposal No. 46 is assigned to your unit as the lead. Please sign for it by 5 March 2026, and reply to the member by 2 June 2026.',
    line: ['办理答复', '2026-06-02', 92, 'green'],
  },
  'return-requested': {
    of: () => telling(dispatched(), (story) => story.does('request-return', theReturn)),
    to: ['du'],
    urgency: 'prompt',
    tail: `${transport}，请于2026年3月9日前审定`,
    zh: `${transport}申请退办提案第46号${title}，理由：“非本局职责”。请您于2026年3月9日前（含当日）审定。`,
    en: 'Yunlan District Transport Bureau asks to return proposal No. 46. Reason given: “非本局职责”. Please decide by 9 March 2026.',
    line: ['退办审定', '2026-03-09', 7, 'green'],
  },
  'return-granted': {
    of: () => telling(asked(), (story) => story.does('decide-return', { assignmentId: 'a1', granted: true })),
    to: ['transport-clerk'],
    urgency: 'prompt',
    tail: '你单位不再办理',
    zh: `你单位退办提案第46号${title}的申请已获同意，该提案不再由你单位办理。`,
    en: "Your unit's request to return proposal No. 46 is granted. Your unit no longer handles it.",
  },
  'return-refused': {
    of: () => telling(asked(), (story) => story.does('decide-return', { assignmentId: 'a1', granted: false, reason: '属本局职责。' })),
    to: ['transport-clerk'],
    urgency: 'prompt',
    tail: '请继续办理',
    zh: `你单位退办提案第46号${title}的申请未获同意，理由：“属本局职责”。请你单位继续办理。`,
    en: "Your unit's request to return proposal No. 46 is refused. Reason given: “属本局职责”. Please go on with it.",
  },
  reassigned: {
    of: () => reassigning({ to: 'police' }),
    to: ['police-clerk'],
    urgency: 'prompt',
    tail: '改由你单位主办',
    zh: `提案第46号${title}现改由你单位主办，改办理由：“职责已调整”。请于2026年6月2日前（含当日）答复委员。`,
    en: 'Proposal No. 46 is now assigned to your unit as the lead. Reason given: “职责已调整”. Please reply to the member by 2 June 2026.',
    line: ['办理答复', '2026-06-02', 84, 'green'],
  },
  'taken-away': {
    of: () => reassigning({ to: 'police' }),
    to: ['transport-clerk'],
    urgency: 'prompt',
    tail: '已改交其他单位',
    zh: '原由你单位承办的提案第46号已改由云澜区公安分局承办，你单位不再办理。改办理由：“职责已调整”。感谢你单位前期所做的工作。',
    en: 'Proposal No. 46 was given to Yunlan District Police; your unit no longer handles it. Reason given: “职责已调整”. Thank you for your work on it.',
    withheld: true,
  },
  recalled: {
    of: () => reassigning({}),
    to: ['transport-clerk'],
    urgency: 'prompt',
    tail: '你单位不再办理',
    zh: `原由你单位承办的提案第46号${title}已由政府办公室收回，你单位不再办理。收回理由：“职责已调整”。感谢你单位前期所做的工作。`,
    en: 'Proposal No. 46 was taken back by the government office; your unit no longer handles it. Reason given: “职责已调整”. Thank you for your work on it.',
  },
  'revision-requested': {
    of: () =>
      telling(caseIn('in-review').at('2026-01-20T02:00:00.000Z'), (story) =>
        story.does('return-for-revision', { opinion: '建议不够具体' }),
      ),
    to: ['lin'],
    urgency: 'prompt',
    tail: '请于2026年2月10日前重新提交',
    zh: `感谢您提交提案${title}。经审查，该提案需要修改补充，审查意见：“建议不够具体”。请您于2026年2月10日前（含当日）修改后重新提交。`,
    en: 'Thank you for your proposal. The review asks you to revise it: “建议不够具体”. Please submit it again by 10 February 2026.',
    line: ['修改重报', '2026-02-10', 21, 'green'],
  },
  declined: {
    of: () =>
      telling(caseIn('in-review'), (story) =>
        story.does('decline', { reasonCode: 'academic', explanation: '宜先由学会研讨。', referral: 'public-opinion' }),
      ),
    to: ['lin'],
    urgency: 'digest',
    tail: '审查结果',
    zh: `感谢您提交提案${title}。经审查，该提案不予立案，原因是：属于学术研讨（参照《全国政协提案工作条例》关于不予立案的规定）。审查说明：“宜先由学会研讨”。本件已转为社情民意信息，继续反映。期待您继续建言献策。`,
    en: `Thank you for your proposal. The review did not accept it. Reason: an academic discussion (following the national committee's Regulations on Proposal Work). The committee adds: “宜先由学会研讨”. It was passed on as information on public opinion. We look forward to your next suggestion.`,
  },
  filed: {
    of: () => telling(caseIn('awaiting-number'), (story) => story.numbers()),
    to: ['lin'],
    urgency: 'digest',
    tail: '已立案',
    zh: `您的提案${title}经审查予以立案，编为第46号提案，即将交有关单位办理。`,
    en: 'Your proposal is accepted, filed as No. 46, and will now be assigned to the units in charge.',
  },
  'opinion-given': {
    of: () => telling(caseIn('in-handling'), (story) => story.does('give-opinion', anOpinion)),
    to: ['transport-clerk'],
    urgency: 'digest',
    tail: '云澜区园林绿化局已提出',
    zh: `会办单位云澜区园林绿化局已就提案第46号${title}提出会办意见，请登录系统查阅，并在答复委员时统筹考虑。`,
    en: 'Yunlan District Parks Bureau, a co-handler, has given its opinion on proposal No. 46. Please read it in the system and take it into account in your reply.',
  },
  'opinion-lapsed': {
    of: () => sounding(caseIn('in-handling'), '05-06T02:00:00', a2),
    to: ['transport-clerk'],
    urgency: 'digest',
    tail: '云澜区园林绿化局未按期提出',
    zh: `会办单位云澜区园林绿化局未按期就提案第46号${title}提出会办意见。按照办理规则，你单位可先行答复委员。`,
    en: 'Yunlan District Parks Bureau, a co-handler, gave no opinion on proposal No. 46 in time. By the rules you may reply without it.',
  },
  reply: {
    of: () =>
      telling(caseIn('in-handling').does('give-opinion', anOpinion).at('2026-04-15T02:00:00.000Z').does('issue-reply', aReply), (story) =>
        story.numbers('a1'),
      ),
    to: ['lin'],
    urgency: 'prompt',
    tail: '云交提复〔2026〕47号，请于2026年5月9日前反馈',
    zh: `${transport}已对您的提案第46号${title}作出书面答复（云交提复〔2026〕47号）。请您审阅，并于2026年5月9日前（含当日）反馈意见；您的意见是评价办理工作的重要依据。`,
    en: "Yunlan District Transport Bureau has answered your proposal No. 46 in writing (云交提复〔2026〕47号). Please read the reply and give your opinion by 9 May 2026; the unit's work is judged by it.",
    line: ['委员反馈', '2026-05-09', 24, 'green'],
  },
  redo: {
    of: () => telling(caseIn('awaiting-feedback').at('2026-04-20T02:00:00.000Z'), (story) => story.does('give-feedback', dissatisfied)),
    to: ['transport-clerk'],
    urgency: 'prompt',
    tail: '第1轮，2026年5月20日前再次答复',
    zh: `委员对提案第46号${title}的办理结果不满意，意见为：“【委员意见】仍有三段无灯”。请认真研究委员意见，重新办理（第1轮），并于2026年5月20日前（含当日）再次答复委员。`,
    en: 'The member is not satisfied with how proposal No. 46 was handled and writes: “【委员意见】仍有三段无灯”. Please consider it carefully, handle the proposal again (round 1) and reply by 20 May 2026.',
    line: ['办理答复', '2026-05-20', 30, 'green'],
  },
  'author-succeeded': {
    of: () => telling(joint(), (story) => story.records([{ type: 'AuthorSucceeded', formerId: 'lin', authorId: 'shen' }])),
    to: ['cao', 'shen'],
    urgency: 'digest',
    tail: '沈知夏委员接任',
    zh: {
      cao: `提案${title}的第一提案人林若溪委员已不在任，由沈知夏委员接任第一提案人，此后由其接收答复、反馈意见。`,
      shen: `提案${title}的第一提案人林若溪委员已不在任，按办理规则由您接任第一提案人。此后的答复将送达您，届时请您反馈意见。`,
    },
    en: {
      cao: `The first proposer of the proposal ${title} has left; 沈知夏 has taken the place, and from now on receives and judges the reply.`,
      shen: `The first proposer of the proposal ${title} has left, and by the rules you have taken the place: from now on the reply comes to you, and you are asked for your opinion on it.`,
    },
  },
  'author-left': {
    of: () => telling(caseIn('in-review'), (story) => story.records([{ type: 'AuthorLeft', authorId: 'lin' }])),
    to: ['cao'],
    urgency: 'digest',
    tail: '无人接任',
    zh: `提案${title}的第一提案人林若溪委员已不在任，没有联名人可以接任，此后的答复无人接收、反馈，请研究处理。`,
    en: `The first proposer of the proposal ${title} has left, and no co-signer is there to take the place: nobody would receive or judge the reply. Please see to it.`,
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
    tail: '请于2026年5月20日前记录协商结果',
    zh: `提案第46号${title}经多次办理，委员仍不满意。请您组织双方当面协商，并于2026年5月20日前（含当日）在系统中记录协商结果。`,
    en: 'The member is still not satisfied with proposal No. 46 after it was handled again. Please bring both sides together in person, and record what came of it by 20 May 2026.',
    line: ['协商督办', '2026-05-20', 30, 'green'],
  },
  closed: {
    of: () => telling(caseIn('awaiting-feedback'), (story) => story.does('give-feedback', { ...satisfied, comment: dissatisfied.comment })),
    to: ['transport-clerk'],
    urgency: 'digest',
    tail: '委员满意',
    zh: `你单位主办的提案第46号${title}已办结：答复类别为B类，委员满意。`,
    en: 'Proposal No. 46, which your unit led, is closed: class B; the member is satisfied.',
  },
  'by-hand': {
    of: () =>
      telling(caseIn('in-handling').at('2026-05-28T02:00:00.000Z'), (story) =>
        story.does('remind', { clockId: 'a1.reply', note: '请于周五前报进展。' }),
      ),
    to: ['transport-clerk'],
    urgency: 'prompt',
    tail: '办理答复（剩5天）',
    zh: `现就提案第46号${title}专门提醒：该提案须于2026年6月2日前（含当日）答复委员，还有5天，请您妥善安排。附言：“请于周五前报进展”。`,
    en: 'You are reminded of proposal No. 46: "reply" is due by 2 June 2026 (5 days left). Please see to it in time. Note: “请于周五前报进展”.',
    line: ['办理答复', '2026-06-02', 5, 'yellow'],
  },
};

const lineOf = ({ clock }: MailItem): Expected['line'] => clock && [clock.name.zh, clock.dueOn, clock.daysLeft, clock.light];

const saidTo = (said: Expected['zh'], { recipientId }: Notice): string | undefined => (typeof said === 'string' ? said : said[recipientId]);

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
      expect(item).toMatchObject({
        kind,
        proposalId,
        sentence: { zh: saidTo(zh, notice), en: saidTo(en, notice) },
        tail,
        link: `${portalUrl}/cases/p1`,
      });
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
    expect([...mailKinds].sort()).toEqual(
      [...Object.keys(expected), 'address-failed', 'comments-asked', 'comments-due', 'endpoint-disabled', 'rights-changed'].sort(),
    );
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
