import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateTerm } from '#core/calendar/date-term.ts';
import type { MailContent } from '#core/notices/render/mail-content.ts';
import { renderMail } from '#core/notices/render/render-mail.ts';
import { aMailClock, aMailContent, aMailItem, aReader, manyMailItems, someNews } from '#test/support/a-mail.ts';

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
/** What a reader sees of the body: the tags gone, the entities read, spaces single. */
function seen(html: string): string {
  const body = html.slice(html.indexOf('<body'));
  const text = body.replace(/<[^>]*>/gu, '').replace(/&(?:amp|lt|gt|quot|#39);/gu, (entity) => entities[entity] ?? entity);
  return text.replace(/\s+/gu, ' ');
}
const forms: Readonly<Record<MailContent['form'], MailContent>> = {
  single: aMailContent({ items: [aMailItem({ document: '云提催〔2026〕3号', onBehalfOf: { zh: '李远山同志', en: 'Li Yuanshan' } })] }),
  urgent: aMailContent({
    form: 'urgent',
    items: [aMailItem({ kind: 'overdue-unit', clock: aMailClock(-1) }), aMailItem({ clock: aMailClock(0) })],
  }),
  digest: aMailContent({ form: 'digest', items: manyMailItems(9) }),
};

describe.each(Object.entries(forms))('a mail of form %s', (_, content) => {
  const { html, text } = renderMail(content);

  it('says the same in HTML and in plain text', () => {
    const body = seen(html);
    for (const { number, title, unit, clock, link } of content.items) {
      const facts = [
        number.zh,
        number.en,
        title,
        unit.zh,
        unit.en,
        ...(clock === undefined ? [] : [clock.name.zh, clock.name.en, dateTerm(clock.dueOn).zh, dateTerm(clock.dueOn).en]),
      ];
      for (const fact of facts) {
        expect(body).toContain(fact);
        expect(text).toContain(fact);
      }
      expect(html).toContain(`href="${link}"`);
      expect(text).toContain(link);
    }
    expect(body).toContain('顾文澜同志：您好！');
    expect(text).toMatch(/^顾文澜同志：您好！\nDear Gu Wenlan,\n/u);
    for (const one of [body, text]) expect(one.indexOf('感谢您的支持与配合！')).toBeGreaterThan(one.lastIndexOf('查看提案'));
    expect(body).toContain('请勿直接回复');
  });

  it('fetches nothing and runs nothing', () => {
    expect(html).not.toMatch(/<(?:script|img|link|iframe|form|object|svg)\b|url\(|@import|@font-face|\son[a-z]+=/iu);
    expect([...html.matchAll(/https?:\/\/[^"\s<]+/gu)].every(([url]) => url.startsWith('https://proposals.yunlan.example/cases/'))).toBe(
      true,
    );
  });

  it('names its languages', () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="zh-CN">/u);
    expect(html).toContain('lang="en"');
  });

  it('is the same for the same contents', () => {
    expect(renderMail(content)).toEqual({ subject: renderMail(content).subject, html, text });
  });
});

describe('a mail about one case', () => {
  it('says whom it was first meant for, and the paper that goes with it', () => {
    const { html, text } = renderMail(forms.single);
    for (const body of [seen(html), text]) {
      expect(body).toContain('本件原应发给李远山同志，因无法送达');
      expect(body).toContain('云提催〔2026〕3号');
    }
  });

  it('shows the light by colour and by word', () => {
    const { html, text } = renderMail(aMailContent({ items: [aMailItem({ clock: aMailClock(-6, 4) })] }));
    expect(html).toMatch(/class="light-red"[^>]*>●<\/span> 红灯 逾期4个工作日/u);
    expect(text).toContain('红灯 逾期4个工作日 red, 4 working days overdue');
  });

  it('has no empty lines where it is about no clock and no unit', () => {
    const { html, text } = renderMail(aMailContent({ items: [someNews({ unit: { zh: '', en: '' } })] }));
    for (const body of [seen(html), text]) {
      expect(body).not.toContain('承办单位');
      expect(body).not.toContain('期限');
    }
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'https://x.example/" onclick="x', '/cases/p46', ''])(
    'links nothing to %j',
    (link) => {
      const { html, text } = renderMail(aMailContent({ items: [aMailItem({ link })] }));
      expect(html).not.toContain('<a ');
      expect(text).not.toContain('查看提案');
    },
  );

  it('shows its sentence in the mailbox, after the subject', () => {
    const { html } = renderMail(aMailContent());
    expect(html).toMatch(/<div style="display:none[^"]*">提案第46号/u);
  });
});

it('thanks a member for the support, and writes to nobody without a courtesy', () => {
  const reader = { title: { zh: '林若溪委员', en: 'Lin Ruoxi' }, is: 'member' } as const;
  const { html, text } = renderMail(aMailContent({ reader }));
  for (const body of [seen(html), text]) {
    expect(body).toContain('林若溪委员：您好！');
    expect(body).toContain('感谢您对政协提案工作的关心和支持！');
  }
});

describe('a digest', () => {
  it('lists what has a clock above what is only news', () => {
    const { html, text } = renderMail(
      aMailContent({ form: 'digest', items: [someNews(), aMailItem({ number: { zh: '第52号', en: 'No. 52' } })] }),
    );
    for (const body of [seen(html).slice(seen(html).indexOf('顾文澜同志')), text])
      expect(body.indexOf('第52号')).toBeLessThan(body.indexOf('第46号'));
    expect(text).toMatch(/■ 期限 Due days\n[^]*■ 办理动态 News\n/u);
  });

  it('does not repeat in a sentence what the row of a reminder says, and keeps every other sentence', () => {
    const { text } = renderMail(aMailContent({ form: 'digest', items: [aMailItem(), someNews()] }));
    expect(text).not.toContain('请您妥善安排');
    expect(text).toContain('云澜区交通运输局已就提案第46号提出会办意见。');
  });

  it('shows cases, lights and days in the order given', () => {
    const { text } = renderMail(aMailContent({ form: 'digest', items: manyMailItems(4) }));
    expect(text.match(/(?:红灯|黄灯|绿灯) \S+/gu)).toEqual([
      '红灯 逾期3个工作日',
      '红灯 逾期2个工作日',
      '红灯 逾期1个工作日',
      '黄灯 今天到期',
    ]);
  });
});

describe('a mail that may have arrived before', () => {
  it.each(Object.entries(forms))('says so above all else: %s', (_, content) => {
    const { html, text, subject } = renderMail({ ...content, again: true });
    expect(subject).toMatch(/^【重发】/u);
    expect(text).toMatch(/^顾文澜同志：您好！\nDear Gu Wenlan,\n\n本邮件为重发/u);
    expect(seen(html)).toMatch(/Dear Gu Wenlan, ?本邮件为重发/u);
  });
});

describe('whatever a case holds', () => {
  const nasty = fc
    .array(fc.constantFrom('<script>alert(1)</script>', '</td>', '"', "'", '&', '&amp;', '案', '<a href=x>', '${x}', '-->', '】', '𠮷'), {
      minLength: 1,
      maxLength: 6,
    })
    .map((parts) => parts.join(''));

  it('stays text', () => {
    fc.assert(
      fc.property(nasty, nasty, fc.constantFrom('single', 'urgent', 'digest' as const), (title, unit, form) => {
        const items = [
          aMailItem({
            title,
            unit: { zh: unit, en: unit },
            sentence: { zh: title, en: unit },
            document: unit,
            onBehalfOf: { zh: title, en: title },
          }),
        ];
        const { html, text } = renderMail(aMailContent({ form, items, reader: aReader(unit) }));
        const plain = renderMail(
          aMailContent({
            form,
            items: [
              aMailItem({
                title: 'x',
                unit: { zh: 'x', en: 'x' },
                sentence: { zh: 'x', en: 'x' },
                document: 'x',
                onBehalfOf: { zh: 'x', en: 'x' },
              }),
            ],
            reader: aReader('x'),
          }),
        );
        expect(html.match(/</gu)?.length).toBe(plain.html.match(/</gu)?.length);
        for (const one of [title, unit]) {
          expect(seen(html)).toContain(one);
          expect(text).toContain(one);
        }
      }),
      { seed: 46 },
    );
  });

  it('cannot turn the direction of what follows, nor hide controls', () => {
    const { html, text } = renderMail(aMailContent({ items: [aMailItem({ title: '关于\u202e供水\u0000的\u2028提案\r\nBcc: x' })] }));
    for (const body of [html, text]) {
      expect(body).toContain('关于供水的 提案 Bcc: x');
      expect(body).not.toMatch(/\p{Bidi_Control}|[\0\r\u2028]/u);
    }
  });
});
