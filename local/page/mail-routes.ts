import type { Mailbox } from '../ses/mailbox.ts';
import type { MailEvent, MailSummary } from '../ses/mail.ts';
import type { LocalRoute, Answer, PageContext } from './local-route.ts';
import { mailFilter, mailListPage, mailPage, MAILS_A_PAGE, readMailQuery, subject } from './mail-pages.ts';
import { jsonResponse, mailBodyResponse, wantsHtml } from './page-response.ts';
import { texts } from './texts.ts';

const MAILS_A_LIST = 1000;

/** `/_local/mail?recipient&subject&since&offset&limit` and `/_local/mail/{id}`: pages for people, JSON for programs. */
export function mailRoutes(mailbox: Mailbox, context: PageContext): LocalRoute[] {
  const { timeZone } = context.site;

  const list: Answer = (request) => {
    const query = readMailQuery(request.query);
    if (!wantsHtml(request)) {
      const limit = Number(new URLSearchParams(request.query).get('limit') ?? MAILS_A_LIST);
      const found = mailbox.list(mailFilter(query, Number.isSafeInteger(limit) && limit > 0 ? limit : MAILS_A_LIST, timeZone));
      return jsonResponse({ counts: mailbox.counts(), mails: found.map(mailJson) });
    }
    const mails = mailbox.list(mailFilter(query, MAILS_A_PAGE + 1, timeZone));
    const main = mailListPage(mails, mailbox.counts().sent, query, timeZone);
    return context.page({ title: texts.mail, section: '/_local/mail', main });
  };

  const show: Answer = (request, id) => {
    const mail = mailbox.get(id);
    if (mail === undefined) return context.notFound(request);
    if (!wantsHtml(request)) return jsonResponse(mailJson(mail));
    const title = { zh: subject(mail), en: '' };
    return context.page({ title, section: '/_local/mail', main: mailPage(mail, timeZone) });
  };

  const showBody: Answer = (request, id) => {
    const body = mailbox.get(id)?.html;
    return typeof body === 'string' ? mailBodyResponse(body) : context.notFound(request);
  };

  return [
    { method: 'GET', path: /^\/_local\/mail(?:\.json)?$/, answer: list },
    { method: 'GET', path: /^\/_local\/mail\/([^/]+?)(?:\.json)?$/, answer: show },
    { method: 'GET', path: /^\/_local\/mail\/([^/]+)\/html$/, answer: showBody },
  ];
}

type EventJson = Omit<MailEvent, 'at'> & { readonly at: string };

/** Instants as text, for programs. */
function mailJson<T extends MailSummary>(mail: T): Omit<T, 'at' | 'events'> & { at: string; events: EventJson[] } {
  const events = mail.events.map((event) => ({ ...event, at: new Date(event.at).toISOString() }));
  return { ...mail, at: new Date(mail.at).toISOString(), events };
}
