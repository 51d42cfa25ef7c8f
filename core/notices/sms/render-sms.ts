import { monthDayTerm } from '#core/calendar/date-term.ts';
import type { Term } from '#core/contracts/term.ts';
import type { SmsPolicy } from '#core/policy/sms.ts';
import type { MailContent, MailItem } from '#core/notices/render/mail-content.ts';
import { cutLine, renderLine } from '#core/notices/render/render-line.ts';
import { templateOf } from './sms-of.ts';
import { smsParameters } from './sms-templates.ts';
import type { SmsParameter, SmsTemplate } from './sms-templates.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

/** A short message as a carrier takes it, and as it will read. */
export interface RenderedSms {
  readonly template: SmsTemplate;
  /** Under which the carrier knows the template. */
  readonly templateId: string;
  readonly sign: string;
  /** What the template leaves open. */
  readonly parameters: Readonly<Partial<Record<SmsParameter, string>>>;
  /** The whole of it, with the signature. */
  readonly text: string;
}

/** Characters of a whole message: one part of Chinese, two of English beside a Chinese signature (67 each). */
export const longestSms = { zh: 70, en: 134 } as const;

const texts = { zh: zh.smsTexts, en: en.smsTexts };
const by = (term: Term): Term => ({ zh: `${term.zh}前`, en: `by ${term.en}` });
const nothing: Term = { zh: '', en: '' };

/**
 * A mail as a short message: of one case its own template; of several, or of one whose template the body has not registered, how
 * many they are. Names that are too long are cut, so that it keeps to its length.
 */
export function renderSms({ reader, items }: Pick<MailContent, 'reader' | 'items'>, policy: SmsPolicy): RenderedSms {
  const [only, ...others] = items;
  const own = only === undefined || others.length > 0 ? undefined : templateOf(only);
  const registered = own === undefined ? undefined : policy.templates[own];
  const template = registered === undefined || own === undefined ? 'several' : own;
  const ids = registered ?? policy.several;
  const spoken = reader.language === 'en' && ids.en !== undefined ? 'en' : 'zh';
  const facts = factsOf(reader.title, items, spoken);
  const { parameters, text } = fitted(template, spoken, facts, policy.sign);
  return { template, templateId: ids[spoken] ?? ids.zh, sign: policy.sign, parameters, text };
}

type Facts = Readonly<Record<SmsParameter, string>>;

function factsOf(name: Term, items: readonly MailItem[], language: keyof Term): Facts {
  const [item] = items;
  const due = item?.clock === undefined ? nothing : monthDayTerm(item.clock.dueOn);
  const words: Record<SmsParameter, Term> = {
    name,
    number: item?.number ?? nothing,
    step: item?.clock?.name ?? nothing,
    unit: item?.unit ?? nothing,
    by: item?.clock === undefined ? { zh: '近期', en: 'soon' } : by(due),
    due: item?.clock === undefined ? { zh: '近期', en: 'soon' } : due,
    count: { zh: String(items.length), en: String(items.length) },
  };
  return {
    name: renderLine(words.name[language]),
    number: renderLine(words.number[language]),
    step: renderLine(words.step[language]),
    unit: renderLine(words.unit[language]),
    by: words.by[language],
    due: words.due[language],
    count: words.count[language],
  };
}

// What may be cut where it is too long, in this order: the reader's own name last.
const soft: readonly SmsParameter[] = ['unit', 'number', 'step', 'name'];
const SHORTEST = 4;

function fitted(template: SmsTemplate, language: 'zh' | 'en', facts: Facts, sign: string): Pick<RenderedSms, 'parameters' | 'text'> {
  const pattern = texts[language][template];
  const open = smsParameters.filter((name) => pattern.includes(`\${${name}}`));
  let left: Facts = facts;
  for (const name of soft) {
    const over = filledIn(pattern, left, sign).length - longestSms[language];
    if (over > 0 && open.includes(name)) left = { ...left, [name]: cutLine(left[name], Math.max(SHORTEST, left[name].length - over)) };
  }
  return { parameters: Object.fromEntries(open.map((name) => [name, left[name]])), text: filledIn(pattern, left, sign) };
}

function filledIn(pattern: string, facts: Facts, sign: string): string {
  return `【${sign}】${smsParameters.reduce((text, name) => text.replaceAll(`\${${name}}`, () => facts[name]), pattern)}`;
}
