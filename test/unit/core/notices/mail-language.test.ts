import { describe, expect, it } from 'vitest';
import { unnumbered } from '#core/case/terms.ts';
import { renderMail } from '#core/notices/render/render-mail.ts';
import type { MailContent } from '#core/notices/render/mail-content.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { personSchema } from '#core/directory/directory.ts';
import { addressed } from '#core/directory/addressed.ts';
import { aMailClock, aMailContent, aMailItem, aReader, manyMailItems, someNews } from '#test/support/a-mail.ts';

const english = { ...aReader(), language: 'en' } as const;
const forms: Readonly<Record<string, Partial<MailContent>>> = {
  single: { items: [aMailItem({ document: '云提催〔2026〕3号', onBehalfOf: { zh: '李远山同志', en: 'Li Yuanshan' } })] },
  urgent: { form: 'urgent', items: [aMailItem({ clock: aMailClock(-1) }), aMailItem({ clock: aMailClock(0) }), someNews()] },
  digest: { form: 'digest', items: manyMailItems(9), again: true },
};
/** What is Chinese in it beside titles, numbers of papers and names that have no English. */
const chinese = (text: string): string =>
  text
    .replaceAll(/《[^》]*》|关于在老旧小区加装电梯中统筹管线改造的提案|云提催〔2026〕3号/gu, '')
    .replaceAll(/[^\p{Script=Han}，。：、；（）]/gu, '');

describe.each(Object.entries(forms))('a mail of form %s to somebody who reads English', (_, changes) => {
  const { subject, html, text } = renderMail(aMailContent({ reader: english, ...changes }));

  it('is English, its subject too', () => {
    expect([
      chinese(subject),
      chinese(text),
      chinese(html.replace(/<title>.*<\/title>/u, '').replaceAll(/<style>.*<\/style>|style="[^"]*"/gu, '')),
    ]).toEqual(['', '', '']);
    expect(html).toContain('<html lang="en">');
    expect(text).toMatch(/^Dear Gu Wenlan,\n/u);
  });

  it('still names the proposal by its title', () => {
    expect(text).toContain('关于在老旧小区');
  });
});

const subjectOf = (changes: Partial<MailContent>): string => renderMail(aMailContent({ reader: english, ...changes })).subject;

describe('the subject for a reader of English', () => {
  it('says what it is, of which case, and when', () => {
    expect(subjectOf({})).toBe('[reminder] No. 46 《关于在老旧小区加装电梯中统筹管线改造的提案》: reply, 3 days left');
    expect(subjectOf({ items: [aMailItem({ number: unnumbered, title: '关于步道的提案' })] })).toBe(
      '[reminder] 《关于步道的提案》: reply, 3 days left',
    );
    expect(subjectOf({ items: [someNews()], again: true })).toMatch(/^\[sent again\] \[.*opinion.*\] No\. 46 《/u);
  });

  it('names the first of several', () => {
    expect(subjectOf({ form: 'urgent', items: [aMailItem({ clock: aMailClock(-1) }), aMailItem()] })).toBe(
      '[proposals] 2 urgent matters: No. 46 (1 working day overdue), No. 46 (3 days left)',
    );
    expect(subjectOf({ form: 'digest', items: manyMailItems(5) })).toMatch(/^\[proposals\] 5 matters today: .+, .+, .+ …$/u);
  });
});

describe('a mail to somebody who reads Chinese', () => {
  it('has English beside it, unless the policy says otherwise', () => {
    expect(renderMail(aMailContent()).text).toContain('Dear Gu Wenlan');
    const { subject, html, text } = renderMail(aMailContent({ ...forms['digest'], englishBeside: false }));
    expect([subject, text.replaceAll(/https?:\S+/gu, '')].join()).not.toMatch(/[A-Za-z]{2}/u);
    expect(html).not.toContain('lang="en"');
    expect(html).toContain('<html lang="zh-CN">');
  });
});

it('the directory says who reads English', () => {
  const person = { id: 'ye', name: '叶清和', nameEn: 'Ye Qinghe', roles: ['member'] };
  expect(addressed(personSchema.parse({ ...person, language: 'en' }))).toMatchObject({ language: 'en' });
  expect(addressed(personSchema.parse({ ...person, language: 'zh' }))).not.toHaveProperty('language');
  expect(defaultPolicy.reminders).not.toHaveProperty('englishBeside');
});
