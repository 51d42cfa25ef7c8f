export const zh = {
  title: '交办督办',
  lists: '选择列表',
  names: { dispatch: '待交办', returns: '退办待审定', late: '各单位逾期', unreached: '未送达' },
  nothing: {
    dispatch: { what: '目前没有待交办的提案。', next: '提案立案编号后即在此等待交办；同意退办、未另行指定单位的，也回到此处。' },
    returns: { what: '目前没有需要审定的退办申请。', next: '承办单位申请退办后，在此等待审定；逾期未审定的，按办理规则处理。' },
    supervised: { what: '目前没有报请您督办的退办申请。', next: '退办申请由政府办公室审定；逾期未审定、报请您督办的，列在此处。' },
  },
  late: {
    nothing: '目前没有单位逾期。',
    next: '承办单位超过期限未签收、未提会办意见或未答复的，按单位列在此处。',
    count: (clocks: number, more: boolean) => (more ? `逾期${clocks}项以上` : `逾期${clocks}项`),
    since: (cases: number, day: string) => `涉及${cases}件提案，最早${day}到期`,
    casesOf: (unit: string) => `${unit}的逾期事项`,
  },
  chase: {
    open: '催办',
    openFor: (title: string) => `催办《${title}》`,
    title: '人工催办',
    note: '附言（选填，写入通知）',
    paper: '将发出的通知',
    noPaper: '这一期限不由单位承担，只发邮件提醒，不出通知。',
    numberLater: '文号在发出时编定，此处以“×”表示。',
    send: '发出催办',
    sent: (unit: string, title: string) => `已就《${title}》催办${unit}，通知已编号，可在提案页查看和打印。`,
  },
  unreached: {
    nothing: '目前没有未送达的提醒。',
    next: '邮件退回、地址缺失或无人在岗，致使提醒没有送到任何人的，列在此处。',
    inCharge: '目前通知不到的责任人',
    inChargeWhat: '名下有正在计时的期限，但系统发出的提醒到不了本人，也无人代收。',
    open: (clocks: number) => `有${clocks}项期限正在计时`,
    lost: '没有送到任何人的提醒',
    lostWhat: '请先用电话等方式告知对方，再请管理员更正名录，以免再次发生。',
    todo: (why: string) => {
      switch (why) {
        case 'no-address':
          return '请管理员在名录中登记邮箱，或登记代收人、单位公共邮箱。';
        case 'bounced':
        case 'refused':
          return '请向本人核对邮箱，由管理员在名录中重新登记；重新登记后恢复发送。';
        case 'complained':
          return '对方邮箱把本系统的邮件标为垃圾邮件。请联系对方取消标记，再由管理员重新登记。';
        case 'inactive':
          return '该同志已不在岗。请管理员登记接替人员，必要时改办或收回。';
        case 'vacant':
          return '该岗位目前无人。请管理员在名录中登记在岗人员。';
        default:
          return '请电话告知对方，并请管理员核对名录。';
      }
    },
  },
} as const;
