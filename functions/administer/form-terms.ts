import type { Term } from '#core/contracts/term.ts';
import { robotKinds } from '#core/directory/directory.ts';

interface Choice {
  readonly value: string;
  readonly label: Term;
}

/** What a person reads mails in. */
export const languageChoices: readonly Choice[] = [
  { value: 'zh', label: { zh: '中文', en: 'Chinese' } },
  { value: 'en', label: { zh: '英文', en: 'English' } },
];

const robotNames: Readonly<Record<(typeof robotKinds)[number], Term>> = {
  dingtalk: { zh: '钉钉', en: 'DingTalk' },
  wecom: { zh: '企业微信', en: 'WeCom' },
};

export const robotKindChoices: readonly Choice[] = robotKinds.map((kind) => ({ value: kind, label: robotNames[kind] }));

/** What the fields of a group robot's form are called. */
export const robotTerms: Readonly<Record<string, Term>> = {
  kind: { zh: '机器人类型', en: 'Kind of robot' },
  url: { zh: '机器人地址（Webhook）', en: 'Address of the robot' },
  secret: { zh: '加签密钥（仅钉钉）', en: 'Signing key (DingTalk only)' },
};

/** The same of a year's holidays. */
export const holidayTerms: Readonly<Record<string, Term>> = {
  year: { zh: '年份', en: 'Year' },
  notice: { zh: '放假通知文号', en: 'Number of the notice' },
  issuedOn: { zh: '发文日期', en: 'Day of issue' },
  holidays: { zh: '节日', en: 'Holiday' },
  name: { zh: '节日名称', en: 'Name in Chinese' },
  nameEn: { zh: '节日英文名称', en: 'Name in English' },
  from: { zh: '放假首日', en: 'First day off' },
  until: { zh: '放假末日', en: 'Last day off' },
  makeUp: { zh: '调休上班日', en: 'Days worked in exchange' },
};
