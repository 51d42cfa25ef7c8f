import type { TellingText } from '#core/case/define/telling-text.ts';
import { the, yours } from '#core/case/define/telling-text.ts';

export const commands = {
  submit: '提交',
  resubmit: '修改后重新提交',
  withdraw: '撤回',
} as const;

/** Labels of the fields of a command's form that mean something of its own there. */
export const fields = {
  withdraw: { reason: '撤回理由' },
} as const;

export const clocks = {
  revision: '修改重报',
} as const;

/** How silence was taken. */
export const silences = {
  withdrawn: '视为撤回',
} as const;

/** What each webhook event means. */
export const statuses = {
  'proposal.submitted': '提案已提交，进入审查',
  'proposal.resubmitted': '提案修改后重新提交',
  'proposal.withdrawn': '提案撤回，或逾期视为撤回',
} as const;

export const tellings = {
  'co-signer-named': {
    name: '列为联名人',
    tag: '提案联名',
    tail: (facts) => `${facts.author.zh}请您联名`,
    sentence: (facts) =>
      `${facts.author.zh}提交的${the(facts)}将您列为联名人，现正在审查。请您确认：同意联名的，无需办理；不同意的，请在立案前登录系统“退出联名”。`,
  },
  'co-signer-renewed': {
    name: '联名提案重新提交',
    tag: '提案联名',
    tail: () => '已修改并重新提交',
    sentence: (facts) => `${yours(facts)}已由${facts.author.zh}修改并重新提交，现正在审查。`,
  },
  'taken-back': {
    name: '撤回',
    tag: '提案撤回',
    tail: () => '不再办理',
    sentence: (facts) => {
      const it = facts.reader === 'co-signer' ? yours(facts) : the(facts);
      return facts.outcome.zh === ''
        ? `${facts.author.zh}已撤回${it}，该提案不再办理。`
        : `${it}逾期未修改重报，${facts.outcome.zh}，不再办理。`;
    },
  },
} as const satisfies Readonly<Record<string, TellingText>>;

export const refusals = {
  UnknownSessionError: { title: '没有这个届次', todo: '请使用名录中的届次，或请管理员登记 {session}。' },
  SessionChangedError: { title: '不能改换届次', todo: '请保持原届次 {session}；另属新届次的请另行提交。' },
  CoSignerNotAcceptedError: { title: '联名人有误', todo: '请核对：{coSigners}（须为本机构委员，不含本人，不得重复）。' },
  CoSignersMissingError: { title: '联名提案须有联名人', todo: '请填写联名委员，或改为个人提案。' },
  CoSignersNotAllowedError: { title: '个人提案不设联名人', todo: '请去掉联名委员，或改为联名提案。' },
  NotSpeakingForError: {
    title: '您不能以该名义提出提案',
    todo: '您可以此类提案代表的组织：{names}。如有误，请联系管理员登记，或改为个人、联名提案。',
  },
  OnBehalfOfUnclearError: { title: '请指明以哪个组织的名义提出', todo: '请在“以何名义”中选定：{names}。' },
  SameTextError: { title: '内容相同的提案已经提交', todo: '您在本届次已提交过内容相同的提案，正在办理；如需修改，请在该提案上办理。' },
} as const;
