import { defaultPolicy } from '#core/policy/default-policy.ts';
import type { TellingKind } from '#core/steps/tellings.ts';
import { aContent } from '#test/support/a-content.ts';
import { aReply, anOpinion, caseIn, dispatchBoth, dissatisfied, satisfied } from '#test/support/case-in.ts';
import { CaseStory } from '#test/support/case-story.ts';
import {
  aCorrection,
  aDraft,
  chainPolicy,
  inClearance,
  readyToSubmit,
  signedAndNumbered,
  underReview,
} from '#test/support/in-clearance.ts';
import { moveDeadline } from '#test/support/move-deadline.ts';
import { expectedOfPublication } from './expected-of-publication.ts';
import { telling } from './telling.ts';
import type { Telling } from './telling.ts';

/** What is expected of one kind of telling. */
export interface Expected {
  readonly of: () => Telling;
  readonly to: readonly string[];
  readonly urgency: 'digest' | 'prompt';
  readonly tail: string;
  /** By recipient where they differ. */
  readonly zh: string | Readonly<Record<string, string>>;
  readonly en: string | Readonly<Record<string, string>>;
  /** What its reader may not see any more is told without the title. */
  readonly withheld?: true;
  /** Name, due day, days left and light of the line; absent for news. */
  readonly line?: readonly [string, string, number, string];
}

const a1 = { assignmentId: 'a1' };
const title = '《关于完善云澜湖环湖步道照明的提案》';
const transport = '云澜区交通运输局';
const keyPolicy = { ...defaultPolicy, keyCases: { levels: [{ code: 'chairs', zh: '主席会议督办', en: 'the chairs' }] } };
const aMark = { level: 'chairs' };
const keyStory = () => caseIn('in-handling', { policy: keyPolicy });
const corrected = () => signedAndNumbered().at('2026-04-20T02:00:00.000Z').does('correct-reply', aCorrection, 'transport-leader');
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
    tail: '林若溪委员提交，请于2026年2月10日前审查',
    zh: `林若溪委员提交的提案${title}待审查，请您于2026年2月10日前（含当日）完成审查立案。`,
    en: `The proposal ${title}, submitted by 林若溪, waits for review. Please decide on it by 10 February 2026.`,
    line: ['审查立案', '2026-02-10', 21, 'green'],
  },
  merged: {
    of: () => telling(caseIn('awaiting-dispatch').at('2026-02-02T02:00:00.000Z'), (story) => story.merges()),
    to: ['lin'],
    urgency: 'digest',
    tail: '与第12号提案并案办理',
    zh: `您的提案第46号${title}已与第12号提案并案办理，并案理由：“两案同一事项”。您的案号不变；承办单位的答复将一并送您。`,
    en: 'Your proposal No. 46 is handled together with proposal No. 12. Reason: “两案同一事项”. It keeps its number, and the reply will be sent to you as well.',
  },
  'merge-undone': {
    of: () =>
      telling(caseIn('merged').at('2026-02-03T02:00:00.000Z'), (story) => story.records([{ type: 'MergeUndone', reason: '事项不同。' }])),
    to: ['lin'],
    urgency: 'digest',
    tail: '单独办理',
    zh: `您的提案第46号${title}不再并案，改为单独办理，理由：“事项不同”。`,
    en: 'Your proposal No. 46 is handled on its own again. Reason: “事项不同”.',
  },
  'taken-in': {
    of: () =>
      telling(caseIn('awaiting-dispatch').at('2026-02-02T02:00:00.000Z'), (story) =>
        story.records([{ type: 'ProposalTakenIn', proposalId: 'p2', caseNumber: '12', proposerIds: ['shen'] }]),
      ),
    to: ['lin'],
    urgency: 'digest',
    tail: '第12号提案并入',
    zh: `第12号提案与您的提案第46号${title}内容相近，现并案办理；答复将同时送双方提案人。`,
    en: 'Proposal No. 12 concerns the same matter as your proposal No. 46 and is handled together with it; the reply goes to the proposers of both.',
  },
  'let-go': {
    of: () =>
      telling(caseIn('awaiting-dispatch').at('2026-02-02T02:00:00.000Z'), (story) =>
        story.records([{ type: 'ProposalLetGo', proposalId: 'p2' }]),
      ),
    to: ['lin'],
    urgency: 'digest',
    tail: '并入的提案改为单独办理',
    zh: `并入提案第46号${title}的一件提案已改为单独办理，本件照常办理。`,
    en: 'A proposal that was merged into proposal No. 46 is handled on its own again; this one goes on as before.',
  },
  'to-dispatch': {
    of: () => telling(caseIn('in-review').at('2026-01-20T02:00:00.000Z'), (story) => story.does('file').numbers()),
    to: ['du'],
    urgency: 'prompt',
    tail: '请于2026年2月24日前交办',
    zh: `提案第46号${title}现待交办，请您于2026年2月24日前（含当日）确定承办单位并交办。`,
    en: 'Proposal No. 46 waits for dispatch. Please decide on its units and assign it to them by 24 February 2026.',
    line: ['交办', '2026-02-24', 35, 'green'],
  },
  'to-countersign': {
    of: () => telling(readyToSubmit(), (story) => story.does('submit-for-clearance', aDraft, 'transport-clerk')),
    to: ['parks-clerk'],
    urgency: 'prompt',
    tail: '请于2026年4月20日前会签',
    zh: `提案第46号${title}的复函稿已由主办单位送请会签，请于2026年4月20日前（含当日）登录系统会签；有不同意见的，可直接修改或退回。`,
    en: 'The lead asks you to countersign its draft reply to proposal No. 46. Please do so in the system by 20 April 2026; you may change the text or return it.',
    line: ['会签', '2026-04-20', 7, 'green'],
  },
  'to-check': {
    of: () => telling(inClearance('countersign'), (story) => story.does('countersign', { assignmentId: 'a2' }, 'parks-clerk')),
    to: ['transport-leader'],
    urgency: 'prompt',
    tail: '请于2026年4月16日前核稿',
    zh: `提案第46号${title}的复函稿待核稿，请于2026年4月16日前（含当日）登录系统核稿；需要修改的，可直接修改或退回拟稿。`,
    en: 'The draft reply to proposal No. 46 is to be checked. Please read it over in the system by 16 April 2026; you may change the text or return it.',
    line: ['核稿', '2026-04-16', 3, 'green'],
  },
  'to-sign': {
    of: () => telling(inClearance('check').at('2026-04-15T02:00:00.000Z'), (story) => story.does('check-draft', a1, 'transport-leader')),
    to: ['transport-leader'],
    urgency: 'prompt',
    tail: '请于2026年4月20日前签发',
    zh: `提案第46号${title}的复函稿待您签发，请于2026年4月20日前（含当日）登录系统签发；需要修改的，可退回拟稿。签发后即编号发出，不再更改。`,
    en: 'The reply to proposal No. 46 waits for your signature. Please sign it in the system by 20 April 2026, or return it. Once signed it takes its number, goes out and is not changed any more.',
    line: ['签发', '2026-04-20', 5, 'green'],
  },
  'draft-returned': {
    of: () =>
      telling(inClearance('check'), (story) => story.does('return-draft', { ...a1, reason: '请补充进度安排。' }, 'transport-leader')),
    to: ['transport-clerk'],
    urgency: 'prompt',
    tail: `由${transport}退回`,
    zh: `${transport}将提案第46号${title}的复函稿退回，意见为：“请补充进度安排”。请修改后重新送审。答复期限为2026年6月2日（含当日）。`,
    en: 'Yunlan District Transport Bureau returned the draft reply to proposal No. 46: “请补充进度安排”. Please revise it and submit it again. The reply is due by 2 June 2026.',
    line: ['办理答复', '2026-06-02', 49, 'green'],
  },
  'letter-copied': {
    of: () => telling(inClearance('sign').does('sign-letter', a1, 'transport-leader'), (story) => story.numbers('a1')),
    to: ['parks-clerk'],
    urgency: 'digest',
    tail: '云交提复〔2026〕48号',
    zh: `${transport}已就提案第46号${title}作出书面答复（云交提复〔2026〕48号），抄送你单位，请登录系统查阅。`,
    en: 'Yunlan District Transport Bureau has answered proposal No. 46 (云交提复〔2026〕48号). Your unit gets a copy: please read it in the system.',
  },
  ...expectedOfPublication,
  'to-review-reply': {
    of: () =>
      telling(inClearance('sign', { policy: chainPolicy({ replyReview: true }) }), (story) =>
        story.does('sign-letter', a1, 'transport-leader'),
      ),
    to: ['du'],
    urgency: 'prompt',
    tail: '请于2026年4月22日前审核',
    zh: `提案第46号${title}的复函已由承办单位签发，请于2026年4月22日前（含当日）登录系统审核；通过后即编号发出，需要修改的可退回。`,
    en: 'The unit has signed its reply to proposal No. 46. Please review it in the system by 22 April 2026; once passed it takes its number and goes out, or you send it back.',
    line: ['复函审核', '2026-04-22', 7, 'green'],
  },
  'reply-class-changed': {
    of: () => telling(underReview(), (story) => story.does('pass-reply', { ...a1, class: 'C', reason: '尚无计划。' }, 'du')),
    to: ['transport-clerk', 'transport-leader'],
    urgency: 'prompt',
    tail: '类别调整为C类',
    zh: `提案第46号${title}的复函已审核通过，办理结果类别调整为C类，理由：“尚无计划”。`,
    en: 'The reply to proposal No. 46 passed review with its class changed to C: “尚无计划”.',
  },
  'reply-sent-back': {
    of: () => telling(underReview(), (story) => story.does('send-back-reply', { ...a1, reason: '请补充时限。' }, 'du')),
    to: ['transport-clerk', 'transport-leader'],
    urgency: 'prompt',
    tail: '请修改后重新送审',
    zh: `提案第46号${title}的复函经审核退回：“请补充时限”。请修改后重新送审。审核所用时间不计入办理期限，答复期限现为2026年6月2日（含当日）。`,
    en: 'The reply to proposal No. 46 was sent back in review: “请补充时限”. Please revise it and submit it for clearance again. The days of the review are not counted: the reply is now due by 2 June 2026.',
    line: ['办理答复', '2026-06-02', 47, 'green'],
  },
  'reply-corrected': {
    of: () => telling(corrected(), (story) => story.numbersCorrection()),
    to: ['lin'],
    urgency: 'prompt',
    tail: '云交提复〔2026〕49号，更正云交提复〔2026〕48号',
    zh: `${transport}对您的提案第46号${title}所作的复函（云交提复〔2026〕48号）有误，现以更正函（云交提复〔2026〕49号）予以更正，请以更正函为准。反馈期限自更正函发出之日起重新计算，请于2026年5月13日前（含当日）反馈意见。`,
    en: 'Yunlan District Transport Bureau made a mistake in its reply (云交提复〔2026〕48号) to your proposal No. 46 and corrects it by letter 云交提复〔2026〕49号. Please go by the correcting letter. The days for your judgement are counted anew: please give it by 13 May 2026.',
    line: ['委员反馈', '2026-05-13', 23, 'green'],
  },
  'correction-copied': {
    of: () => telling(corrected(), (story) => story.numbersCorrection()),
    to: ['cao', 'du', 'parks-clerk'],
    urgency: 'digest',
    tail: '云交提复〔2026〕49号，更正云交提复〔2026〕48号',
    zh: `${transport}就提案第46号${title}所作的复函（云交提复〔2026〕48号）有误，已以更正函（云交提复〔2026〕49号）予以更正，请以更正函为准。`,
    en: 'Yunlan District Transport Bureau made a mistake in its reply (云交提复〔2026〕48号) to proposal No. 46 and has corrected it by letter 云交提复〔2026〕49号. Please go by the correcting letter.',
    line: ['委员反馈', '2026-05-13', 23, 'green'],
  },
  'key-case-marked': {
    of: () => telling(keyStory(), (story) => story.does('mark-key-case', aMark, 'cao')),
    to: ['du', 'transport-clerk', 'parks-clerk'],
    urgency: 'prompt',
    tail: '列为重点提案，主席会议督办',
    zh: `提案第46号${title}已由提案委员会列为重点提案（主席会议督办），请按重点提案办理要求抓好落实。`,
    en: 'The committee has marked proposal No. 46 as a key case (the chairs). Please handle it accordingly.',
  },
  'key-case-unmarked': {
    of: () =>
      telling(keyStory().does('mark-key-case', aMark, 'cao'), (story) => story.does('unmark-key-case', { reason: '已另行督办。' }, 'cao')),
    to: ['du', 'transport-clerk', 'parks-clerk'],
    urgency: 'digest',
    tail: '不再列为重点提案',
    zh: `提案第46号${title}不再列为重点提案，理由：“已另行督办”。`,
    en: 'Proposal No. 46 is no key case any more: “已另行督办”.',
  },
  'co-signer-named': {
    of: () => telling(new CaseStory(), (story) => story.begins('submitted', joint)),
    to: ['shen'],
    urgency: 'prompt',
    tail: '林若溪委员请您联名',
    zh: `林若溪委员提交的提案${title}将您列为联名人，现正在审查。请您确认：同意联名的，无需办理；不同意的，请在立案前登录系统“退出联名”。`,
    en: `林若溪 has submitted the proposal ${title} and named you as a co-signer; it is in review. If you agree, there is nothing to do; if you do not, please withdraw as a co-signer in the system before it is filed.`,
  },
  'co-signer-left': {
    of: () => telling(new CaseStory().begins('submitted', joint), (story) => story.does('leave-co-signing', {}, 'shen')),
    to: ['lin', 'cao'],
    urgency: 'digest',
    tail: '沈知夏委员退出联名',
    zh: {
      lin: `沈知夏委员不参加您的提案${title}的联名，已退出。该提案已没有其他联名人，按个人提案办理。`,
      cao: `沈知夏委员不参加提案${title}的联名，已退出。该提案已没有其他联名人，按个人提案办理。`,
    },
    en: {
      lin: `沈知夏 does not stand with your proposal ${title} and is no co-signer of it any more. No other co-signer is left: it goes on as a personal proposal.`,
      cao: `沈知夏 does not stand with the proposal ${title} and is no co-signer of it any more. No other co-signer is left: it goes on as a personal proposal.`,
    },
  },
  'co-signer-renewed': {
    of: () => telling(caseIn('in-revision').at('2026-01-28T02:00:00.000Z'), (story) => story.does('resubmit', { content: joint })),
    to: ['shen'],
    urgency: 'prompt',
    tail: '已修改并重新提交',
    zh: `您联名的提案${title}已由林若溪委员修改并重新提交，现正在审查。`,
    en: `The proposal ${title}, which you co-sign, was revised and submitted again by 林若溪; it is in review.`,
  },
  'taken-back': {
    of: () =>
      telling(new CaseStory({ now: '2026-01-20T02:00:00.000Z' }).begins('submitted', joint), (story) =>
        story.does('withdraw', { reason: '另案提出。' }),
      ),
    to: ['cao', 'shen'],
    urgency: 'digest',
    tail: '不再办理',
    zh: {
      cao: `林若溪委员已撤回提案${title}，该提案不再办理。`,
      shen: `林若溪委员已撤回您联名的提案${title}，该提案不再办理。`,
    },
    en: {
      cao: `林若溪 has withdrawn the proposal ${title}; it will not be taken any further.`,
      shen: `林若溪 has withdrawn the proposal ${title}, which you co-sign; it will not be taken any further.`,
    },
  },
  'due-day-moved': {
    of: () => telling(jointlyHandled().at('2026-03-10T02:00:00.000Z'), (story) => moveDeadline(story, 'a1.reply', '2026-06-30')),
    to: ['transport-clerk'],
    urgency: 'prompt',
    tail: '办理答复改为2026年6月30日前',
    zh: `提案第46号${title}的“办理答复”期限已经调整，请您于2026年6月30日前（含当日）答复委员。`,
    en: 'The due day of the step "reply" of proposal No. 46 was moved. Please complete it by 30 June 2026.',
    line: ['办理答复', '2026-06-30', 112, 'green'],
  },
  dispatched: {
    of: () =>
      telling(new CaseStory().begins('submitted', joint).does('file').numbers().at('2026-03-02T02:00:00.000Z'), (story) =>
        story.does('dispatch', dispatchBoth),
      ),
    to: ['lin', 'shen'],
    urgency: 'digest',
    tail: `由${transport}主办`,
    zh: {
      lin: `您的提案第46号${title}已交由${transport}主办，答复后将及时告知您。`,
      shen: `您联名的提案第46号${title}已交由${transport}主办，答复后将及时告知您。`,
    },
    en: {
      lin: 'Your proposal No. 46 is assigned to Yunlan District Transport Bureau, which leads. You will be told when the reply is out.',
      shen: 'Proposal No. 46, which you co-sign, is assigned to Yunlan District Transport Bureau, which leads. You will be told when the reply is out.',
    },
  },
  'handed-over': {
    of: () => telling(jointlyHandled(), (story) => story.does('reassign', { assignmentId: 'a1', to: 'police', reason: '职责已调整。' })),
    to: ['lin', 'shen'],
    urgency: 'digest',
    tail: '改由云澜区公安分局主办',
    zh: {
      lin: `您的提案第46号${title}现改由云澜区公安分局主办，特此告知。`,
      shen: `您联名的提案第46号${title}现改由云澜区公安分局主办，特此告知。`,
    },
    en: {
      lin: 'Your proposal No. 46 is now led by Yunlan District Police.',
      shen: 'Proposal No. 46, which you co-sign, is now led by Yunlan District Police.',
    },
  },
  'reply-copied': {
    of: () => telling(replied(), (story) => story.numbers('a1')),
    to: ['cao', 'du', 'shen'],
    urgency: 'digest',
    tail: '云交提复〔2026〕47号',
    zh: {
      cao: `${transport}已答复提案第46号${title}（云交提复〔2026〕47号），并请林若溪委员于2026年5月9日前（含当日）反馈意见，特此告知。`,
      du: `${transport}已答复提案第46号${title}（云交提复〔2026〕47号），并请林若溪委员于2026年5月9日前（含当日）反馈意见，特此告知。`,
      shen: `${transport}已答复您联名的提案第46号${title}（云交提复〔2026〕47号），并请林若溪委员于2026年5月9日前（含当日）反馈意见，特此告知。`,
    },
    en: 'For your information: Yunlan District Transport Bureau has answered proposal No. 46 (云交提复〔2026〕47号), and 林若溪 is asked for an opinion on the reply by 9 May 2026.',
    line: ['委员反馈', '2026-05-09', 24, 'green'],
  },
  'redo-begun': {
    of: () => telling(caseIn('awaiting-feedback').at('2026-04-20T02:00:00.000Z'), (story) => story.does('give-feedback', dissatisfied)),
    to: ['lin'],
    urgency: 'digest',
    tail: '第1轮，2026年5月20日前再次答复',
    zh: `您对提案第46号${title}的反馈意见已经收到，现由${transport}重新办理（第1轮），并于2026年5月20日前（含当日）再次答复您。`,
    en: 'Your opinion on the reply to proposal No. 46 has arrived. Yunlan District Transport Bureau handles it again (round 1) and will reply to you by 20 May 2026.',
    line: ['办理答复', '2026-05-20', 30, 'green'],
  },
  'consultation-begun': {
    of: () =>
      telling(caseIn('awaiting-feedback', { policy: { ...defaultPolicy, redo: { rounds: 0 } } }).at('2026-04-20T02:00:00.000Z'), (story) =>
        story.does('give-feedback', dissatisfied),
      ),
    to: ['lin'],
    urgency: 'digest',
    tail: '将于2026年5月20日前协商',
    zh: `您的提案第46号${title}已转入协商督办，将于2026年5月20日前（含当日）请您与承办单位当面协商，具体安排另行告知。`,
    en: 'Your proposal No. 46 goes to consultation: you will be invited to meet the units in person by 20 May 2026. Day and place will follow.',
    line: ['协商督办', '2026-05-20', 30, 'green'],
  },
  'closed-member': {
    of: () => telling(replied().numbers('a1'), (story) => story.does('give-feedback', satisfied)),
    to: ['lin', 'shen'],
    urgency: 'digest',
    tail: '委员满意',
    zh: { lin: `您的提案第46号${title}已经办结（委员满意）。`, shen: `您联名的提案第46号${title}已经办结（委员满意）。` },
    en: {
      lin: 'Your proposal No. 46 is closed (the member is satisfied).',
      shen: 'Proposal No. 46, which you co-sign, is closed (the member is satisfied).',
    },
  },
  'overdue-list': {
    of: () =>
      telling(caseIn('in-handling').at('2026-06-03T01:00:00.000Z').sounds(a1).at('2026-06-08T01:00:00.000Z'), (story) => story.sounds(a1)),
    to: ['transport-clerk'],
    urgency: 'digest',
    tail: '办理答复（逾期4个工作日）',
    zh: `提案第46号${title}应于2026年6月2日前（含当日）答复委员，已逾期4个工作日，请您抓紧办理；确有困难的，请及时说明情况。`,
    en: 'The step "reply" of proposal No. 46 was due by 2 June 2026 and is 4 working days overdue. Please see to it soon, or say what stands in the way.',
    line: ['办理答复', '2026-06-02', -6, 'red'],
  },
  'silence-near': {
    of: () => telling(caseIn('awaiting-feedback').at('2026-05-06T01:00:00.000Z'), (story) => story.sounds()),
    to: ['cao'],
    urgency: 'digest',
    tail: '委员反馈（剩3天）',
    zh: `林若溪委员对提案第46号${title}的答复尚未反馈意见，反馈期限为2026年5月9日（还有3天）；届时仍未反馈的，将按未反馈计，提案办结。请您安排联系委员，听取意见。`,
    en: `林若溪 has not given an opinion on the reply to proposal No. 46 yet; it is asked for by 9 May 2026 (3 days left). If none comes, by the rules: counted as not given; the case is closed. Please have somebody call the member and listen.`,
    line: ['委员反馈', '2026-05-09', 3, 'yellow'],
  },
} as const satisfies Partial<Readonly<Record<TellingKind, Expected>>>;
