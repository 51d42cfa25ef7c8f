import { chainPolicy, inClearance, signedAndNumbered } from '#test/support/in-clearance.ts';
import { telling } from './telling.ts';

const a1 = { assignmentId: 'a1' };
const title = '《关于完善云澜湖环湖步道照明的提案》';
const transport = '云澜区交通运输局';
const publishing = () => ({ policy: { ...chainPolicy(), publication: { publishedBy: 'office' as const } } });

/** What is told of the publication of a reply. */
export const expectedOfPublication = {
  'publication-asked': {
    of: () => telling(inClearance('sign', publishing()).does('sign-letter', a1, 'transport-leader'), (story) => story.numbers('a1')),
    to: ['lin'],
    urgency: 'digest',
    tail: '云交提复〔2026〕48号',
    zh: `${transport}对您的提案第46号${title}的答复（云交提复〔2026〕48号）拟在网上公开，电话、证件号码等个人信息将予隐去。是否同意公开，请登录系统打开提案，提交公开意见；第一提案人没有同意的，不予公开。`,
    en: 'The reply of Yunlan District Transport Bureau to your proposal No. 46 (云交提复〔2026〕48号) is to be published, without telephones and other personal data. Please sign in and say whether you agree; without the first proposer’s consent it is not published.',
  },
  'publication-answered': {
    of: () => telling(signedAndNumbered(publishing()), (story) => story.does('answer-publication', { consents: true }, 'lin')),
    to: ['du'],
    urgency: 'digest',
    tail: '同意公开',
    zh: `关于提案第46号${title}的答复，提案人同意公开。请核对公开稿后办理公开。`,
    en: 'On the reply to proposal No. 46: a proposer agrees that it is published.',
  },
  'publication-withdrawn': {
    of: () =>
      telling(
        signedAndNumbered(publishing()).does('answer-publication', { consents: true }, 'lin').does('publish-reply', a1, 'du'),
        (story) => story.does('withdraw-publication', { ...a1, reason: '内容有误。' }, 'du'),
      ),
    to: ['lin', 'transport-clerk', 'du'],
    urgency: 'digest',
    tail: '云交提复〔2026〕48号',
    zh: `提案第46号${title}的答复（云交提复〔2026〕48号）已撤回公开，理由：“内容有误”。`,
    en: 'Proposal No. 46: the reply 云交提复〔2026〕48号 is no longer published. Reason: “内容有误”.',
  },
} as const;
