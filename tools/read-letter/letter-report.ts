import type { Term } from '#core/contracts/term.ts';
import type { LetterFlag, LetterReading } from '#core/letters/read/letter-record.ts';
import { fieldNames } from '#core/letters/read/letter-record.ts';
import { needsLook } from '#core/letters/read/needs-look.ts';
import { fieldTerms, flagTerms, surenessTerms } from '#core/letters/read/reading-terms.ts';
import { sayField } from '#core/letters/read/say-field.ts';
import type { fileFaults } from '#functions/adapters/letters/unreadable-file-error.ts';

export interface FileReading extends LetterReading {
  readonly file: string;
  /** What the offsets count in; of a single file. */
  readonly text?: string;
  /** Why it was not read. */
  readonly fault?: Term;
}

export const fileFaultTerms: Readonly<Record<(typeof fileFaults)[number], Term>> = {
  'too-large': { zh: '文件超过20 MB', en: 'it has more than 20 MB' },
  'not-readable': { zh: '不是可读的 .docx、PDF、HTML 或文本文件', en: 'it is no .docx, PDF, HTML or text file that can be read' },
  macros: { zh: '含有宏，不予读取；请另存为不含宏的 .docx', en: 'it holds macros; save it as .docx without them' },
  'linked-content': { zh: '含有外部链接的内容，不予读取', en: 'it fetches content from elsewhere' },
  bomb: { zh: '解压后过大，不予读取', en: 'it unpacks to too much' },
  'old-word': { zh: '是旧版 .doc 文件；请另存为 .docx', en: 'it is a .doc of old Word; save it as .docx' },
  'picture-only': { zh: 'PDF 中没有文字（可能是扫描件）', en: 'the PDF holds no text (it may be a scan)' },
};

/** One letter, a line for each field with how sure it is, then what to look at and what was not found. */
export function letterReport({ file, fields, flags, missing, fault }: FileReading): string {
  if (fault !== undefined) return `${file}\n  ${fault.zh} · ${fault.en}`;
  const lines = fieldNames.flatMap((name) => {
    const found = fields[name];
    return found === undefined ? [] : [`  ${fieldTerms[name].zh}（${surenessTerms[found.sure].zh}）：${sayField(name, fields)}`];
  });
  return [file, ...lines, ...flags.map(sayFlag), `  未找到：${missing.map((name) => fieldTerms[name].zh).join('、')}`].join('\n');
}

const sayFlag = ({ kind, text, at }: LetterFlag): string =>
  `  ⚠ ${flagTerms[kind].zh} · ${flagTerms[kind].en}：${text}（${at.start}–${at.end}）`;

/** A folder at once: what needs a look in which file. */
export function letterTable(readings: readonly FileReading[]): string {
  const rows = readings.map(({ file, fields, flags, missing, fault }) => {
    if (fault !== undefined) return [file, '—', fault.zh];
    const look = needsLook({ fields, flags, missing }).map(({ zh }) => zh);
    return [file, fields.caseNumber?.value ?? '—', look.length === 0 ? '可直接入库' : look.join('；')];
  });
  const clean = rows.filter(([, , look]) => look === '可直接入库').length;
  return [
    '文件 · file\t案号 · case\t需核对 · needs a look',
    ...rows.map((row) => row.join('\t')),
    `${readings.length} 件，${clean} 件可直接入库 · ${readings.length} letters, ${clean} need no look`,
  ].join('\n');
}
