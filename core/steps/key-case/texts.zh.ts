import type { TellingText } from '#core/case/define/telling-text.ts';
import { further, quoted, the } from '#core/case/define/telling-text.ts';

export const commands = {
  'mark-key-case': '列为重点提案',
  'unmark-key-case': '不再列为重点提案',
} as const;

/** Labels of the fields of a command's form that mean something of its own there. */
export const fields = {
  'mark-key-case': { level: '督办层级', ledBy: '领办领导（政府）', followedBy: '督办领导（政协）' },
  'unmark-key-case': { reason: '理由' },
} as const;

/** What each webhook event means. */
export const statuses = {
  'proposal.key_case_marked': '提案列为重点提案',
  'proposal.key_case_unmarked': '提案不再列为重点提案',
} as const;

export const tellings = {
  'key-case-marked': {
    name: '列为重点提案',
    tag: '重点提案',
    tail: (facts) => (facts.outcome.zh === '' ? '列为重点提案' : `列为重点提案，${facts.outcome.zh}`),
    sentence: (facts) =>
      `${the(facts)}已由提案委员会列为重点提案${further(facts.outcome.zh, (level) => `（${level}）`)}，请按重点提案办理要求抓好落实。`,
  },
  'key-case-unmarked': {
    name: '不再列为重点提案',
    tag: '重点提案',
    tail: () => '不再列为重点提案',
    sentence: (facts) => `${the(facts)}不再列为重点提案，理由：${quoted(facts.reason)}。`,
  },
} as const satisfies Readonly<Record<string, TellingText>>;

export const refusals = {
  UnknownKeyLevelError: { title: '没有这个督办层级', todo: '请从中选择：{known}。' },
  AlreadyKeyCaseError: { title: '已经是这样的重点提案', todo: '层级和领导都没有变化，不需要再次列入。' },
} as const;
