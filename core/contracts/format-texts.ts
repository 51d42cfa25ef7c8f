import type * as z from 'zod';
import type { Term } from './term.ts';

type FormatIssue = Extract<z.core.$ZodIssue, { readonly code: 'invalid_format' }>;

/** The forms that texts have, by the names zod gives them. */
const formats: Readonly<Record<string, Term>> = {
  email: { zh: '邮箱地址不对，应如 name@example.org', en: 'is no mail address; write it like name@example.org' },
  url: { zh: '网址不对，应以 https:// 开头', en: 'is no web address; it begins with https://' },
  date: { zh: '日期不对，应为实际日期，如 2026-03-31', en: 'is no day there is; write it like 2026-03-31' },
  datetime: { zh: '时间不对，应如 2026-03-31T09:00:00+08:00', en: 'is no time; write it like 2026-03-31T09:00:00+08:00' },
};

/** Patterns of ours, by their source: what they ask for. */
const patterns: Readonly<Record<string, Term>> = {
  '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$': {
    zh: '编号不对，只能用英文字母、数字、点、下划线和短横线，以字母或数字开头，最多64位',
    en: 'is no id: letters, digits, dots, underscores and dashes, 64 at most, a letter or digit first',
  },
  '^a[1-9][0-9]{0,3}$': { zh: '承办项的编号不对，应如 a1', en: 'is no assignment; write it like a1' },
  '^[a-z0-9][a-z0-9.-]{0,63}$': { zh: '期限事项的编号不对，应如 a1.reply', en: 'is no clock; write it like a1.reply' },
  '^[A-Za-z0-9-]{1,8}$': { zh: '类别代码不对，应为办理规则中的类别，如 A', en: 'is no class; use one of the policy, such as A' },
  '^[A-Za-z0-9-]+$': { zh: '代码只能用英文字母、数字和短横线', en: 'takes letters, digits and dashes only' },
  '^[1-9]\\d{0,3}$': { zh: '须为1至9999的整数', en: 'must be a whole number from 1 to 9999' },
  '^\\d{4}$': { zh: '年份应为四位数字，如 2026', en: 'is no year; write it like 2026' },
  '^[\\u0021-\\u007E]{1,200}$': {
    zh: '只能用英文字母、数字和符号，不能有空格，最多200位',
    en: 'takes letters, digits and signs without spaces, 200 at most',
  },
};

/** A text that has not the form it should have. */
export function formatTerm({ format, ...issue }: FormatIssue): Term {
  if ('includes' in issue && typeof issue.includes === 'string')
    return { zh: `须含有“${issue.includes}”`, en: `must hold "${issue.includes}"` };
  return (
    formats[format] ?? patterns[sourceOf(issue.pattern)] ?? { zh: '格式不对，请核对', en: 'is not in the right form; please check it' }
  );
}

/** zod tells a pattern as `/source/flags`. */
const sourceOf = (pattern = ''): string => pattern.replace(/^\/(.*)\/[a-z]*$/su, '$1');
