/** Lists that go out, and their columns. */
export const lists = {
  proposals: '提案清单',
  worklist: '待办清单',
  statistics: '承办情况统计',
  keyCases: '重点提案',
  dispatch: '交办清单',
} as const;

export const columns = {
  caseNumber: '案号',
  title: '案由',
  kind: '提案类别',
  session: '届次',
  stage: '阶段',
  author: '第一提案人',
  lead: '主办单位',
  coHandlers: '会办单位',
  class: '答复类别',
  light: '红黄绿灯',
  due: '期限事项',
  dueOn: '到期日',
  task: '待办事项',
  unit: '承办单位',
  leads: '主办件数',
  coHandled: '会办件数',
  open: '在办',
  lateNow: '目前逾期',
  gone: '已退办或收回',
  met: '按时',
  late: '逾期办理',
  days: '平均天数',
  noticeNumber: '交办通知文号',
  role: '承办方式',
  dueForUnit: '办理期限',
  level: '督办层级',
  cases: '件数',
  answered: '已答复',
  answeredInTime: '按期答复',
  satisfied: '满意',
  basically: '基本满意',
  notSatisfied: '不满意',
} as const;

export const roles = { lead: '主办', 'co-handler': '会办' } as const;

export const lights = { green: '绿灯', yellow: '黄灯', red: '红灯', grey: '未计时' } as const;
