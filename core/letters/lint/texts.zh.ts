import type { FindingKind } from './finding.ts';

/** What is wrong (`says`) and how it is mended (`mend`); `quoted` are the words of the letter, `right` what the record has. */
export const findings: Readonly<
  Record<FindingKind, { says: (quoted: string, right: string) => string; mend: (quoted: string, right: string) => string }>
> = {
  'other-number': { says: (quoted) => `发文字号“${quoted}”与登记的不一致`, mend: (_, right) => `改为“${right}”` },
  'other-class': { says: (quoted) => `类别“${quoted}”与登记的不一致`, mend: (_, right) => `改为“${right}类”，或先更改登记的类别` },
  'other-date': { says: (quoted) => `成文日期“${quoted}”与登记的不一致`, mend: (_, right) => `改为“${right}”` },
  'other-case-number': { says: (quoted) => `提案编号“第${quoted}号”不是本案编号`, mend: (_, right) => `改为“第${right}号”` },
  'other-session': { says: (quoted) => `届次“${quoted}”与本案不一致`, mend: (_, right) => `改为“${right}”` },
  'wrong-honorific': { says: (quoted) => `政协委员不应称“${quoted}”`, mend: () => '改称“委员”' },
  'wrong-name': { says: (quoted) => `称呼“${quoted}”与提案人不符`, mend: (_, right) => `改为“${right}”` },
  unanswered: { says: (quoted) => `第${quoted}条建议没有答复`, mend: (_, right) => `补写对“${right}”的答复；不采纳的也请说明理由` },
  'promise-without-date': { says: (quoted) => `承诺没有完成时限：“${quoted}”`, mend: () => '写明年、月，例如“2026年10月底前”' },
  'private-phone': { says: (quoted) => `“${quoted}”像是个人手机号码`, mend: () => '改用办公电话' },
  placeholder: { says: (quoted) => `有未填写的内容：“${quoted}”`, mend: () => '填写或删去' },
  'impossible-date': { says: (quoted) => `“${quoted}”这一天不存在`, mend: () => '核对日期后改正' },
  numbering: { says: (quoted) => `序号“${quoted}”顺序不对`, mend: (_, right) => `此处应为“${right}”` },
  'address-form': { says: (quoted) => `给委员的复函中出现“${quoted}”`, mend: () => '对委员称“您”，自称“我局”等' },
  'unknown-picture': {
    says: (quoted) => (quoted === '' ? '文件中新放入的一幅图片没有带回' : `文件中新放入的图片“${quoted}”没有带回`),
    mend: () => '请在起草页面用“插入图片”放入',
  },
  'no-contact': { says: () => '没有联系人或联系电话', mend: () => '写明主办人和办公电话' },
};
