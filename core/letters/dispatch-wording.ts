/** The words of 交办通知 and of the meeting's 交办清单; in braces stand the facts. */
export const dispatchWording = {
  title: '关于交办{session}提案的通知',
  opening:
    '现将{session}提案{count}件交你单位办理，请按下表所列办理方式和时限办结，并及时与提案人沟通。主办件的答复由你单位直接函复提案人；会办件的意见送主办单位。',
  columns: ['提案编号', '案由', '提案人', '办理方式', '办结时限'],
  closing: '对交办有不同意见的，请在规定的期限内提出，不得自行转办。',
  number: '第{n}号',
  proposers: '{name}等{count}名委员',
  due: '{clock}：{day}',
  provisional: '{day}（暂定）',
  roles: { lead: '主办', 'co-handler': '会办' },
} as const;

export const listWording = {
  title: '{session}提案交办清单',
  opening: '共{count}件，{units}个承办单位。',
  unitTitle: '{session}提案交办清单（{unit}）',
  unitOpening: '共{count}件。',
  columns: ['提案编号', '案由', '提案人', '主办单位', '会办单位', '办结时限'],
} as const;
