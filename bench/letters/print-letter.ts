import { composeLetter } from '#core/letters/compose-letter.ts';
import type { LetterFacts } from '#core/letters/compose-letter.ts';
import { layOutLetter } from '#core/letters/layout/lay-out-letter.ts';
import { openFonts } from '#functions/adapters/letters/letter-fonts.ts';
import { renderAs } from '#functions/render-letter/render.ts';
import { quantile, rounded } from '../figures/figure.ts';

const TIMES = 15;
const sentence = '云澜区各街道会同有关单位逐户走访听取意见整理台账并按轻重缓急分批安排改造项目，';
const text = { level: 0, text: `${sentence.repeat(2)}全年完成二十家。` } as const;
const rows = [
  ['街道', '处数', '完成时间'],
  ...Array.from({ length: 12 }, (_, index) => [`第${index + 1}街道`, String(index + 3), '2026年10月底']),
];
const facts: LetterFacts = {
  kind: 'reply',
  form: 'file',
  issuer: '澜州市云澜区经济和信息化局',
  number: { code: '云经信提复', year: 2026, serial: 42 },
  class: 'A',
  publicity: 'open',
  committee: '区政协',
  session: { term: 6, meeting: 1 },
  caseNumber: '17',
  to: { members: ['许承泽'] },
  matter: '关于扶持小微工厂改造的建议',
  passedBy: '区政府',
  answers: [{ suggestion: '设立改造资金的建议', paragraphs: [...Array.from({ length: 18 }, () => text), { rows }], promises: [] }],
  contacts: { leader: '白泊舟', handler: '南宫信', phone: '0000-5550101' },
  attachments: [],
  reports: [],
  copies: ['区政协办公室', '区政协提案委员会', '区政府督查室'],
  date: '2026-05-08',
};

/** In a process of its own, as a function instance is: a letter to .docx and PDF, the first time and then, on the median, again. */
async function printLetter(): Promise<void> {
  const letter = composeLetter(facts);
  let kept: ReturnType<typeof openFonts> | undefined;
  const fonts = () => (kept ??= openFonts());
  const print = async (): Promise<number> => {
    const began = performance.now();
    for (const kind of ['docx', 'pdf'] as const) await renderAs(kind, { letter, madeAt: new Date(0), isDraft: false, fonts });
    return performance.now() - began;
  };
  const first = await print();
  const warm: number[] = [];
  for (let time = 0; time < TIMES; time += 1) warm.push(await print());
  const figures = {
    pages: layOutLetter(letter).pages.length,
    coldMs: rounded(first),
    warmMs: rounded(quantile(warm, 0.5)),
    // Kilobytes, by getrusage.
    largestMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  console.log(JSON.stringify(figures));
}

await printLetter();
