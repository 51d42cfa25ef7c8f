import { problem } from '#core/contracts/problem.ts';
import type { ProblemText } from '#core/contracts/problem.ts';

/** What is refused about files that are brought in. */
export const importRefusals = {
  SheetUnreadableError: problem(
    422,
    { zh: '无法读取该文件', en: 'The file cannot be read' },
    {
      zh: '请用 WPS 或 Excel 打开后另存为 .xlsx 或 CSV 文件（不含宏），再上传。',
      en: 'Open it in a spreadsheet program, save it as .xlsx or CSV without macros, and send that.',
    },
  ),
  SheetOldFormatError: problem(
    422,
    { zh: '文件是旧版格式或设有密码', en: 'An old format, or a password' },
    { zh: '请取消打开密码，另存为 .xlsx 或 CSV 文件。', en: 'Take its password away and save it as .xlsx or CSV.' },
  ),
  SheetEncodingError: problem(
    422,
    { zh: '无法识别文件的文字编码', en: 'The text of the file cannot be told' },
    { zh: '请以 UTF-8 或 GB 18030 编码另存 CSV，或改用 .xlsx。', en: 'Save the CSV as UTF-8 or GB 18030, or use .xlsx.' },
  ),
  SheetTooLargeError: problem(
    413,
    { zh: '文件过大', en: 'The file is too large' },
    {
      zh: '文件展开后的内容超出限度；请删去多余的工作表、图片和空白行列，或分成几个文件。',
      en: 'Unpacked it holds too much: leave out sheets, pictures and empty cells it does not need, or split it.',
    },
  ),
  ImportTooManyRowsError: problem(
    422,
    { zh: '行数过多', en: 'Too many rows' },
    { zh: '一次最多导入 {most} 行，请分成几个文件。', en: 'One file may have {most} rows; split it.' },
  ),
  ImportEmptyError: problem(
    422,
    { zh: '文件中没有可导入的数据', en: 'There is nothing in the file' },
    { zh: '请在表头之下逐行填写后再上传。', en: 'Fill in rows below the headings and send it again.' },
  ),
  ImportHeadingsError: problem(
    422,
    { zh: '表头不符', en: 'The headings do not fit' },
    {
      zh: '缺少的列：{missing}；重复的列：{twice}。请使用下载的模板，表头不要改动。',
      en: 'Columns missing: {missing}; columns twice: {twice}. Use the template and leave its headings as they are.',
    },
  ),
  ImportHasFaultsError: problem(
    409,
    { zh: '文件中还有错误，尚未导入任何内容', en: 'There are errors, so nothing was brought in' },
    { zh: '共 {faults} 处错误；请按行列改正后重新上传。', en: '{faults} errors; mend them by row and column and send the file again.' },
  ),
  ImportChangedError: problem(
    412,
    { zh: '这不是您核对的那次试导入', en: 'This is not the trial you saw' },
    { zh: '请重新读取试导入结果，核对后再导入。', en: 'Read the trial again, check it, and run that.' },
  ),
  ImportRunAlreadyError: problem(
    409,
    { zh: '该文件已开始导入', en: 'It is being brought in, or was' },
    { zh: '请查看进度和结果；不会重复导入。', en: 'Look at its progress; nothing is brought in twice.' },
  ),
  ImportExpiredError: problem(
    409,
    { zh: '试导入已过期', en: 'The trial is no longer good' },
    { zh: '试导入结果保留一天；请重新上传文件。', en: 'A trial is good for a day; send the file again.' },
  ),
  ImportNotYoursError: problem(
    403,
    { zh: '须由上传人导入', en: 'Whoever sent the file runs it' },
    { zh: '请由上传人导入，或由您本人重新上传。', en: 'Ask who sent it, or send it again yourself.' },
  ),
  ImportNumberTakenError: problem(
    409,
    { zh: '案号已被使用', en: 'The case number is taken' },
    {
      zh: '案号 {number} 在试导入之后已编给其他提案；请核对后另填，重新上传该行。',
      en: 'Case number {number} was given to another proposal meanwhile; check it and send that row again.',
    },
  ),
} as const satisfies Readonly<Record<string, ProblemText>>;
