import type { TellingText } from '#core/case/define/telling-text.ts';
import { quoted, the, yours } from '#core/case/define/telling-text.ts';

export const commands = { merge: '并案', 'undo-merge': '解除并案' } as const;

/** Labels of the fields of a command's form that mean something of its own there. */
export const fields = {
  merge: { into: '并入哪件提案（填案号）', reason: '并案理由' },
  'undo-merge': { reason: '解除并案的理由' },
} as const;

/** What to know of it before it is confirmed, beside what its events say. */
export const attempts = {
  together: '两件一并交办、一并答复，本件提案人成为对方提案的联名人；交办前可以解除',
  alone: '本件另行交办、单独答复；因并案成为对方提案联名人的，不再联名',
} as const;
export const goesWith = (number: string, title: string): string => `并入第${number}号提案《${title}》，本件案号不变`;

/** What each webhook event means. */
export const statuses = {
  'proposal.merged': '提案并入另一件提案办理',
  'proposal.merge_undone': '解除并案，提案单独办理',
  'proposal.took_in': '另一件提案并入本件办理',
  'proposal.let_go': '并入的提案不再与本件一并办理',
} as const;

export const tellings = {
  merged: {
    name: '并案',
    tag: '提案并案',
    tail: (facts) => `与第${facts.detail}号提案并案办理`,
    sentence: (facts) =>
      `${yours(facts)}已与第${facts.detail}号提案并案办理，并案理由：${quoted(facts.reason)}。您的案号不变；承办单位的答复将一并送您。`,
  },
  'merge-undone': {
    name: '解除并案',
    tag: '提案解除并案',
    tail: () => '单独办理',
    sentence: (facts) => `${yours(facts)}不再并案，改为单独办理，理由：${quoted(facts.reason)}。`,
  },
  'taken-in': {
    name: '并入',
    tag: '提案并案',
    tail: (facts) => `第${facts.detail}号提案并入`,
    sentence: (facts) => `第${facts.detail}号提案与${yours(facts)}内容相近，现并案办理；答复将同时送双方提案人。`,
  },
  'let-go': {
    name: '并入的提案分出',
    tag: '提案解除并案',
    tail: () => '并入的提案改为单独办理',
    sentence: (facts) => `并入${the(facts)}的一件提案已改为单独办理，本件照常办理。`,
  },
} as const satisfies Readonly<Record<string, TellingText>>;

export const refusals = {
  LeadsOthersError: { title: '已有提案并入本件', todo: '第{numbers}号提案已并入本件；请先解除并案，或者改为把另一件提案并入本件。' },
  MergedIntoItselfError: { title: '不能并入自身', todo: '请填写另一件提案的案号。' },
  MergeTargetError: {
    title: '不能并入该件提案',
    todo: '请填写一件已编案号、尚未交办、也未并入他案的提案；已交办的，可将本件交同一单位办理。',
  },
  MergeSettledError: { title: '并案已交办', todo: '第{number}号提案已经交办，两件一并办理、一并答复，不能再解除。' },
} as const;
