import type { TellingText } from '#core/case/telling-text.ts';

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
    tail: (facts) => facts.unit,
    sentence: (facts) => `${facts.unit}申请退办提案${facts.number.zh}《${facts.title}》，理由：${facts.detail}。请于${facts.dueOn}前审定。`,
  },
  'return-granted': {
    name: '同意退办',
    tag: '同意退办',
    tail: () => '',
    sentence: (facts) => `贵单位退办提案${facts.number.zh}《${facts.title}》的申请已获同意。`,
  },
  'return-refused': {
    name: '不同意退办',
    tag: '不同意退办',
    tail: () => '',
    sentence: (facts) =>
      `贵单位退办提案${facts.number.zh}《${facts.title}》的申请未获同意，请继续办理。${facts.detail === '' ? '' : `理由：${facts.detail}。`}${facts.outcome.zh === '' ? '' : `审定期限已过，按办理规则${facts.outcome.zh}。`}`,
  },
} as const satisfies Readonly<Record<string, TellingText>>;

export const refusals = {
  ReturnLimitReachedError: { title: '不能再申请退办', todo: '每个单位最多申请 {limit} 次，请继续办理或报请协调。' },
  ReturnWindowClosedError: { title: '已过退办申请期限', todo: '申请退办的期限为 {until}，请继续办理。' },
  SuggestedUnitNotAcceptedError: { title: '建议的承办单位有误', todo: '请另选名录中未承办本案的单位，核对 {unitId}。' },
  RefusedReturnIsNotRedispatchedError: { title: '不同意退办时不能改派', todo: '请去掉 redispatchTo（{unitId}），或同意退办。' },
} as const;
