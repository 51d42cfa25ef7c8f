import { addDays } from '#core/calendar/calendar-date.ts';
import type { Term } from '#core/contracts/term.ts';
import { tellRefusal } from '#core/errors/tell-refusal.ts';
import type { MailContent, MailItem } from '#core/notices/render/mail-content.ts';
import { renderMail } from '#core/notices/render/render-mail.ts';
import { robotMarkdown } from '#core/notices/render/robot-text.ts';
import { renderSms } from '#core/notices/sms/render-sms.ts';
import { templateOf } from '#core/notices/sms/sms-of.ts';
import { smsTemplates } from '#core/notices/sms/sms-templates.ts';
import type { SmsPolicy } from '#core/policy/sms.ts';
import { renderDocument } from '#core/notices/render/render-document.ts';
import { inventedFacts, inventedNames, ownFacts } from './invented-facts.ts';
import { besideCases } from './beside-cases.ts';
import { playedTexts } from './played-texts.ts';
import type { Played } from './played-texts.ts';
import { refusalNames } from './refusal-names.ts';
import { ownRefusalTexts } from './own-refusal-texts.ts';

/** One text as somebody gets it. */
export interface GatheredText {
  readonly group: 'mail' | 'gathered mail' | 'paper' | 'robot' | 'short message' | 'refusal';
  /** The kind, paper or refusal it is, and what is special about this one. */
  readonly name: string;
  /** As whom it is to be read aloud. */
  readonly reader: string;
  /** What comes first to the eye: a subject, a title. */
  readonly heading: string;
  /** Both languages, as they stand in it. */
  readonly text: string;
}

/** Every kind of text, from a body of invented cases. */
export function gatherTexts(): GatheredText[] {
  const played = playedTexts();
  return [
    ...played.mails.map(({ name, content }) => mailText('mail', name, content)),
    ...besideCases().map(({ name, content }) => mailText('mail', name, content)),
    ...gathered(played).map(({ name, content }) => mailText('gathered mail', name, content)),
    ...[...played.papers, ...invented(played)].map(({ name, facts }): GatheredText => {
      const { text } = renderDocument(facts);
      return { group: 'paper', name, reader: facts.unit.zh, heading: facts.number, text };
    }),
    ...played.mails.map(({ name, content }): GatheredText => ({
      group: 'robot',
      name,
      reader: content.items[0]?.unit.zh ?? '',
      heading: '',
      text: robotMarkdown(content),
    })),
    ...shortMessages(played),
    ...refusalNames().map(refusalText),
  ];
}

function mailText(group: 'mail' | 'gathered mail', name: string, content: MailContent): GatheredText {
  const { subject, text } = renderMail(content);
  return { group, name, reader: content.reader.title.zh, heading: subject, text };
}

const both = ({ zh, en }: Term): string => `${zh}\n${en}`;

function refusalText(name: ReturnType<typeof refusalNames>[number]): GatheredText {
  const { status, title, todo } = tellRefusal({ name, facts: { ...inventedFacts, ...ownFacts[name] } }, inventedNames, ownRefusalTexts);
  return { group: 'refusal', name, reader: `HTTP ${status}`, heading: title.zh, text: `${both(title)}\n${both(todo)}` };
}

/** A short message of every template, and of several things at once, from the first mail that has one. */
function shortMessages({ mails }: Played): GatheredText[] {
  const told = mails.flatMap(({ name, content }) => {
    const [item] = content.items;
    const template = item === undefined ? undefined : templateOf(item);
    return template === undefined ? [] : [{ name: `${template} ← ${name}`, template, content }];
  });
  const firsts = smsTemplates.flatMap((template) => told.find((one) => one.template === template) ?? []);
  const [first, second] = firsts;
  const items = [first, second].flatMap((one) => one?.content.items ?? []);
  const several = first === undefined ? [] : [{ name: 'several', content: { ...first.content, items } }];
  return [...firsts, ...several].map(({ name, content }): GatheredText => {
    const { language: _language, ...reader } = content.reader;
    const zh = renderSms({ ...content, reader }, everyTemplate);
    const en = renderSms({ ...content, reader: { ...reader, language: 'en' } }, everyTemplate);
    return { group: 'short message', name, reader: content.reader.title.zh, heading: '', text: `${zh.text}\n${en.text}` };
  });
}

/** A body that registered every template in both languages. */
const registered = { zh: 'SMS_1', en: 'SMS_2' };
const everyTemplate: SmsPolicy = {
  sign: '云澜区政协',
  fromHour: 9,
  untilHour: 18,
  perDay: 2,
  several: registered,
  templates: Object.fromEntries(smsTemplates.map((template) => [template, registered])),
};

/** The committee's own paper, before the due day: rehearsed bodies have none. */
function invented({ papers: [first] }: Played): Played['papers'] {
  if (first === undefined) return [];
  const { facts } = first;
  const [committee = facts.issuer] = facts.copies;
  const ofCommittee = {
    ...facts,
    issuer: committee,
    copies: [facts.issuer],
    number: '云政协提案催〔2026〕1号',
    note: '请于周五前报进展。',
  };
  const early = { dueOn: addDays(facts.on, 5), daysLeft: 5, daysLate: 0, withEnglish: false };
  return [{ name: 'chaser · by-hand-day · before · committee', facts: { ...ofCommittee, ...early } }];
}

/** Several cases in one mail: the morning's digest, and what breaks out; sent again, and for somebody else. */
function gathered({ mails }: Played): { readonly name: string; readonly content: MailContent }[] {
  const [first] = mails;
  if (first === undefined) return [];
  const items = (of: (item: MailItem) => boolean): MailItem[] => mails.flatMap(({ content }) => content.items).filter(of);
  const { content } = first;
  const late = items(({ clock }) => clock !== undefined && clock.daysLeft < 0).slice(0, 3);
  const due = items(({ clock }) => clock !== undefined && clock.daysLeft >= 0).slice(0, 5);
  const news = items(({ clock }) => clock === undefined).slice(0, 5);
  const meantFor: Term = { zh: '云澜区交通运输局陶安同志', en: 'Tao An (Yunlan District Transport Bureau)' };
  return [
    { name: 'digest', content: { ...content, form: 'digest', items: [...late, ...due, ...news] } },
    { name: 'digest of news', content: { ...content, form: 'digest', items: news } },
    { name: 'urgent', content: { ...content, form: 'urgent', items: late } },
    { name: 'sent again', content: { ...content, again: true } },
    { name: 'on behalf', content: { ...content, items: content.items.map((item) => ({ ...item, onBehalfOf: meantFor })) } },
  ];
}
