import { termsOf } from '#core/contracts/term.ts';
import type { Term } from '#core/contracts/term.ts';
import type { FileKind, FileTarget, ScanResult } from '#core/case/attached-file.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

export const targetTerms: Readonly<Record<FileTarget, Term>> = /* @__PURE__ */ (() => termsOf(zh.targets, en.targets))();

export const kindOfFileTerms: Readonly<Record<FileKind, Term>> = /* @__PURE__ */ (() => termsOf(zh.kinds, en.kinds))();

export const scanTerms: Readonly<Record<ScanResult, Term>> = /* @__PURE__ */ (() => termsOf(zh.scans, en.scans))();

/** Commands that are given through routes of their own. */
export const fileCommandTerms: Readonly<Record<keyof typeof zh.fileCommands, Term>> = /* @__PURE__ */ (() =>
  termsOf(zh.fileCommands, en.fileCommands))();
