import type { MailContent, RenderedMail } from './mail-content.ts';
import { renderHtml } from './render-html.ts';
import { renderPage } from './render-page.ts';
import { renderPlain } from './render-plain.ts';

/** A mail's subject, HTML and plain text, both from one page: whatever the contents hold stays text. */
export function renderMail(content: MailContent): RenderedMail {
  const page = renderPage(content);
  return { subject: page.subject, html: renderHtml(page), text: renderPlain(page) };
}
