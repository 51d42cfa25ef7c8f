import type { TellingText } from '#core/case/define/telling-text.ts';
import { further, quoted, the, yours } from '#core/case/define/telling-text.ts';

export const commands = {
  'answer-publication': '提交公开意见',
  'publish-reply': '公开答复',
  'withdraw-publication': '撤回公开',
} as const;

/** Labels of the fields of a command's form that mean something of its own there. */
export const fields = {
  'answer-publication': { consents: '同意公开本次答复', reason: '不同意的理由' },
  'withdraw-publication': { reason: '撤回理由' },
} as const;

/** Values that a form lets one choose. */
export const values = {
  office: '政府办',
  'answering-unit': '答复单位',
  'by-itself': '提案人同意后自动公开',
} as const;

/** Ways to give a command that lead to different ends. */
export const attempts = {
  consents: '同意公开时',
  refuses: '不同意公开时',
} as const;

/** What a proposer says. */
export const answers = {
  consents: '同意公开',
  refuses: '不同意公开',
} as const;

/** Why it is off the public page, where nobody gave a reason. */
export const withdrawals = { consent: '提案人不再同意公开' } as const;
export const correctedBy = (number: string): string => `其更正函（${number}）不予主动公开`;

/** What each webhook event means. */
export const statuses = {
  'assignment.reply_published': '答复已在公开页面公布（隐去电话、证件号码等信息）',
  'assignment.publication_withdrawn': '已公布的答复撤回公开，转载的应一并撤下',
} as const;

export const tellings = {
  'publication-asked': {
    name: '征求公开意见',
    tag: '答复公开征求意见',
    tail: (facts) => facts.detail,
    sentence: (facts) =>
      `${facts.unit}对${yours(facts)}的答复（${facts.detail}）拟在网上公开，电话、证件号码等个人信息将予隐去。是否同意公开，请登录系统打开提案，提交公开意见；第一提案人没有同意的，不予公开。`,
  },
  'publication-answered': {
    name: '委员对公开的意见',
    tag: '答复公开',
    tail: (facts) => facts.outcome.zh,
    sentence: (facts) =>
      `关于${the(facts)}的答复，提案人${facts.outcome.zh}${further(facts.reason, (words) => `，理由：${quoted(words)}`)}。${facts.outcome.zh === answers.consents ? '请核对公开稿后办理公开。' : '本次答复不予公开；已公开的已经撤回。'}`,
  },
  'publication-withdrawn': {
    name: '撤回公开',
    tag: '答复撤回公开',
    tail: (facts) => facts.detail,
    sentence: (facts) =>
      `${the(facts)}的答复（${facts.detail}）已撤回公开${further(facts.outcome.zh, (words) => `：${words}`)}${further(facts.reason, (words) => `，理由：${quoted(words)}`)}。`,
  },
} as const satisfies Readonly<Record<string, TellingText>>;

export const refusals = {
  PublicationAnsweredError: { title: '已经这样答复过', todo: '您对本次答复是否公开的意见没有变化，不需要再次提交。' },
  ReplyNotOpenError: { title: '该答复不能公开', todo: '复函的公开属性是依申请公开或不予公开。属性有误的，请先发更正函。' },
  ProposalWithheldError: { title: '提案人不同意公开提案', todo: '提案的公开方式为不公开，答复也不公开。' },
  ProposerRefusesError: { title: '提案人不同意公开', todo: '有提案人不同意公开本次答复，不能公开；提案人改变意见后可以公开。' },
  ConsentAwaitedError: { title: '尚未征得提案人同意', todo: '已通知提案人，请待第一提案人在系统中同意后再公开。' },
  PublishedByOthersError: { title: '不由您公开', todo: '按办理规则，答复由规定的一方（政府办或者答复单位）公开。' },
} as const;
