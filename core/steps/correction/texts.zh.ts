import type { TellingText } from '#core/case/define/telling-text.ts';
import { further, the, yours } from '#core/case/define/telling-text.ts';

export const commands = { 'correct-reply': '发更正函' } as const;

/** Labels of the fields of a command's form that mean something of its own there. */
export const fields = {
  'correct-reply': {
    mistake: '原复函错在哪里（写入更正函）',
    reason: '出错原因（只留存备查，不写入更正函）',
    class: '更正后的办理结果类别（不变的不选）',
    text: '更正后的答复全文',
    paragraphs: '更正后的答复全文（分段）',
    level: '层级（0为正文，1至4为标题）',
    answers: '答复第几条建议',
    table: '表格',
    picture: '图片',
    leader: '主办领导（不变的不填）',
    handler: '主办人（不变的不填）',
    phone: '联系电话（不变的不填）',
    disclosure: '答复公开属性（不变的不选）',
  },
} as const;

/** What each webhook event means. */
export const statuses = {
  'assignment.reply_corrected': '复函有误，更正函已编号发出',
} as const;

export const tellings = {
  'reply-corrected': {
    name: '复函更正',
    tag: '提案复函更正',
    tail: (facts) => `${facts.detail}，更正${facts.reason}`,
    sentence: (facts) =>
      `${facts.unit}对您的${the(facts)}所作的复函（${facts.reason}）有误，现以更正函（${facts.detail}）予以更正，请以更正函为准。${further(facts.dueOn, () => `反馈期限自更正函发出之日起重新计算，请于${facts.by}反馈意见。`)}`,
  },
  'correction-copied': {
    name: '复函更正抄告',
    tag: '提案复函更正',
    tail: (facts) => `${facts.detail}，更正${facts.reason}`,
    sentence: (facts) =>
      `${facts.unit}就${facts.reader === 'co-signer' ? yours(facts) : the(facts)}所作的复函（${facts.reason}）有误，已以更正函（${facts.detail}）予以更正，请以更正函为准。`,
  },
} as const satisfies Readonly<Record<string, TellingText>>;

export const refusals = {
  CorrectionUnderWayError: { title: '更正函正在编号', todo: '稍候即编号发出；还有错误的，请待发出后再发更正函。' },
  NothingCorrectedError: { title: '更正后的内容与原复函相同', todo: '请修改类别、答复全文或联系人后再签发更正函。' },
} as const;
