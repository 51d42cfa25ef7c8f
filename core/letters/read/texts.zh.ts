import type { FieldName, LetterFlag, LetterRecord, Addressees, Sureness } from './letter-record.ts';

export const fields: Readonly<Record<FieldName, string>> = {
  kind: '函件种类',
  issuer: '发文机关',
  number: '发文字号',
  class: '办理结果类别',
  publicity: '公开属性',
  title: '标题',
  session: '届次',
  caseNumber: '提案编号',
  addressees: '主送',
  matter: '案由',
  points: '分项答复',
  promises: '承诺事项',
  signer: '签发人',
  leader: '主办领导',
  handler: '主办人',
  phone: '联系电话',
  copies: '抄送',
  reports: '抄报',
  printed: '印发',
  date: '成文日期',
};

export const flags: Readonly<Record<LetterFlag['kind'], string>> = {
  'impossible-date': '日期不存在',
  'number-damaged': '发文字号残缺',
  'date-damaged': '成文日期残缺',
  'wrong-honorific': '称谓不是“委员”',
  'salutation-unusual': '称呼写法有误',
  'words-doubled': '文字重复',
  masked: '姓名或电话已隐去',
  'deputies-thanked': '正文称“代表”',
  'suggestion-of-deputies': '似为人大代表建议',
  'several-cases': '一函答复多件提案',
  'texts-differ': '标题与正文的案由不一致',
};

export const sureness: Readonly<Record<Sureness, string>> = { certain: '确定', likely: '较可靠', guessed: '推断' };

export const kinds: Readonly<Record<LetterRecord['kind'], string>> = {
  reply: '主办单位答复',
  'co-handler-to-member': '会办单位直接答复委员',
  opinion: '会办意见',
};

export const addressees: Readonly<Record<Addressees['kind'], string>> = { members: '委员', body: '提案单位', 'lead-unit': '主办单位' };
