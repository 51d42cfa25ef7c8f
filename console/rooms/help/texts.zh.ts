export const zh = {
  title: '使用帮助',
  chapters: '各岗位的帮助',
  names: {
    member: '委员',
    committee: '提案委',
    office: '政府办',
    unit: '承办单位',
    leader: '领导与审计',
    administrator: '管理员',
  },
} as const;
