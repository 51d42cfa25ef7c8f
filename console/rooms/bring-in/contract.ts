import type { listImports, readImport } from '#functions/import-session/routes/imports.ts';
import type { AnswerOf } from '../../api/contract.ts';

export type ImportAnswer = AnswerOf<typeof readImport>;
export type ImportList = AnswerOf<typeof listImports>;
export type ImportKind = ImportAnswer['kind'];
export type ImportReport = NonNullable<ImportAnswer['report']>;
