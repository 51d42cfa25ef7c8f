import type { Term } from '#core/contracts/term.ts';
import { roles } from './directory.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

/** What the fields of an entry's form are called where the field's name alone says too little. */
export const entryFieldTerms = {
  unit: {
    id: { zh: '编号（登记后不能更改）', en: 'Id (cannot be changed once recorded)' },
    name: { zh: '单位名称', en: 'Name in Chinese' },
    nameEn: { zh: '英文名称', en: 'Name in English' },
    letterCode: { zh: '机关代字', en: 'Letter code' },
    headId: { zh: '主要负责人（人员编号，用于签发）', en: 'Head, by the id of the person; signs where the rules ask for it' },
    email: { zh: '公用邮箱', en: 'Mailbox of the unit' },
    duties: { zh: '职责词（用于建议承办单位，如“养老服务”）', en: 'Duties, in words that proposals use; suggestions go by them' },
  },
  person: {
    id: { zh: '编号（登记后不能更改）', en: 'Id (cannot be changed once recorded)' },
    name: { zh: '姓名', en: 'Name' },
    nameEn: { zh: '英文姓名', en: 'Name in English' },
    roles: { zh: '角色', en: 'Roles' },
    unitId: { zh: '所在单位（承办单位人员必填）', en: 'Unit (for people of handling units)' },
    email: { zh: '邮箱', en: 'Mail address' },
    deputyId: { zh: '代收人（本人无法通知到时）', en: 'Deputy, told while this person cannot be reached' },
    subject: { zh: '登录账号（与编号不同时填写）', en: 'Login, where it is not the id' },
    speaksFor: { zh: '可代表的组织', en: 'Organisations this member may write for' },
    kind: { zh: '类别', en: 'Kind' },
    phone: { zh: '办公电话', en: 'Office telephone' },
    language: { zh: '阅读语言', en: 'Language of mails' },
    active: { zh: '在岗', en: 'Active' },
  },
  session: {
    id: { zh: '编号（如 6-1，登记后不能更改）', en: 'Id, such as 6-1 (cannot be changed once recorded)' },
    name: { zh: '届次名称', en: 'Name' },
    opensOn: { zh: '开幕日', en: 'Opening day' },
    closesOn: { zh: '闭幕日', en: 'Closing day' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Term>>>>;

/** Roles to choose from. */
export const roleChoices: readonly { readonly value: string; readonly label: Term }[] = roles.map((role) => ({
  value: role,
  label: { zh: zh.roles[role], en: en.roles[role] },
}));
