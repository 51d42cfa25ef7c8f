import type { TellingText } from '#core/case/telling-text.ts';
import { the, yours } from '#core/case/telling-text.ts';

export const commands = {
  'issue-reply': '答复委员',
} as const;

/** Labels of the fields of a command's form that mean something of its own there. */
export const fields = {
  'issue-reply': { class: '办理结果类别', text: '答复内容' },
} as const;

export const clocks = {
  reply: '办理答复',
} as const;

/** What each webhook event means. */
export const statuses = {
  'assignment.reply_issued': '主办单位作出答复，复函正在编号',
  'assignment.replied': '复函已编号发出，待委员反馈',
} as const;

export const tellings = {
  reply: {
    name: '复函',
    tag: '提案复函',
    tail: (facts) => `${facts.detail}，请于${facts.dueOn}前反馈`,
    sentence: (facts) =>
      `${facts.unit}已对您的${the(facts)}作出书面答复（${facts.detail}）。请您审阅，并于${facts.by}反馈意见；您的意见是评价办理工作的重要依据。`,
  },
  'reply-copied': {
    name: '复函抄告',
    tag: '提案复函抄告',
    tail: (facts) => facts.detail,
    sentence: (facts) =>
      `${facts.unit}已答复${facts.reader === 'co-signer' ? yours(facts) : the(facts)}（${facts.detail}），并请${facts.author.zh}于${facts.by}反馈意见，特此告知。`,
  },
} as const satisfies Readonly<Record<string, TellingText>>;

export const refusals = {
  OnlyLeadRepliesError: { title: '会办单位不直接答复委员', todo: '会办单位请提出会办意见（give-opinion）。' },
  OpinionsMissingError: { title: '会办意见未齐', todo: '还缺：{units}。逾期未提的，到规定时间后可先行答复。' },
  UnknownReplyClassError: { title: '没有这个答复类别', todo: '请从中选择：{known}。' },
} as const;
