export const zh = {
  title: '提案列表',
  search: '按案由或案号查找',
  find: '查找',
  stage: '阶段',
  light: '灯色',
  session: '届次',
  any: '不限',
  reset: '清除条件',
  list: '提案',
  loaded: (count: number, isMore: boolean) => (isMore ? `已显示${count}件，还有更多` : `共${count}件`),
  nothing: '没有符合条件的提案。',
} as const;
