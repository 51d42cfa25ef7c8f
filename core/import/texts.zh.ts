/** What is brought in. */
export const kinds = { proposals: '提案', units: '承办单位', people: '人员' } as const;

/** Headings of the columns. */
export const columns = {
  session: '届次',
  caseNumber: '案号',
  title: '案由',
  author: '第一提案人',
  coSigners: '联名委员',
  kind: '提案类别',
  onBehalfOf: '以何名义',
  matter: '情况与问题',
  suggestions: '建议',
  publicity: '公开方式',
  review: '审查结果',
  name: '名称',
  letterCode: '机关代字',
  nameEn: '英文名称',
  id: '编号',
  email: '邮箱',
  capacity: '可承办件数',
  duties: '职责词',
  roles: '角色',
  unit: '所在单位',
  phone: '办公电话',
  speaksFor: '可代表的组织',
  subject: '登录账号',
  language: '阅读语言',
  active: '在岗',
} as const;

/** Where people's sheets call a column otherwise. */
export const columnsOfPeople = { name: '姓名', nameEn: '英文姓名' } as const;

/** What else offices call them. */
export const aliases: Readonly<Record<string, readonly string[]>> = {
  session: ['会议届次', '届别'],
  caseNumber: ['提案号', '提案编号', '立案号'],
  title: ['提案题目', '题目', '标题', '提案名称', '提案标题'],
  author: ['提案人', '提案者', '第一提案者', '领衔委员'],
  coSigners: ['联名人', '附议人', '联名提案人'],
  kind: ['提案类型', '提案形式'],
  onBehalfOf: ['提案单位', '集体名称'],
  matter: ['情况分析', '问题', '提案内容', '主要问题', '情况和问题'],
  suggestions: ['具体建议', '意见建议', '建议内容', '办理建议'],
  publicity: ['是否公开', '公开属性'],
  review: ['立案情况', '审查意见'],
  name: ['姓名', '单位名称', '单位全称'],
  letterCode: ['代字', '发文代字'],
  nameEn: ['英文姓名', '英文名'],
  id: ['代码'],
  email: ['公用邮箱', '电子邮箱', '邮件地址'],
  capacity: ['承办能力'],
  duties: ['主要职责', '职责'],
  roles: ['身份', '岗位'],
  unit: ['单位', '工作单位', '所属单位'],
  phone: ['电话', '联系电话'],
  speaksFor: ['代表组织'],
  subject: ['账号'],
  language: ['语言'],
  active: ['是否在岗', '状态'],
};

/** How a column is filled in, for the template. */
export const guides = {
  session: '从选项中选择，或填届次编号',
  caseNumber: '在别处已编案号的填写（原样保留，本届内不得重复）；留空的由系统接续编号',
  title: '一事一案，一行，不超过100字',
  author: '委员姓名；有同名的填编号',
  coSigners: '委员姓名，用顿号隔开；有同名的填编号',
  kind: '从选项中选择；留空的，有联名委员为联名提案，没有为个人提案',
  onBehalfOf: '集体提案填写党派、团体、界别等名称；第一提案人只代表一个组织的可留空',
  matter: '不超过6000字',
  suggestions: '每条建议一行（单元格内换行），最多20条',
  publicity: '从选项中选择；留空为全文公开',
  review: '从选项中选择；填了案号的为“立案”，留空为“待审查”',
  name: '全称',
  letterCode: '复函文号中的代字，如“云教”',
  nameEn: '没有的可留空',
  id: '留空时按名称认定，新登记的由系统编号；登记后不能更改',
  email: '通知发往的地址',
  capacity: '同时可承办的件数，整数',
  duties: '用顿号隔开，如“养老服务、助餐”；用于建议承办单位',
  roles: '从选项中选择；几个角色用顿号隔开',
  unit: '承办单位人员必填，填单位名称或编号',
  phone: '印在办理材料上供联系',
  speaksFor: '委员可代表提出集体提案的组织，写作“党派提案：某某区总支”，几项用顿号隔开',
  subject: '统一身份认证的账号；与编号相同的可留空',
  language: '中文或英文；留空为中文',
  active: '是或否；留空为是',
} as const;

export const reviews = { pending: '待审查', filed: '立案' } as const;
export const yesNo = { yes: '是', no: '否' } as const;
export const languages = { zh: '中文', en: '英文' } as const;

export const sheets = { guide: '填写说明', choices: '选项', column: '列', required: '必填', guideOf: '说明' } as const;

/** What is wrong with a cell or a row. */
export const faults = {
  formula: '单元格是没有结果的公式；请复制后“粘贴为数值”',
  date: '单元格被识别为日期；请设为“文本”格式后重新填写',
  error: '单元格中的公式出错；请改为文字',
  'long-number': '数字超过15位，已失去精度；请设为“文本”格式后重新填写',
  merged: '该行有跨行合并的单元格；请取消合并，逐行填写',
  missing: '请填写',
  'unknown-session': '名录中没有届次“{value}”',
  'unknown-member': '名录中没有委员“{value}”；请核对姓名，或先登记',
  'several-people': '有几位“{value}”，请改填编号：{ids}',
  'unknown-unit': '名录中没有单位“{value}”；请先导入或登记单位',
  'several-units': '有几个单位名为“{value}”，请填编号：{ids}',
  'unknown-choice': '没有“{value}”这一选项；可填：{choices}',
  'not-a-number': '“{value}”不是整数',
  'case-number-form': '案号“{value}”须以数字结尾，最多六位数字，前面可有代字',
  'case-number-twice': '案号“{value}”与第{row}行重复',
  'case-number-taken': '案号“{value}”本届已编给其他提案',
  'numbered-otherwise': '该提案已在系统中，案号为“{value}”，与本行不同',
  'number-not-filed': '填了案号的，审查结果须为“立案”',
  'not-numbered': '该提案已在系统中，尚未编案号；不能再编为“{value}”，请在系统内办理',
  'row-twice': '与第{row}行内容完全相同',
  'same-entry-twice': '与第{row}行是同一条目',
  'speaks-for-form': '“{value}”须写作“类别：名称”',
} as const;

/** What does not keep a row out, but should be looked at. */
export const advice = {
  'alike-title': '案由与第{row}行相近，请核对是否重复',
  'columns-left-out': '没有导入的列：{columns}',
} as const;

/** What a row would do, and what became of it. */
export const does = { create: '新增', change: '更新', same: '已有，不再导入' } as const;
export const outcomes = { done: '已导入', same: '已有，未重复导入', 'left-out': '未导入' } as const;
export const states = {
  faulty: '有错误，未导入',
  checked: '已试导入，待确认',
  expired: '已过期',
  running: '正在导入',
  finished: '已导入',
} as const;
