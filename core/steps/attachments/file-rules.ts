import type { FileKind } from '#core/case/attached-file.ts';

/** Bytes of one file, and of all of a case that were not removed. */
export const largestFile = 20 * 1024 * 1024;
export const mostBytes = 100 * 1024 * 1024;
/** Files a case may ever have, removed ones counted: each is a commit that everybody reads who opens the case. */
export const mostFiles = 60;
/** Uploads of one person that were begun for a case and not attached yet. */
export const mostUploads = 20;

/** Under which endings a file of a kind goes, and how it is handed out. WPS writes Office's formats under endings of its own, too. */
export const kindRules: Readonly<Record<FileKind, { readonly endings: readonly string[]; readonly mediaType: string }>> = {
  pdf: { endings: ['pdf'], mediaType: 'application/pdf' },
  docx: { endings: ['docx', 'wps'], mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { endings: ['xlsx', 'et'], mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  pptx: { endings: ['pptx', 'dps'], mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation' },
  doc: { endings: ['doc', 'wps'], mediaType: 'application/msword' },
  xls: { endings: ['xls', 'et'], mediaType: 'application/vnd.ms-excel' },
  ppt: { endings: ['ppt', 'dps'], mediaType: 'application/vnd.ms-powerpoint' },
  jpeg: { endings: ['jpg', 'jpeg'], mediaType: 'image/jpeg' },
  png: { endings: ['png'], mediaType: 'image/png' },
  text: { endings: ['txt'], mediaType: 'text/plain' },
};

/** Every ending that is accepted. */
export const endings: readonly string[] = [...new Set(Object.values(kindRules).flatMap((rule) => rule.endings))];

/** `pdf` of `Plan.PDF`; empty where there is none. */
export function endingOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Whether a file of this kind may be called so: a name that says another kind lies. */
export function isNamedAs(kind: FileKind, name: string): boolean {
  return kindRules[kind].endings.includes(endingOf(name));
}
