import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dateTerm } from '#core/calendar/date-term.ts';
import type { MailContent } from '#core/notices/render/mail-content.ts';
import { renderDocument } from '#core/notices/render/render-document.ts';
import { renderMail } from '#core/notices/render/render-mail.ts';
import { launchChromium } from '#tools/launch-chromium.ts';
import { aMailClock, aMailContent, aMailItem, aReader, manyMailItems, someNews } from '#test/support/a-mail.ts';

const longTitle = `关于${'进一步完善城乡供水管网与老旧小区改造统筹推进机制'.repeat(4)}的提案`.slice(0, 100);
const oneLongWord = 'Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung'.repeat(2).slice(0, 100);
const unit = {
  zh: '云澜区住房和城乡建设与自然资源管理协调推进工作委员会办公室',
  en: 'Office of the Commission for Housing, Construction and Natural Resources',
};

const mails: Readonly<Record<string, MailContent>> = {
  single: aMailContent({
    again: true,
    items: [aMailItem({ document: '云提催〔2026〕3号', onBehalfOf: { zh: '李远山同志', en: 'Li Yuanshan' } })],
  }),
  'single with a long title': aMailContent({ items: [aMailItem({ title: longTitle, unit, clock: aMailClock(-123) })] }),
  'single with a word that does not break': aMailContent({
    items: [someNews({ title: oneLongWord, sentence: { zh: oneLongWord, en: oneLongWord } })],
  }),
  urgent: aMailContent({
    form: 'urgent',
    items: [
      aMailItem({
        kind: 'overdue-unit',
        title: longTitle,
        unit,
        clock: aMailClock(-123),
        document: '云提督〔2026〕12号',
        onBehalfOf: { zh: '李远山同志', en: 'Li Yuanshan' },
      }),
      aMailItem({ title: oneLongWord, unit: { zh: oneLongWord, en: oneLongWord }, clock: aMailClock(0) }),
    ],
  }),
  'digest of 40': aMailContent({ form: 'digest', items: manyMailItems(40) }),
  'digest of news': aMailContent({ form: 'digest', items: [someNews(), someNews({ unit: { zh: '', en: '' }, title: oneLongWord })] }),
};

const windows = [
  { width: 360, height: 740 },
  { width: 1280, height: 900 },
] as const;

/** Text that is seen and does not stand out enough from the nearest background: 4.5 to 1, a mark 3 to 1 (WCAG 2.2). */
const faintTexts = `(() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const channel = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = parts(getComputedStyle(one).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() === '' || element.getClientRects().length === 0) continue;
    const [one, other] = [luminance(parts(getComputedStyle(element).color)), luminance(behind(element))].sort((a, b) => b - a);
    const contrast = (one + 0.05) / (other + 0.05);
    if (contrast < (element.ariaHidden === 'true' ? 3 : 4.5)) faint.push(node.data.trim() + ' ' + contrast.toFixed(2));
  }
  return faint;
})()`;

/** What sticks out of the window at the right, or is cut off by its own box without a way to scroll. */
const sticksOut = `[...document.querySelectorAll('body *')].filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().right > innerWidth + 0.5).map((one) => one.tagName + ' ' + one.textContent.slice(0, 20))`;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
}, 60_000);
afterAll(() => browser?.close());

describe.each(windows)('in a window $width pixels wide', (size) => {
  it.each(Object.entries(mails))('a mail fits: %s', async (_, content) => {
    await page.setViewportSize(size);
    await page.setContent(renderMail(content).html);
    expect(await page.evaluate<string[]>(sticksOut)).toEqual([]);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(size.width);
    const sheet = await page.locator('.sheet').boundingBox();
    expect(sheet?.width).toBeGreaterThan(Math.min(size.width - 20, 600));
    expect(sheet?.width).toBeLessThanOrEqual(640);
  });

  it.each(['light', 'dark'] as const)('every text stands out from what is behind it, in %s mode', async (colorScheme) => {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    for (const [name, content] of Object.entries(mails)) {
      await page.setContent(renderMail(content).html);
      expect(await page.evaluate<string[]>(faintTexts), name).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('a digest shows each case’s number, unit, clock, due day, light, days and link', async () => {
    await page.setViewportSize(size);
    await page.setContent(renderMail(mails['digest of 40']!).html);
    const seen = await page.locator('body').innerText();
    for (const { number, clock, unit, link } of mails['digest of 40']!.items) {
      for (const fact of [number.zh, unit.zh, ...(clock === undefined ? [] : [clock.name.zh, dateTerm(clock.dueOn).zh])])
        expect(seen).toContain(fact);
      const box = await page.locator(`a[href="${link}"]`).boundingBox();
      expect(box?.height).toBeGreaterThan(14);
    }
    for (const word of ['红灯', '黄灯', '绿灯', '逾期3个工作日', '今天到期', '剩4天']) expect(seen).toContain(word);
  });

  it('a paper fits', async () => {
    await page.setViewportSize(size);
    const facts = {
      kind: 'supervision',
      number: '云提督〔2026〕12号',
      issuer: unit,
      unit,
      caseNumber: { zh: '第46号', en: 'No. 46' },
    } as const;
    await page.setContent(
      renderDocument({
        ...facts,
        title: oneLongWord,
        clock: { zh: '办理答复', en: 'reply' },
        dueOn: '2026-11-18',
        provisional: true,
        daysLeft: -6,
        daysLate: 4,
        contact: { person: { zh: '杜子衡同志', en: 'Du Ziheng' }, phone: '0000-8612345' },
        copies: [unit],
        withEnglish: true,
        on: '2026-11-24',
      }).html,
    );
    expect(await page.evaluate<string[]>(sticksOut)).toEqual([]);
    expect(await page.evaluate<string[]>(faintTexts)).toEqual([]);
  });
});

describe('on a telephone', () => {
  beforeAll(() => page.setViewportSize(windows[0]));

  it('the button is large enough for a thumb', async () => {
    await page.setContent(renderMail(mails['single']!).html);
    const box = await page.getByRole('link', { name: '查看提案' }).boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
  });

  it('each case of a digest is a card whose values stand behind their names', async () => {
    await page.setContent(renderMail(aMailContent({ form: 'digest', items: manyMailItems(2) })).html);
    expect(await page.locator('thead').isVisible()).toBe(false);
    const card = await page.locator('tbody tr').first().innerText();
    expect(card.replace(/\s+/gu, ' ')).toMatch(
      /第46号.*承办单位 Unit ?云澜区住房和城乡建设局.*事项 Step ?办理答复.*期限 Due ?2026年11月21日.*状态 Status ?● 红灯 逾期3个工作日/u,
    );
  });
});

describe('without the style sheet, as some mail programs drop it', () => {
  it.each(Object.entries(mails))('the page does not scroll sideways at 360 pixels: %s', async (_, content) => {
    await page.setViewportSize(windows[0]);
    await page.setContent(renderMail(content).html.replace(/<style>[^]*<\/style>/u, ''));
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });
});

describe('markup in a case', () => {
  it('is read, not run', async () => {
    const title = `<img src=x onerror="document.title='run'"><script>document.title='run'</script>&lt;"'`;
    await page.setContent(
      renderMail(aMailContent({ reader: aReader(title), items: [aMailItem({ title, sentence: { zh: title, en: title } })] })).html,
    );
    const seen = await page.locator('body').innerText();
    expect(seen.split(title).length - 1).toBeGreaterThanOrEqual(3);
    expect(await page.locator('script, img').count()).toBe(0);
    expect(await page.title()).toMatch(/^【提案提醒】第46号《<img/u);
  });
});
