import type * as z from 'zod';
import { faultTexts, isFault } from './fault-texts.ts';
import { formatTerm } from './format-texts.ts';
import type { Term } from './term.ts';

type Issue = z.core.$ZodIssue;

/** What a place in a request is called, and what may be chosen there; `undefined` where nobody named it. */
export interface Names {
  readonly labelOf: (field: string, depth: number) => Term | undefined;
  readonly choiceOf: (value: string) => Term | undefined;
}

/** One thing that is wrong with a request: where, and in words. */
export interface ToldIssue extends Term {
  readonly path: readonly PropertyKey[];
}

/**
 * What is wrong with a request, by the names that people know and with what to do. The issues have to carry what was sent
 * (`reportInput`), so that what is missing is told from what is wrong. Of several forms that something may have, the one that
 * was most likely meant is told.
 */
export function tellIssues(issues: readonly Issue[], names: Names): ToldIssue[] {
  return issues.flatMap((issue) => meant(issue)).map((issue) => tellIssue(issue, names));
}

function tellIssue(issue: Issue, names: Names): ToldIssue {
  const { path } = issue;
  const [label, said] = [labelTerm(path, names), wrong(issue, names)];
  return { path, zh: label.zh === '' ? said.zh : `${label.zh}：${said.zh}`, en: label.en === '' ? said.en : `${label.en}: ${said.en}` };
}

/** An issue of a union as those of the branch that fits best: which is nearest to what was sent. */
function meant(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.input === undefined || issue.errors.length === 0) return [issue];
  const [nearest] = issue.errors.toSorted((a, b) => distance(a) - distance(b));
  if (nearest === undefined || nearest.some(({ code, path }) => code === 'invalid_type' && path.length === 0)) return [issue];
  return nearest.flatMap((one) => meant({ ...one, path: [...issue.path, ...one.path] }));
}

/** A field nobody knows weighs more than one that is missing: it belongs to another branch. */
function distance(issues: readonly Issue[]): number {
  return issues.reduce((sum, { code }) => sum + (code === 'unrecognized_keys' ? 3 : 1), 0);
}

/** `会办单位第1项的办理期限`, `co-handlers, item 1, due day or span`. */
function labelTerm(path: readonly PropertyKey[], { labelOf }: Names): Term {
  return path.reduce<Term>(
    ({ zh, en }, part, depth) => {
      if (typeof part === 'number') return { zh: `${zh}第${part + 1}项`, en: `${en}${en === '' ? '' : ', '}item ${part + 1}` };
      const name = labelOf(String(part), depth) ?? { zh: `“${shown(String(part))}”`, en: `"${shown(String(part))}"` };
      return { zh: zh === '' ? name.zh : `${zh}的${name.zh}`, en: en === '' ? name.en : `${en}, ${name.en}` };
    },
    { zh: '', en: '' },
  );
}

function wrong(issue: Issue, names: Names): Term {
  if (isMissing(issue)) return { zh: '请填写', en: 'please fill it in' };
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? { zh: '填写方式不对', en: 'is not in the right form' };
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum));
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum));
    case 'invalid_format':
      return formatTerm(issue);
    case 'not_multiple_of':
      return { zh: `须为${issue.divisor}的整数倍`, en: `must be a multiple of ${issue.divisor}` };
    case 'unrecognized_keys':
      return unknownFields(issue.keys);
    case 'invalid_value':
      return choices(issue.values, names);
    case 'invalid_key':
      return { zh: '这一名称不在可用范围内，请删去或更正', en: 'this name is not known here; correct it or leave it out' };
    case 'invalid_union':
      return { zh: '填写方式不对，请按表单逐项填写', en: 'is not in the right form; fill it in field by field' };
    case 'invalid_element':
      return { zh: '有一项填写有误', en: 'one of its items is wrong' };
    case 'custom':
      return isFault(issue.message) ? faultTexts[issue.message] : { zh: '填写有误，请核对', en: 'is wrong; please check it' };
  }
}

/** Nothing was sent there, or nothing that says anything. */
function isMissing(issue: Issue): boolean {
  const takesNothing: readonly Issue['code'][] = ['invalid_type', 'invalid_value', 'invalid_union'];
  return takesNothing.includes(issue.code) && (issue.input === undefined || issue.input === null);
}

const kinds: Readonly<Record<string, Term>> = {
  string: { zh: '须为文字', en: 'must be text' },
  number: { zh: '须为数字', en: 'must be a number' },
  int: { zh: '须为整数', en: 'must be a whole number' },
  boolean: { zh: '只能填“是”（true）或“否”（false）', en: 'must be yes (true) or no (false)' },
  array: { zh: '须为列表，可以只有一项', en: 'must be a list, if only of one' },
  object: { zh: '须按表单逐项填写', en: 'must be filled in field by field' },
  record: { zh: '须按表单逐项填写', en: 'must be filled in field by field' },
};

function tooSmall(origin: string, least: number): Term {
  if (origin === 'string')
    return least === 1 ? { zh: '不能为空', en: 'must not be empty' } : { zh: `至少${least}个字`, en: `needs ${least} characters at least` };
  if (origin === 'array') return { zh: `至少填${least}项`, en: `needs ${least} at least` };
  return { zh: `不能小于${least}`, en: `must not be less than ${least}` };
}

function tooBig(origin: string, most: number): Term {
  if (origin === 'string') return { zh: `最多${most}个字，请删减`, en: `takes ${most} characters at most; please shorten it` };
  if (origin === 'array') return { zh: `最多${most}项，请删减`, en: `takes ${most} at most; please leave some out` };
  return { zh: `不能大于${most}`, en: `must not be more than ${most}` };
}

const SHOWN_FIELDS = 5;

function unknownFields(keys: readonly string[]): Term {
  const some = keys.slice(0, SHOWN_FIELDS).map(shown);
  const more = keys.length - some.length;
  return {
    zh: `没有“${some.join('”“')}”${more > 0 ? `等${keys.length}项` : '这一项'}，请删去`,
    en: `there is no "${some.join('", "')}"${more > 0 ? ` and ${more} more` : ''}; please leave it out`,
  };
}

const SHOWN_CHOICES = 12;

function choices(values: readonly unknown[], { choiceOf }: Names): Term {
  const some = values.slice(0, SHOWN_CHOICES).map((value) => ({ code: String(value), term: choiceOf(String(value)) }));
  const more = values.length > some.length;
  return {
    zh: `只能选择${some.map(({ code, term }) => (term === undefined ? code : `${term.zh}（${code}）`)).join('、')}${more ? '等' : ''}`,
    en: `choose one of: ${some.map(({ code, term }) => (term === undefined || term.en === code ? code : `${term.en} (${code})`)).join(', ')}${more ? ' ...' : ''}`,
  };
}

const SHOWN_CHARACTERS = 40;

/** What somebody sent as a name, short and without anything that breaks a line. */
function shown(name: string): string {
  const clean = name.toWellFormed().replaceAll(/[\p{C}\p{Z}]+/gu, ' ');
  return clean.length > SHOWN_CHARACTERS ? `${clean.slice(0, SHOWN_CHARACTERS)}...`.toWellFormed() : clean;
}
