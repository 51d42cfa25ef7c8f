/** Notices of what was dispatched (交办通知), around the paper itself, which is Chinese. */
export const zh = {
  title: '交办通知',
  year: (year: string) => `${year}年`,
  years: '按年份',
  none: '这一年没有交办通知。',
  noneNext: '集中交办执行后，每个承办单位各有一份编号的交办通知，列在这里；制度规定单件交办也编号的，同样列在这里。',
  list: '交办通知',
  line: (number: string, unit: string) => `${number}　${unit}`,
  what: (day: string, count: number) => `${day}，${count}件`,
  all: '全部交办通知',
  print: '打印',
  word: '下载Word文件',
  dispatchOf: '政协',
  proposers: (name: string, more: number) => (more === 0 ? name : `${name}等${more + 1}名委员`),
  due: (name: string, day: string) => `${name}：${day}`,
  provisional: '（暂定）',
  contact: (person: string, phone: string | undefined) =>
    phone === undefined ? `联系人：${person}` : `联系人：${person}　联系电话：${phone}`,
  to: (unit: string) => `${unit}：`,
} as const;
