import { requestFieldTerms } from '#core/contracts/field-terms.ts';
import type { Term } from '#core/contracts/term.ts';
import { clockTerms, fieldTerms, silenceTerms } from '#core/steps/texts.ts';
import { isRecord } from '../../../parts/form/json.ts';

/** One rule of a policy, in words. */
export interface RuleRow {
  /** Where it stands; the same rule of two versions has the same path. */
  readonly path: string;
  readonly label: Term;
  readonly value: Term;
}

/** Words for what is no text itself. */
interface RuleWords {
  readonly units: Readonly<Record<string, string>>;
  readonly yes: string;
  readonly no: string;
  readonly none: string;
}

type BothWords = Readonly<Record<keyof Term, RuleWords>>;

const ownTerms: Readonly<Record<string, Term>> = { ...clockTerms };
const outcomes: Readonly<Record<string, Term>> = silenceTerms;

/** A policy's rules one by one, in the order in which it has them. */
export function ruleRows(policy: object, words: BothWords): RuleRow[] {
  return rowsOf(policy, [], words);
}

/** Rules that differ: as the first and as the second has them; absent where it has none. */
export function differingRules(one: readonly RuleRow[], other: readonly RuleRow[]) {
  const [first, second] = [byPath(one), byPath(other)];
  return [...new Set([...first.keys(), ...second.keys()])].flatMap((path) => {
    const [a, b] = [first.get(path), second.get(path)];
    const label = (a ?? b)?.label;
    return label === undefined || (a?.value.zh === b?.value.zh && a?.value.en === b?.value.en)
      ? []
      : [{ path, label, first: a?.value, second: b?.value }];
  });
}

function byPath(rows: readonly RuleRow[]): ReadonlyMap<string, RuleRow> {
  return new Map(rows.map((row) => [row.path, row]));
}

function rowsOf(value: unknown, path: readonly string[], words: BothWords): RuleRow[] {
  const whole = path.at(-1) === 'timeZoneOffset' && typeof value === 'number' ? zoneOf(value) : wholeOf(value, words);
  if (whole !== undefined) return [{ path: path.join('/'), label: labelOf(path), value: whole }];
  return isRecord(value) ? Object.entries(value).flatMap(([name, one]) => rowsOf(one, [...path, name], words)) : [];
}

/** Minutes east of UTC as an hour: `UTC+8:00`. */
function zoneOf(minutes: number): Term {
  const whole = Math.abs(minutes);
  const said = `UTC${minutes < 0 ? '-' : '+'}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
  return { zh: said, en: said };
}

/** What is said in one piece; undefined where it has parts of its own. */
function wholeOf(value: unknown, words: BothWords): Term | undefined {
  if (typeof value === 'string') return outcomes[value] ?? { zh: value, en: value };
  if (typeof value === 'number') return { zh: String(value), en: String(value) };
  if (typeof value === 'boolean') return both((language) => (value ? words[language].yes : words[language].no));
  if (value === null) return both((language) => words[language].none);
  if (Array.isArray(value)) return listOf(value, words);
  if (!isRecord(value)) return undefined;
  const { amount, unit, zh, en } = value;
  if (typeof amount === 'number' && typeof unit === 'string') return both((language) => `${amount}${words[language].units[unit] ?? unit}`);
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : undefined;
}

// A class is known by its letter; what else has a code is known by its words.
const isRead = /^[A-Z\d]{1,3}$/;

function listOf(items: readonly unknown[], words: BothWords): Term {
  const said = items.map((item) => {
    const own = isRecord(item) && typeof item['code'] === 'string' && isRead.test(item['code']) ? `${item['code']} ` : '';
    const whole = wholeOf(item, words) ?? joined(isRecord(item) ? Object.values(item) : [], words);
    return { zh: `${own}${whole.zh}`, en: `${own}${whole.en}` };
  });
  return said.length === 0
    ? both((language) => words[language].none)
    : both((language) => said.map((one) => one[language]).join(language === 'zh' ? '；' : '; '));
}

function joined(values: readonly unknown[], words: BothWords): Term {
  const said = values.flatMap((one) => wholeOf(one, words) ?? []);
  return both((language) => said.map((one) => one[language]).join(' – '));
}

function labelOf(path: readonly string[]): Term {
  const terms = path.map((name) => ownTerms[name] ?? requestFieldTerms[name] ?? fieldTerms[name] ?? { zh: name, en: name });
  return both((language) => terms.map((term) => term[language]).join(language === 'zh' ? '：' : ': '));
}

function both(say: (language: keyof Term) => string): Term {
  return { zh: say('zh'), en: say('en') };
}
