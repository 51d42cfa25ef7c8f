import { atLocalHour, localDate } from '#core/calendar/calendar-date.ts';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { clockTerms } from '#core/steps/texts.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import type { MailContent, MailItem } from '#core/notices/render/mail-content.ts';
import { documentFacts } from '#core/notices/render/document-facts.ts';
import { mailItem } from '#core/notices/mail-item.ts';
import { noticesFor } from '#core/notices/notices.ts';
import { reach } from '#core/notices/reach/reach.ts';
import type { DocumentFacts } from '#core/notices/render/render-document.ts';
import { outrun } from '#core/notices/relevance.ts';
import type { RehearsedCase } from '#core/rehearsal/rehearse.ts';
import { rehearse } from '#core/rehearsal/rehearse.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import { sampleBody } from '../samples.ts';
import { sampleDirectoryLog } from '../seed/sample-directory-log.ts';

/** Texts of cases, the first of each sort. */
export interface Played {
  readonly mails: readonly { readonly name: string; readonly content: MailContent }[];
  readonly papers: readonly { readonly name: string; readonly facts: DocumentFacts }[];
}

/** As a district has them: full names with the place, and the offices' codes. */
const issuers = {
  office: { zh: '澜州市云澜区人民政府办公室', en: 'Office of the People’s Government of Yunlan District, City of Lan', code: '云政办' },
  committee: {
    zh: '中国人民政治协商会议澜州市云澜区委员会提案委员会',
    en: 'Proposals Committee of the CPPCC, Yunlan District, City of Lan',
    code: '云政协',
  },
} as const;

const policy = { ...defaultPolicy, issuers };
const calendar = chinaCalendar;
const { directory } = sampleDirectoryLog();
const context = { directory, policy, calendar };
// Every course is gone in so many cases; by then all of them are at their end.
const CASES = 300;
const TODAY = '2026-11-20';

/** Lets a body of invented cases live its year, and keeps the first text of each sort. */
export function playedTexts(): Played {
  const now = atLocalHour(TODAY, 10, policy.timeZoneOffset);
  const mails = new Map<string, MailContent>();
  const papers = new Map<string, DocumentFacts>();
  const body = rehearse({ seed: 1, body: sampleBody, cases: CASES, directory, policy, calendar, now, digest: sha256 });
  for (const one of body.cases()) {
    mailsOf(one, mails);
    papersOf(one, papers);
  }
  return {
    mails: named(mails).map(([name, content]) => ({ name, content })),
    papers: named(papers).map(([name, facts]) => ({ name, facts })),
  };
}

const named = <T>(found: ReadonlyMap<string, T>): [string, T][] => [...found].sort(([a], [b]) => (a < b ? -1 : 1));

function mailsOf({ commits }: RehearsedCase, found: Map<string, MailContent>): void {
  for (const [index, commit] of commits.entries()) {
    const until = commits.slice(0, index + 1);
    for (const notice of noticesFor(commit.state, commit, context)) {
      if (outrun(commit.state, until, notice, context) !== undefined) continue;
      const item = mailItem(commit.state, until, notice, { ...context, now: commit.at, portalUrl: 'https://proposals.yunlan.example' });
      const desk = reach(notice.recipientId, directory);
      if (desk.kind !== 'person' && desk.kind !== 'mailbox') continue;
      const name = sortOf(item, desk.reader.is);
      const on = localDate(commit.at, policy.timeZoneOffset);
      if (!found.has(name)) found.set(name, { reader: desk.reader, form: 'single', on, again: false, items: [item] });
    }
  }
}

/** Kind, step, how it stands with its day, and to whom. */
function sortOf({ kind, clock }: MailItem, reader: string): string {
  if (clock === undefined) return `${kind} to ${reader}`;
  const when = clock.daysLeft > 0 ? 'before' : clock.daysLeft === 0 ? 'today' : 'late';
  return `${kind} · ${clock.name.en} · ${when} to ${reader}`;
}

function papersOf({ commits }: RehearsedCase, found: Map<string, DocumentFacts>): void {
  for (const { at, state, events } of commits) {
    for (const event of events) {
      if (event.type !== 'DocumentNumbered') continue;
      const { clockId, rule, dueOn, document: kind, text: number } = event;
      const clock = state.clocks.find(({ id }) => id === clockId);
      if (clock === undefined || !('unitId' in clock.holder)) continue;
      const unit = directory.units.get(clock.holder.unitId);
      const paper = {
        kind,
        number,
        unit: { zh: unit?.name ?? '', en: unit?.nameEn ?? '' },
        clock: clockTerms[clock.kind],
        dueOn,
        provisional: clock.deadline.provisional,
        clockId,
        rule,
        issuedAt: at,
      };
      const facts = documentFacts(paper, { state, commits }, context, 'en');
      const name = `${kind} · ${rule.replace(/\d{4}-.*$/u, 'day')} · ${clock.kind} · ${facts.issuer === issuers.committee ? 'committee' : 'office'}`;
      if (!found.has(name)) found.set(name, facts);
    }
  }
}
