import type { TellingText } from '#core/case/define/telling-text.ts';
import { further, quoted, the } from '#core/case/define/telling-text.ts';

export const commands = {
  'request-return': '申请退办',
  'decide-return': '审定退办申请',
} as const;

/** Labels of the fields of a command's form that mean something of its own there. */
export const fields = {
  'request-return': { reason: '退办理由', suggestedUnitId: '建议承办单位' },
  'decide-return': { granted: '同意退办', reason: '审定理由', redispatchTo: '改交单位' },
} as const;

/** Ways to give a command that lead to different ends. */
export const attempts = {
  redispatched: '同意退办并改交其他单位',
  granted: '同意退办，暂不改交',
  refused: '不同意退办',
} as const;

export const clocks = {
  'return-decision': '退办审定',
} as const;

/** How silence was taken. */
export const silences = {
  refused: '视为不同意退办，由原单位继续办理',
} as const;

/** What each webhook event means. */
export const statuses = {
  'assignment.return_requested': '承办单位申请退办',
  'assignment.returned': '同意退办，承办项结束',
  'assignment.return_refused': '不同意退办，或逾期视为不同意',
} as const;

export const tellings = {
  'return-requested': {
    name: '申请退办',
    tag: '申请退办',
    tail: (facts) => `${facts.unit}，请于${facts.dueOn}前审定`,
    sentence: (facts) => `${facts.unit}申请退办${the(facts)}，理由：${quoted(facts.detail)}。请您于${facts.by}审定。`,
  },
  'return-granted': {
    name: '同意退办',
    tag: '同意退办',
    tail: () => '你单位不再办理',
    sentence: (facts) => `你单位退办${the(facts)}的申请已获同意，该提案不再由你单位办理。`,
  },
  'return-refused': {
    name: '不同意退办',
    tag: '不同意退办',
    tail: () => '请继续办理',
    sentence: (facts) =>
      facts.outcome.zh === ''
        ? `你单位退办${the(facts)}的申请未获同意${further(facts.detail, (words) => `，理由：${quoted(words)}`)}。请你单位继续办理。`
        : `你单位退办${the(facts)}的申请未在期限内审定，按办理规则${facts.outcome.zh}。`,
  },
} as const satisfies Readonly<Record<string, TellingText>>;

export const refusals = {
  ReturnLimitReachedError: { title: '不能再申请退办', todo: '每个单位最多申请 {limit} 次，请继续办理或报请协调。' },
  ReturnWindowClosedError: { title: '已过退办申请期限', todo: '申请退办的期限为 {until}，请继续办理。' },
  SuggestedUnitNotAcceptedError: { title: '建议的承办单位有误', todo: '请另选名录中未承办本案的单位，核对 {unitId}。' },
  RefusedReturnIsNotRedispatchedError: { title: '不同意退办时不能改派', todo: '请不选改交单位（{unitId}），或改为同意退办。' },
} as const;
