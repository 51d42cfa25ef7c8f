/** 文件式 and 信函式 of GB/T 9704-2012: the unit's choice. */
export const letterForms = ['file', 'letter'] as const;

export type LetterForm = (typeof letterForms)[number];
