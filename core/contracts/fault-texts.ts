import { rulesFaultTexts } from './rules-fault-texts.ts';
import type { Term } from './term.ts';

/** What is wrong with a text or an entry by a rule of ours; a schema names one by its key, and the API tells it in both languages. */
export const faultTexts = {
  'control-characters': {
    zh: '不允许使用控制字符或改变文字方向的字符',
    en: 'control characters and characters that turn the writing direction are not allowed',
  },
  'half-a-character': { zh: '含有不完整的字符', en: 'half a character is not allowed' },
  'nothing-to-read': { zh: '须有可读的文字', en: 'there must be something to read' },
  'one-line': { zh: '须为一行文字', en: 'must be one line' },
  'unit-missing': { zh: '单位经办人或负责人须写明所属单位', en: 'a unit clerk or leader belongs to a unit' },
  'unseen-characters': {
    zh: '名称和登录账号不得含有制表符、控制字符或看不见的字符',
    en: 'names and logins hold no tabs, controls or characters that nobody sees',
  },
  'role-twice': { zh: '每个角色只能写一次', en: 'each role may be named once' },
  'id-reserved': { zh: '该编号为系统保留', en: 'this id is reserved' },
  'one-list': { zh: '提案，人员，单位只能填一项', en: 'name one proposal or person or unit and not several' },
  'signs-nothing': { zh: '该类群机器人没有加签密钥', en: 'a robot of this kind has no signing key' },
  'mobile-number': { zh: '须为11位手机号码', en: 'a mobile number has 11 digits' },
  'nothing-asked': { zh: '请选择通知方式，或填写手机号码', en: 'choose a way to be told or give a number' },
  'reply-too-long': { zh: '答复全文不得超过六万字', en: 'the reply may have sixty thousand characters in all' },
  'reply-once': { zh: '答复内容须分段填写，或作为一段全文填写，二者选一', en: 'give the reply in paragraphs, or as one text' },
  'table-shape': { zh: '表格应有2至8列，最多200行', en: 'a table has two to eight columns and at most 200 rows' },
  'caption-long': { zh: '图名不超过100字', en: 'a caption has at most 100 characters' },
  'one-kind': { zh: '标题、表格、图片只能居其一', en: 'a paragraph is a heading, a table or a picture, and not several' },
  'reason-for-class': { zh: '改变办理结果类别的，须写明理由', en: 'another class needs a reason' },
  'session-reversed': { zh: '闭幕日不得早于开幕日', en: 'a session closes after it opens' },
  ...rulesFaultTexts,
} as const satisfies Record<string, Term>;

export type Fault = keyof typeof faultTexts;

export function isFault(name: string): name is Fault {
  return Object.hasOwn(faultTexts, name);
}

/** For a schema's own rule: its message is the fault's name. */
export const fault = (name: Fault): Fault => name;
