export const roles = {
  member: '委员',
  'committee-clerk': '提案委经办人',
  'committee-head': '提案委负责人',
  dispatcher: '交办经办人',
  supervisor: '督办领导',
  'unit-clerk': '承办单位经办人',
  'unit-leader': '承办单位负责人',
  auditor: '审计员',
  administrator: '管理员',
} as const;

/** Of the changes of somebody's rights. */
export const rights = {
  none: '无权限',
  and: '、',
  at: (role: string, unit: string): string => `${unit}${role}`,
  change: (name: string, before: string, after: string): string => `${name}（${before} → ${after}）`,
  login: (name: string): string => `${name}（更换登录账号）`,
  changeAndLogin: (name: string, before: string, after: string): string => `${name}（${before} → ${after}，并更换登录账号）`,
  more: (listed: string, count: number): string => `${listed}等${count}人`,
  between: '；',
  first: (name: string, count: number): string => (count === 1 ? name : `${name}等${count}人`),
  bootstrap: '初始管理员',
  recorded: (who: string, on: string, changes: string): string => `${who}于${on}变更了名录中的人员权限：${changes}。`,
} as const;
