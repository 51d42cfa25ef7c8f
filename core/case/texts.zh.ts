export const stages = {
  draft: '草稿',
  'in-review': '审查中',
  'in-revision': '退回修改',
  'awaiting-number': '立案编号中',
  'awaiting-dispatch': '待交办',
  merged: '已并案',
  'in-handling': '办理中',
  'awaiting-feedback': '待反馈',
  'in-consultation': '协商督办',
  closed: '办结',
  declined: '不予立案',
  withdrawn: '撤回',
} as const;

export const assignmentStatuses = {
  'awaiting-sign-for': '待签收',
  'return-requested': '申请退办',
  'in-handling': '办理中',
  'awaiting-letter-number': '复函编号中',
  replied: '已答复',
  'opinion-given': '已提会办意见',
  'opinion-lapsed': '逾期未提会办意见',
  returned: '已退办',
  recalled: '已收回',
} as const;

/** What each webhook event means. */
export const statuses = {
  'assignment.assigned': '承办项交给一个单位',
  'proposal.deadline_moved': '期限调整',
} as const;

/** The clock runs on whatever happens. */
export const silences = { never: '继续等待' } as const;

/** Labels of fields that mean the same in every command's form. */
export const fields = {
  content: '提案内容',
  kind: '提案类别',
  session: '届次',
  title: '案由',
  matter: '情况与问题',
  suggestions: '建议',
  onBehalfOf: '以何名义',
  coSigners: '联名委员',
  publicity: '公开方式',
  reason: '理由',
  assignmentId: '承办项',
  clockId: '期限事项',
  unitId: '单位',
  due: '办理期限',
  amount: '时长',
  unit: '计算单位',
  on: '截止日期',
} as const;

/** Values that may be chosen in several forms. */
export const values = {
  personal: '个人提案',
  joint: '联名提案',
  party: '党派提案',
  'mass-organisation': '人民团体提案',
  sector: '界别提案',
  group: '小组提案',
  committee: '专委会提案',
  public: '全文公开',
  summary: '摘要公开',
  withheld: '不公开',
  'working-day': '工作日',
  'calendar-day': '自然日',
  month: '月',
} as const;

export const refusals = {
  UnknownUnitError: { title: '没有这个单位', todo: '请使用名录中的单位，核对 {unitId}。' },
  UnitHasNoAddresseeError: { title: '该单位没有在岗的经办人', todo: '请先在名录中为 {unitId} 登记在岗的经办人。' },
  UnitAssignedTwiceError: { title: '同一单位不能重复承办', todo: '请去掉重复的单位 {unitId}。' },
  DueDateNotAllowedError: { title: '办理期限不合规定', todo: '{unitId} 的期限 {dueOn} 须晚于 {after}，不晚于 {latest}。' },
  UnknownAssignmentError: { title: '没有这个承办项', todo: '请核对 {assignmentId}。' },
  AssignmentNotNamedError: { title: '请指明承办项', todo: '请用 assignmentId 指明：{assignments}（承办单位：{units}）。' },
  CommandNotLegalError: { title: '当前阶段不能这样办理', todo: '现在可以办理：{legal}。' },
} as const;

/** What a unit is in a case. */
export const roles = { lead: '主办', 'co-handler': '会办' } as const;
