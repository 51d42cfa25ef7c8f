import type { MailFilter } from '../ses/mail-store.ts';
import type { Mail, MailSummary } from '../ses/mail.ts';
import { html, type Html } from './html.ts';
import { startOfDay, timeElement } from './instant-text.ts';
import { attribute, bilingual, type Text } from './text.ts';
import { mailEventTexts, texts } from './texts.ts';

export const MAILS_A_PAGE = 50;

/** What a reader filtered by, as it stood in the form. */
export interface MailQuery {
  readonly recipient: string;
  readonly subject: string;
  /** `2026-11-23`, an ISO instant, or empty. */
  readonly since: string;
  readonly offset: number;
}

export function readMailQuery(query: string): MailQuery {
  const parameters = new URLSearchParams(query);
  const offset = Number(parameters.get('offset') ?? 0);
  return {
    recipient: parameters.get('recipient') ?? '',
    subject: parameters.get('subject') ?? '',
    since: parameters.get('since') ?? '',
    offset: Number.isSafeInteger(offset) && offset > 0 ? offset : 0,
  };
}

/** @param limit how many at most */
export function mailFilter(query: MailQuery, limit: number, timeZone: string): MailFilter {
  const since = startOfDay(query.since, timeZone) ?? Date.parse(query.since);
  return {
    recipient: query.recipient.trim(),
    subject: query.subject.trim(),
    ...(Number.isNaN(since) ? {} : { since }),
    limit,
    offset: query.offset,
  };
}

/** @param mails one more than a page holds when there are older ones */
export function mailListPage(mails: readonly MailSummary[], total: number, query: MailQuery, timeZone: string): Html {
  const shown = mails.slice(0, MAILS_A_PAGE);
  const rows = shown.map(
    (mail) => html`<tr>
<td class="nowrap">${timeElement(mail.at, timeZone)}</td>
<td>${[...mail.to, ...mail.cc, ...mail.bcc].join(', ')}</td>
<td class="wide"><a href="/_local/mail/${encodeURIComponent(mail.id)}">${subject(mail)}</a></td>
</tr>`,
  );
  const older = mails.length > MAILS_A_PAGE ? query.offset + MAILS_A_PAGE : undefined;
  const newer = query.offset > 0 ? Math.max(query.offset - MAILS_A_PAGE, 0) : undefined;
  return html`<p class="hint">${bilingual(texts.mailTotal)} <b>${total}</b> · <a href="/_local/mail/addresses">${bilingual(texts.addresses)}</a></p>
<form method="get" action="/_local/mail" class="filter">
<p><label for="recipient">${bilingual(texts.to)}</label> <input id="recipient" name="recipient" value="${query.recipient}"></p>
<p><label for="subject">${bilingual(texts.subject)}</label> <input id="subject" name="subject" value="${query.subject}"></p>
<p><label for="since">${bilingual(texts.sinceDate)}</label> <input id="since" name="since" type="date" value="${query.since.slice(0, 10)}"></p>
<p><button>${bilingual(texts.filter)}</button></p>
</form>
${
  rows.length === 0
    ? html`<p>${bilingual(texts.noMail)}</p>`
    : html`<div class="scroll"><table class="stack">
<thead><tr><th scope="col">${bilingual(texts.sentAt)}</th><th scope="col">${bilingual(texts.to)}</th><th scope="col">${bilingual(texts.subject)}</th></tr></thead>
<tbody>${rows}</tbody></table></div>`
}
<p class="paging">${pageLink(query, newer, texts.newer)} ${pageLink(query, older, texts.older)}</p>`;
}

export function mailPage(mail: Mail, timeZone: string): Html {
  const id = encodeURIComponent(mail.id);
  const tags = Object.entries(mail.tags).map(([name, value]) => `${name}=${value}`);
  const headers = mail.headers.map(({ name, value }) => `${name}: ${value}`).join('\n');
  const files = mail.attachments.map(({ name, contentType, bytes }) => `${name || '—'} (${contentType}, ${bytes} B)`);
  return html`<p><a href="/_local/mail">${bilingual(texts.backToMail)}</a></p>
<dl class="fields">
${field(texts.sentAt, timeElement(mail.at, timeZone))}
${field(texts.from, mail.from)}
${field(texts.to, mail.to.join(', '))}
${field(texts.cc, mail.cc.join(', '))}
${field(texts.bcc, mail.bcc.join(', '))}
${field(texts.replyTo, mail.replyTo.join(', '))}
${field(texts.tags, tags.join(', '))}
${field(texts.configurationSet, mail.configurationSet ?? '')}
${field(texts.attachments, files.join(', '))}
</dl>
${whatBecame(mail, timeZone)}
${mail.text === null ? undefined : html`<section><h2>${bilingual(texts.plainText)}</h2><pre class="letter">${mail.text}</pre></section>`}
${mail.html === null ? undefined : html`<section><h2>${bilingual(texts.htmlBody)}</h2><iframe class="letter" sandbox="" src="/_local/mail/${id}/html" title="${texts.htmlBody.zh}"></iframe></section>`}
${headers === '' ? undefined : html`<section><h2>${bilingual(texts.headers)}</h2><pre>${headers}</pre></section>`}
${mail.raw === null ? undefined : html`<details><summary>${bilingual(texts.rawMessage)}</summary><pre>${mail.raw}</pre></details>`}`;
}

function whatBecame({ events }: Mail, timeZone: string): Html | undefined {
  if (events.length === 0) return undefined;
  const rows = events.map(
    ({ type, at, recipients, published }) => html`<tr>
<th scope="row">${bilingual(mailEventTexts[type])}</th>
<td class="nowrap" ${attribute('data-label', texts.when)}>${timeElement(at, timeZone)}</td>
<td ${attribute('data-label', texts.recipients)}>${recipients.join(', ')}</td>
<td ${attribute('data-label', texts.told)}>${bilingual(published ? texts.yes : texts.no)}</td>
</tr>`,
  );
  const names = [texts.event, texts.when, texts.recipients, texts.told];
  return html`<section><h2>${bilingual(texts.whatBecame)}</h2>
<div class="scroll"><table class="stack"><thead><tr>${names.map((name) => html`<th scope="col">${bilingual(name)}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div></section>`;
}

export function subject(mail: Pick<Mail, 'subject'>): string {
  return mail.subject === '' ? texts.noSubject.zh : mail.subject;
}

function field(name: Text, value: Html | string): Html | undefined {
  return value === '' ? undefined : html`<div><dt>${bilingual(name)}</dt><dd>${value}</dd></div>`;
}

function pageLink(query: MailQuery, offset: number | undefined, text: Text): Html | undefined {
  if (offset === undefined) return undefined;
  const parameters = new URLSearchParams({ ...query, offset: String(offset) });
  return html`<a href="/_local/mail?${parameters.toString()}">${bilingual(text)}</a>`;
}
