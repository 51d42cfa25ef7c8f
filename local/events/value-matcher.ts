import { InvalidEventPatternError } from './invalid-event-pattern-error.ts';

/** Judges one value; `undefined` stands for a field the event does not have. */
export type ValueMatcher = (value: unknown) => boolean;

type Operator = (operand: unknown, field: string) => ValueMatcher;

const OPERATORS: Readonly<Record<string, Operator>> = {
  prefix: (operand, field) => {
    const { text, fold } = caseChoice(operand, 'prefix', field);
    return onText((value) => fold(value).startsWith(fold(text)));
  },
  suffix: (operand, field) => {
    const { text, fold } = caseChoice(operand, 'suffix', field);
    return onText((value) => fold(value).endsWith(fold(text)));
  },
  'equals-ignore-case': (operand, field) => {
    const text = asText(operand, 'equals-ignore-case', field).toLowerCase();
    return onText((value) => value.toLowerCase() === text);
  },
  wildcard: (operand, field) => wildcard(asText(operand, 'wildcard', field)),
  exists: (operand, field) => {
    if (typeof operand !== 'boolean') throw invalid(field, 'exists takes true or false');
    return (value) => isLeaf(value) === operand;
  },
  numeric: (operand, field) => numeric(operand, field),
  'anything-but': (operand, field) => {
    const excluded = excludedBy(operand, field);
    return (value) => isLeaf(value) && !excluded(value);
  },
};

/**
 * Compiles one alternative of a pattern's list: a plain value (equal, types included) or an operator.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 * @throws InvalidEventPatternError
 */
export function parseValueMatcher(field: string, expected: unknown): ValueMatcher {
  if (expected === null || ['string', 'number', 'boolean'].includes(typeof expected)) return (value) => value === expected;
  const [entry, ...more] = typeof expected === 'object' ? Object.entries(expected ?? {}) : [];
  if (entry === undefined || more.length > 0) throw invalid(field, 'an operator is an object with one key');
  const [name, operand] = entry;
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (operator === undefined) throw invalid(field, `the operator ${name} is not supported`);
  return operator(operand, field);
}

function excludedBy(operand: unknown, field: string): ValueMatcher {
  const isOperator = typeof operand === 'object' && operand !== null && !Array.isArray(operand);
  if (!isOperator) {
    const values: unknown[] = Array.isArray(operand) ? operand : [operand];
    return (value) => values.includes(value);
  }
  const [name = '', given] = Object.entries(operand)[0] ?? [];
  if (!['prefix', 'suffix', 'equals-ignore-case', 'wildcard'].includes(name)) {
    throw invalid(field, `anything-but does not take ${name}`);
  }
  const texts: unknown[] = Array.isArray(given) ? given : [given];
  const matchers = texts.map((text) => parseValueMatcher(field, { [name]: text }));
  return (value) => matchers.some((fits) => fits(value));
}

const COMPARISONS: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

/** `[">=", 0, "<", 5]`: one or two comparisons, all of which must hold. */
function numeric(operand: unknown, field: string): ValueMatcher {
  const list: unknown[] = Array.isArray(operand) ? operand : [];
  const checks: ((value: number) => boolean)[] = [];
  for (let index = 0; index < list.length; index += 2) {
    const compare = COMPARISONS[String(list[index])];
    const bound = list[index + 1];
    if (compare === undefined || typeof bound !== 'number') throw invalid(field, 'numeric takes comparisons and numbers');
    checks.push((value) => compare(value, bound));
  }
  if (checks.length === 0 || checks.length > 2) throw invalid(field, 'numeric takes one or two comparisons');
  return (value) => typeof value === 'number' && checks.every((holds) => holds(value));
}

function wildcard(pattern: string): ValueMatcher {
  const source = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const expression = new RegExp(`^${source.join('.*')}$`, 's');
  return onText((value) => expression.test(value));
}

function caseChoice(operand: unknown, name: string, field: string): { text: string; fold: (text: string) => string } {
  if (typeof operand === 'object' && operand !== null && 'equals-ignore-case' in operand) {
    return { text: asText(operand['equals-ignore-case'], name, field), fold: (text) => text.toLowerCase() };
  }
  return { text: asText(operand, name, field), fold: (text) => text };
}

function asText(operand: unknown, name: string, field: string): string {
  if (typeof operand !== 'string' || operand === '') throw invalid(field, `${name} takes a text`);
  return operand;
}

function onText(fits: (value: string) => boolean): ValueMatcher {
  return (value) => typeof value === 'string' && fits(value);
}

/** EventBridge compares leaves only: a field that holds an object counts as not there. */
function isLeaf(value: unknown): boolean {
  return value !== undefined && (typeof value !== 'object' || value === null);
}

function invalid(field: string, reason: string): InvalidEventPatternError {
  return new InvalidEventPatternError(`${field}: ${reason}`);
}
