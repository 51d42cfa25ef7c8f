import type { FileKind, FileTarget, ScanResult } from '#core/case/attached-file.ts';

/** What is done with files, as a case's history names it. */
export const fileCommands = {
  'attach-file': '添加附件',
  'remove-file': '移除附件',
} as const;

export const targets = {
  proposal: '提案附件',
  opinion: '会办意见附件',
  contact: '沟通情况附件',
  letter: '复函附件',
} as const satisfies Readonly<Record<FileTarget, string>>;

export const kinds = {
  pdf: 'PDF 文件',
  docx: '文字文档',
  xlsx: '电子表格',
  pptx: '演示文稿',
  doc: '文字文档（旧格式）',
  xls: '电子表格（旧格式）',
  ppt: '演示文稿（旧格式）',
  jpeg: 'JPEG 图片',
  png: 'PNG 图片',
  text: '纯文本',
} as const satisfies Readonly<Record<FileKind, string>>;

export const scans = {
  clean: '已查杀病毒，未发现问题',
  none: '未查杀病毒（本系统未配置杀毒服务）',
} as const satisfies Readonly<Record<ScanResult, string>>;

export const refusals = {
  FileNotYoursToAttachError: {
    title: '不能在此处添加附件',
    todo: '提案附件由提案人、提案委员会添加，会办意见、沟通情况和复函的附件由承办单位添加。',
  },
  FilePlaceClosedError: {
    title: '现阶段不能再添加附件',
    todo: '提案附件请在提交前或退回修改时添加，承办单位的附件请在提出意见、答复之前添加。',
  },
  FileEndingNotAcceptedError: { title: '不接收这种文件', todo: '请改用以下格式：{accepted}。' },
  FileTooLargeError: { title: '文件过大', todo: '单个文件不超过 {limit} MB，请压缩或拆分后重新上传。' },
  CaseFilesFullError: { title: '本件附件空间不足', todo: '每件提案的附件合计不超过 {limit} MB，现还可添加 {left} MB。' },
  TooManyFilesError: { title: '本件附件过多', todo: '每件提案最多添加 {limit} 个附件（含已移除的），请合并后再传。' },
  TooManyUploadsError: { title: '未完成的上传过多', todo: '您已有 {limit} 个文件上传后没有附上，请先处理，或一天后再试。' },
  SameFileError: { title: '同一文件已经附上', todo: '此处已有内容完全相同的附件，不必重复添加。' },
  FileNotCheckedError: { title: '文件尚未检查完', todo: '请确认已经上传，稍候片刻再试；长时间没有结果的，请重新上传。' },
  FileOtherSizeError: { title: '上传的内容不完整', todo: '收到的大小与申报的不一致，请重新上传。' },
  FileNotAcceptedError: {
    title: '不接收这种内容',
    todo: '文件内容不是可接收的格式，请另存为 PDF、Office（WPS）文档、JPG、PNG 或纯文本后重新上传。',
  },
  FileLiesError: { title: '文件名与内容不符', todo: '文件的实际格式与后缀名不一致，请用原来的软件另存，不要只改后缀名。' },
  FileMacrosError: { title: '文件中含有宏或脚本', todo: '请另存为不含宏的格式，或导出为 PDF 后重新上传。' },
  FileLinkedError: { title: '文件引用了外部内容', todo: '请取消外部模板和链接的对象，或导出为 PDF 后重新上传。' },
  FileBombError: { title: '文件展开后过大', todo: '压缩内容展开后超出限度，请拆分，或导出为 PDF 后重新上传。' },
  FileTwoThingsError: { title: '文件中夹带了其他文件', todo: '同一文件不能兼作两种格式，请用原来的软件重新导出。' },
  FileLockedError: { title: '文件已加密', todo: '加密的文件无法检查，请去掉打开密码后重新上传。' },
  FileDamagedError: { title: '文件已损坏', todo: '文件无法读取，请打开核对并重新保存后上传。' },
  FileInfectedError: { title: '文件中发现病毒', todo: '请勿再传送此文件，并联系本单位网络安全管理人员处理所用电脑。' },
  FileRemovedError: { title: '附件已移除', todo: '该附件已被移除，不再提供下载；移除的理由见附件列表。' },
  FileStaysError: {
    title: '现在不能移除这个附件',
    todo: '已随复函发出或已进入下一环节的附件不能移除；提案附件确需移除的，请联系提案委员会。',
  },
} as const;
