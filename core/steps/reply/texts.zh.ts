import type { TellingText } from '#core/case/define/telling-text.ts';
import { the, yours } from '#core/case/define/telling-text.ts';

export const commands = {
  'issue-reply': '答复委员',
} as const;

/** Labels of the fields of a command's form that mean something of its own there. */
export const fields = {
  'issue-reply': {
    class: '办理结果类别',
    paragraphs: '答复内容',
    level: '层级（0为正文，1至4为标题）',
    text: '文字',
    answers: '答复第几条建议',
    table: '表格',
    picture: '图片',
    leader: '主办领导',
    handler: '主办人',
    phone: '联系电话',
    disclosure: '答复公开属性',
    contact: '与委员沟通情况',
    contactedOn: '沟通日期',
    way: '沟通方式',
  },
} as const;

/** Values that the form lets one choose. */
export const values = {
  disclosed: '主动公开',
  'on-request': '依申请公开',
  'not-disclosed': '不予公开',
  visit: '上门走访',
  meeting: '座谈',
  telephone: '电话',
  'in-writing': '书面征求意见',
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
  OnlyLeadRepliesError: { title: '会办单位不直接答复委员', todo: '会办单位请提出会办意见，由主办单位一并答复。' },
  OpinionsMissingError: { title: '会办意见未齐', todo: '还缺：{units}。逾期未提的，到规定时间后可先行答复。' },
  ClearanceFirstError: {
    title: '复函须先送审',
    todo: '按本单位的办理规则，复函经会签、核稿后由领导签发。请改为“送审”，签发后自动编号发出。',
  },
  UnknownReplyClassError: { title: '没有这个答复类别', todo: '请从中选择：{known}。' },
  PictureNotThereError: {
    title: '图片不在本件中',
    todo: '“{caption}”所用的图片已移除，或者不是本单位为这份复函上传的。请重新插入图片，或删去这一处。',
  },
  PictureNotPrintableError: {
    title: '图片不能排印',
    todo: '“{caption}”所用的图片（{file}）是隔行存储的 PNG、印刷用的 CMYK 色或者尺寸过大，印出来会是空框。请在“画图”等软件中打开，另存为普通的 PNG 或 JPEG 后重新插入；在工作台上传的会自动转换。',
  },
  PicturesTooLargeError: {
    title: '图片合计过大',
    todo: '一份复函的图片合计不超过{limit} MB，现有{size} MB。请压缩后重新插入，或改作附件。',
  },
  NoSuchSuggestionError: { title: '没有这条建议', todo: '该提案共{last}条建议，请核对所答复的第{answers}条。' },
} as const;
