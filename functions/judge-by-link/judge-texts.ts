/** Words of the page on which a member judges by link; both languages stand on it. */
export const judgeTexts = {
  title: { zh: '评价提案办理情况', en: 'Judge how your proposal was handled' },
  number: { zh: '提案编号', en: 'Number' },
  matter: { zh: '案由', en: 'Title' },
  unit: { zh: '答复单位', en: 'Answered by' },
  letter: { zh: '复函文号', en: 'Letter' },
  corrects: {
    zh: (number: string) => `（更正函，更正${number}）`,
    en: (number: string) => ` (corrects ${number})`,
  },
  due: { zh: '请于此日前（含当日）反馈', en: 'Please answer by' },
  toForm: { zh: '直接去评价', en: 'Go to the form' },
  read: { zh: '复函全文', en: 'The whole reply' },
  calm: {
    zh: '请按您自己的看法评价。工作态度与办理结果分开评价；承办单位在重新办理或办结之前看不到您的评价。',
    en: 'Please judge by your own view. Attitude and result are judged apart; the units do not see it before the case is handled again or closed.',
  },
  lead: { zh: '对主办单位：', en: 'The lead unit' },
  co: { zh: '对会办单位的评价（选填）', en: 'The co-handlers (may be left out)' },
  attitude: { zh: '工作态度', en: 'Attitude' },
  result: { zh: '办理结果', en: 'Result' },
  values: {
    satisfied: { zh: '满意', en: 'satisfied' },
    basically: { zh: '基本满意', en: 'basically satisfied' },
    not: { zh: '不满意', en: 'not satisfied' },
  },
  comment: { zh: '意见或建议（选填）', en: 'Remarks (may be left out)' },
  notSatisfied: {
    zh: '办理结果不满意的，将由主办单位重新办理。写明哪里不满意，有助于把事办成。',
    en: 'A result that you are not satisfied with is handled again by the lead unit. It helps to say what was not good.',
  },
  publication: {
    legend: { zh: '答复公开（选填）', en: 'Publication (may be left out)' },
    asked: {
      zh: '本次答复拟在网上公开，电话、证件号码等个人信息将予隐去。您没有同意的，不予公开；以后改变意见的，请登录系统办理。',
      en: 'This reply is to be published, without telephones and other personal data. It is not unless you agree; sign in if you change your mind.',
    },
    values: {
      yes: { zh: '同意公开', en: 'I agree' },
      no: { zh: '不同意公开', en: 'I do not agree' },
    },
    is: {
      agreed: { zh: '您同意公开本次答复。', en: 'You agree that the reply is published.' },
      refused: { zh: '您不同意公开本次答复。', en: 'You do not agree that the reply is published.' },
      open: {
        zh: '本次答复是否公开，您还没有答复，请登录系统办理。',
        en: 'You have not said yet whether the reply may be published: please sign in.',
      },
    },
  },
  confirmed: { zh: '以上是我本人的评价，提交后不能更改。', en: 'This is my own judgement. It cannot be changed once it is sent.' },
  send: { zh: '提交评价', en: 'Send the judgement' },
  signIn: { zh: '登录系统', en: 'Sign in' },
  wrong: {
    attitude: { zh: '请选择对主办单位工作态度的评价。', en: 'Choose what the attitude of the lead unit was worth.' },
    result: { zh: '请选择对主办单位办理结果的评价。', en: 'Choose what the result of the lead unit was worth.' },
    units: {
      zh: '对会办单位的评价，请把工作态度和办理结果都选上，或都不选。',
      en: 'Of a co-handler choose both attitude and result, or neither.',
    },
    comment: {
      zh: '意见不能超过4000字，也不能含有看不见的控制字符。',
      en: 'Remarks have at most 4,000 characters, and no control characters.',
    },
    confirmed: { zh: '请勾选确认后再提交。', en: 'Tick the confirmation, then send it.' },
    form: { zh: '收到的内容不完整，请在本页重新填写后提交。', en: 'What arrived was not whole. Please fill it in again on this page.' },
  },
  judged: {
    zh: (day: string, time: string, byLink: boolean) =>
      `您已于${day}${time}${byLink ? '通过邮件链接' : '登录系统'}作出评价，谢谢。本链接不再接受评价，可以关闭本页；需要查看的，请登录系统。`,
    en: (day: string, time: string, byLink: boolean) =>
      `You judged this reply on ${day} at ${time}, ${byLink ? 'by the link of the mail' : 'signed in'}. Thank you. The link takes nothing more and this page can be closed; sign in to look at it.`,
  },
  none: {
    zh: '本链接不能使用：可能没有复制完整，或者反馈时间已过、提案已重新办理。需要评价或者查看的，请登录系统。',
    en: 'This link is no good: it may have been cut short, the time for an answer may be over, or the case is handled again. Please sign in to judge or to look.',
  },
  failed: {
    zh: '系统出错，评价还没有收到。请稍后重新提交，或者登录系统评价。',
    en: 'Something went wrong, and the judgement was not taken. Please send it again later, or sign in to judge.',
  },
} as const;
