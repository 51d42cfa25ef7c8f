import { describe, expect, it } from 'vitest';
import { composeLetter } from '#core/letters/compose-letter.ts';
import { checkedZip } from '#functions/adapters/letters/checked-zip.ts';
import { renderLetterDocx } from '#functions/adapters/letters/render-letter-docx.ts';
import { letterFacts } from '#test/support/letters/letter-facts.ts';

const madeAt = new Date('2026-05-08T00:00:00Z');
const check = { code: '7K3M-Q9XD', url: 'https://check.yunlan.example/7K3MQ9XD' };
const near = (mm: number): unknown => expect.closeTo(mm, 0);
const mm = (twips: string | undefined): number => (Number(twips) / 20) * (25.4 / 72);

async function partsOf(form: 'file' | 'letter') {
  const entries = checkedZip(await renderLetterDocx(composeLetter({ ...letterFacts, form }), madeAt, check));
  return { entries, body: entries.get('word/document.xml')?.toString('utf8') ?? '' };
}

/** The paragraph of a style, with its attributes by name. */
function paragraph(xml: string, style: string) {
  const found = xml.match(/<w:p>.*?<\/w:p>/gu)?.find((one) => one.includes(`w:val="${style}"`)) ?? '';
  const tag = (name: string): Record<string, string> => {
    const attributes = new RegExp(`<w:${name} [^>]*>`, 'u').exec(found)?.[0] ?? '';
    return Object.fromEntries(
      [...attributes.matchAll(/w:(?<name>\w+)="(?<value>[^"]*)"/gu)].map(({ groups }) => [groups?.['name'], groups?.['value']]),
    );
  };
  return { found, tag };
}

describe('a letter as a Word file', () => {
  it.each(['file', 'letter'] as const)('has paper, margins and the grid of 22 by 28 in the %s form', async (form) => {
    const { body } = await partsOf(form);
    const margins = /<w:pgMar w:top="(?<top>\d+)" w:right="(?<right>\d+)" w:bottom="(?<bottom>\d+)" w:left="(?<left>\d+)"/u.exec(
      body,
    )?.groups;
    expect([margins?.['top'], margins?.['bottom'], margins?.['left'], margins?.['right']].map(mm)).toEqual([
      near(37),
      near(35),
      near(28),
      near(26),
    ]);
    expect(body).toContain('<w:pgSz w:w="11906" w:h="16838"');
    const grid = /<w:docGrid w:type="linesAndChars" w:linePitch="(?<line>\d+)" w:charSpace="(?<space>-\d+)"/u.exec(body)?.groups;
    // 22 rows are 225 mm, 28 signs of 16 pt with their negative space are 156 mm.
    expect(22 * mm(grid?.['line'])).toEqual(near(225));
    expect(28 * (16 + Number(grid?.['space']) / 4096) * (25.4 / 72)).toEqual(near(156));
  });

  it('has head, number, rule and title of the file form in their places', async () => {
    const { body } = await partsOf('file');
    const head = paragraph(body, 'LetterHead');
    expect(mm(head.tag('framePr')['y'])).toEqual(near(37 + 35));
    const number = paragraph(body, 'LetterNumber');
    const rule = number.tag('bottom');
    const line = mm(number.tag('spacing')['line']);
    expect(line).toEqual(near((16 * 25.4) / 72));
    // The rule 4 mm below the number, as wide as the text area.
    expect((Number(rule['space']) * 25.4) / 72).toEqual(near(4));
    expect(mm(number.tag('framePr')['w'])).toEqual(near(156));
    const ruleAt = mm(number.tag('framePr')['y']) + line + 4;
    const title = 37 + mm(paragraph(body, 'LetterTitle').tag('spacing')['before']);
    expect(title - ruleAt).toBeGreaterThan((2 * 225) / 22);
    expect(title - ruleAt).toBeLessThan((3 * 225) / 22 + 0.5);
    expect(((title - 37) / 225) * 22).toBeCloseTo(Math.round(((title - 37) / 225) * 22), 1);
  });

  it('has head, rules and number of the letter form in their places', async () => {
    const { body, entries } = await partsOf('letter');
    const head = paragraph(body, 'LetterHead');
    const [frame, border] = [head.tag('framePr'), head.tag('bottom')];
    expect([mm(frame['y']), mm(frame['x']), mm(frame['w'])]).toEqual([near(30), near(20), near(170)]);
    expect([border['val'], (Number(border['space']) * 25.4) / 72]).toEqual(['thickThinSmallGap', near(4)]);
    const number = paragraph(body, 'LetterNumber');
    const headBottom = mm(frame['y']) + mm(head.tag('spacing')['line']);
    // 1.85 mm of rule, and seven eighths of a sign.
    expect(mm(number.tag('framePr')['y'])).toEqual(near(headBottom + 4 + 1.85 + (7 / 8) * ((16 * 25.4) / 72)));
    expect(number.tag('jc')['val']).toBe('right');
    const footers = [...entries].filter(([name]) => name.startsWith('word/footer')).map(([, content]) => content.toString('utf8'));
    expect(footers.filter((xml) => xml.includes('thinThickSmallGap'))).toHaveLength(1);
    expect(body).toContain('<w:titlePg/>');
    expect(mm(/w:footer="(?<footer>\d+)"/u.exec(body)?.groups?.['footer'])).toEqual(near(20));
    expect(body).not.toContain('印发');
  });

  it('has the 版记 at the foot of the text area between rules, in the file form', async () => {
    const { body } = await partsOf('file');
    const imprint = body.match(/<w:p>.*?<\/w:p>/gu)?.filter((one) => one.includes('"LetterImprint"')) ?? [];
    expect(imprint).toHaveLength(2);
    for (const one of imprint) expect(one).toContain('w:vAnchor="margin"');
    for (const one of imprint) expect(one).toContain('w:yAlign="bottom"');
    const sizes = imprint.flatMap((one) =>
      [...one.matchAll(/w:sz="(?<size>\d+)" w:space="0"/gu)].map(({ groups }) => (Number(groups?.['size']) / 8) * (25.4 / 72)),
    );
    expect(sizes).toEqual([expect.closeTo(0.35, 1), expect.closeTo(0.25, 1), expect.closeTo(0.35, 1)]);
  });

  it('names the faces that offices have, in styles', async () => {
    const { entries } = await partsOf('file');
    const styles = entries.get('word/styles.xml')?.toString('utf8') ?? '';
    for (const name of ['仿宋_GB2312', '方正小标宋简体', '黑体', '楷体_GB2312', '公文标题', '版记']) expect(styles).toContain(name);
  });

  it('is the same file each time', async () => {
    const [one, other] = [
      await renderLetterDocx(composeLetter(letterFacts), madeAt, check),
      await renderLetterDocx(composeLetter(letterFacts), madeAt, check),
    ];
    expect(one.equals(other)).toBe(true);
  });
});
