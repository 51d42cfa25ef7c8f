import type { ProblemText } from '#core/contracts/problem.ts';

/** Refusals about endpoints of status webhooks, by name. */
export const webhookProblemTexts = {
  WebhookNotFoundError: {
    status: 404,
    title: { zh: '没有这个回调端点', en: 'No such webhook endpoint' },
    todo: { zh: '请核对 {endpointId}；已删除的端点不能恢复。', en: 'Check {endpointId}; what was deleted does not come back.' },
  },
  WebhookNotLegalError: {
    status: 409,
    title: { zh: '端点当前状态不能这样操作', en: 'Not possible in this state' },
    todo: {
      zh: '端点状态为 {status}，不能执行 {action}：待验证的请先验证，暂停或停用的请先恢复。',
      en: 'It is {status}, so {action} is not possible: verify what is pending, resume what is paused or disabled.',
    },
  },
  TooManyWebhooksError: {
    status: 409,
    title: { zh: '回调端点过多', en: 'Too many webhook endpoints' },
    todo: { zh: '每个机构最多 {limit} 个，请先删除不用的。', en: 'A body may have {limit}; delete those you do not use.' },
  },
  WebhookUrlTakenError: {
    status: 409,
    title: { zh: '该地址已有回调端点', en: 'There is an endpoint at this address already' },
    todo: {
      zh: '请修改或恢复已有的端点 {endpointId}；确需分开推送的，请使用不同的地址（如加查询参数）。',
      en: 'Change or resume {endpointId}; to receive two filters apart, give them different addresses, by a query for instance.',
    },
  },
  TooManyWebhookKeysError: {
    status: 409,
    title: { zh: '密钥更换过于频繁', en: 'Rotated too often' },
    todo: {
      zh: '同时有效的密钥最多 {limit} 个，请等旧密钥失效（更换后 24 小时）再换。',
      en: 'At most {limit} secrets sign at a time; wait until old ones end, 24 hours after they were replaced.',
    },
  },
  ReplayNotPossibleError: {
    status: 422,
    title: { zh: '不能从这个时间补发', en: 'No replay from there' },
    todo: {
      zh: '起始时间 {since} 须不早于 {earliest}，也不晚于现在；更早的请用 GET /v1/events 获取。',
      en: 'The start {since} must not lie before {earliest} or in the future; read older events with GET /v1/events.',
    },
  },
} as const satisfies Readonly<Record<string, ProblemText>>;
