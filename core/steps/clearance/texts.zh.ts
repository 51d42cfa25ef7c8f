import type { TellingText } from '#core/case/define/telling-text.ts';
import { further, quoted, the } from '#core/case/define/telling-text.ts';

export const commands = {
  'submit-for-clearance': '复函送审',
  countersign: '会签复函稿',
  'check-draft': '核稿通过',
  'sign-letter': '签发复函',
  'return-draft': '退回拟稿',
} as const;

const reply = {
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
} as const;

const changed = {
  text: '复函全文（可直接修改，原稿留存；表格的一行写作一行，各格之间用全角竖线分隔）',
  paragraphs: '复函全文（分段）',
  level: reply.level,
  answers: reply.answers,
  table: reply.table,
  picture: reply.picture,
} as const;

/** Labels of the fields of a command's form that mean something of its own there. */
export const fields = {
  'submit-for-clearance': { ...reply, countersign: '请会办单位会签' },
  countersign: { comment: '会签意见', ...changed },
  'check-draft': { comment: '核稿意见', ...changed },
  'sign-letter': { comment: '签发意见' },
  'return-draft': { reason: '退回理由和修改意见' },
} as const;

export const clocks = {
  countersign: '会签',
  check: '核稿',
  signing: '签发',
} as const;

/** How silence was taken. */
export const silences = {
  consented: '逾期未会签，视为同意',
} as const;

/** Values that a form lets one choose. */
export const values = {
  countersign: '会签',
  check: '核稿',
  sign: '签发',
  review: '复函审核',
  'unit-leader': '单位领导',
  'unit-head': '单位主要负责人',
  'file-form': '文件式',
  'letter-form': '信函式',
} as const;

/** Where a reply hangs. */
export const hangs = {
  countersign: '会签未完',
  check: '核稿中',
  sign: '待签发',
  review: '政府办审核中',
  numbering: '复函编号中',
  feedback: '委员未评价',
} as const;

export const tellings = {
  'to-countersign': {
    name: '请会签复函稿',
    tag: '请会签',
    tail: (facts) => `请于${facts.dueOn}前会签`,
    sentence: (facts) => `${the(facts)}的复函稿已由主办单位送请会签，请于${facts.by}登录系统会签；有不同意见的，可直接修改或退回。`,
  },
  'to-check': {
    name: '请核稿',
    tag: '请核稿',
    tail: (facts) => `请于${facts.dueOn}前核稿`,
    sentence: (facts) => `${the(facts)}的复函稿待核稿，请于${facts.by}登录系统核稿；需要修改的，可直接修改或退回拟稿。`,
  },
  'to-sign': {
    name: '请签发复函',
    tag: '请签发',
    tail: (facts) => `请于${facts.dueOn}前签发`,
    sentence: (facts) => `${the(facts)}的复函稿待您签发，请于${facts.by}登录系统签发；需要修改的，可退回拟稿。签发后即编号发出，不再更改。`,
  },
  'letter-copied': {
    name: '复函抄送',
    tag: '提案复函抄送',
    tail: (facts) => facts.detail,
    sentence: (facts) => `${facts.unit}已就${the(facts)}作出书面答复（${facts.detail}），抄送你单位，请登录系统查阅。`,
  },
  'draft-returned': {
    name: '复函稿退回',
    tag: '复函稿退回',
    tail: (facts) => `由${facts.unit}退回`,
    sentence: (facts) =>
      `${facts.unit}将${the(facts)}的复函稿退回，意见为：${quoted(facts.detail)}。请修改后重新送审。${further(facts.dueOn, () => `答复期限为${facts.dueOn}（含当日）。`)}`,
  },
} as const satisfies Readonly<Record<string, TellingText>>;

export const refusals = {
  LetterIncompleteError: { title: '复函稿还不完整', todo: '还缺：{missing}。请补齐后再送审。' },
  ClearanceUnderWayError: { title: '复函稿正在审签', todo: '要修改的，请先“退回拟稿”，改好后重新送审。' },
  NobodySignsError: { title: '没有人可以签发', todo: '请联系管理员在名录中登记本单位的领导（或主要负责人），再送审、签发。' },
  NobodyToCountersignError: { title: '没有会办单位', todo: '该提案没有会办单位，不需要会签，请取消勾选后再送审。' },
  CheckedByOthersError: { title: '拟稿人不能核自己的稿', todo: '请由本单位其他同志核稿：{people}。' },
  SignedByOthersError: { title: '复函由单位领导签发', todo: '请由{people}签发；需要修改的，可先退回拟稿。' },
} as const;
