/** What a letter lacks before it goes on. */
export const missing = {
  class: '办理结果类别（A、B、C）',
  publicity: '公开属性',
  session: '届次',
  caseNumber: '提案编号',
  addressees: '收件的委员或单位',
  body: '答复正文',
  handler: '主办人',
  phone: '联系电话',
  copies: '抄送单位',
  number: '发文字号',
  date: '成文日期',
  contact: '与委员沟通的日期和方式',
} as const;

/** With the units that have not given theirs. */
export const missingOpinions = (units: readonly string[]): string => `${units.join('、')}的会办意见`;

/** Letters that are out. */
export const kinds = { reply: '复函', opinion: '会办意见', correction: '更正函' } as const;
