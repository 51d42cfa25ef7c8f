import { problem } from '#core/contracts/problem.ts';

const another = { zh: '请换用 .docx、带文字的 PDF、网页或文本文件。', en: 'Use a .docx, a PDF with text, a web page or a text file.' };

/** Letters that cannot be printed, and files that are not read. */
export const letterRefusals = {
  GlyphsMissingError: problem(
    422,
    { zh: '字库中没有信函里的某些字', en: 'The typeface lacks characters of the letter' },
    {
      zh: '缺少：{characters}。请联系管理员安装含有这些字的字库，或按规范写法改写后再生成。',
      en: 'Missing: {characters}. Ask the administrator for a typeface that has them, or write them otherwise.',
    },
  ),
  LetterNotWrittenError: problem(
    404,
    { zh: '还没有可看的信函', en: 'There is no letter to look at yet' },
    { zh: '承办单位正在起草；正式发出后即可查看。', en: 'The unit is still writing it; you will find it here once it has been issued.' },
  ),
  LetterClosedError: problem(
    409,
    { zh: '信函已经发出', en: 'The letter has been issued' },
    {
      zh: '已发出的信函不再改动；确有错误的，另发更正函。',
      en: 'An issued letter does not change; a mistake is put right by a correcting letter.',
    },
  ),
  FileNotReadableError: problem(422, { zh: '无法读取这个文件', en: 'The file cannot be read' }, another),
  FileWithMacrosError: problem(
    422,
    { zh: '文件中含有宏，不予读取', en: 'The file holds macros and is not read' },
    { zh: '请另存为不含宏的 .docx 后重新上传。', en: 'Save it as a .docx without macros and upload it again.' },
  ),
  FileLinksOutError: problem(
    422,
    { zh: '文件引用了外部内容，不予读取', en: 'The file fetches content from elsewhere and is not read' },
    {
      zh: '请断开模板、图片等外部链接，另存后重新上传。',
      en: 'Break the links to templates, pictures and the like, save it and upload it again.',
    },
  ),
  FileUnpacksTooLargeError: problem(422, { zh: '文件解压后过大，不予读取', en: 'The file unpacks to too much and is not read' }, another),
  OldWordFileError: problem(
    422,
    { zh: '旧版 .doc 文件，无法读取', en: 'A .doc of old Word cannot be read' },
    { zh: '请在 Word 或 WPS 中另存为 .docx 后重新上传。', en: 'Save it as .docx in Word or WPS and upload it again.' },
  ),
  FileOnlyPictureError: problem(
    422,
    { zh: 'PDF 中没有文字，可能是扫描件', en: 'The PDF holds no text; it may be a scan' },
    { zh: '请上传带文字的 PDF 或 .docx。', en: 'Upload a PDF with text, or a .docx.' },
  ),
} as const;
