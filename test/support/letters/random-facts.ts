import fc from 'fast-check';
import type { LetterAnswer, LetterFacts } from '#core/letters/compose-letter.ts';
import type { LetterBlock } from '#core/letters/letter.ts';

const surnames = ['许', '沈', '顾', '欧阳', '石', '葛', '闻人', '穆', '商', '戚', '蔺', '卓'] as const;
const given = ['承泽', '若谷', '文澜', '问渠', '鸣谦', '听雪', '语', '清和', '陆', '远帆', '相知', '怀远'] as const;
const name = fc.tuple(fc.constantFrom(...surnames), fc.constantFrom(...given)).map(([first, last]) => `${first}${last}`);
const issuer = fc.constantFrom(
  '澜州市云澜区经济和信息化局',
  '青岚县教育体育局',
  '江屿市公安局交通警察大队',
  '澜州市云澜区人民政府办公室',
  '南浦街道办事处',
  '云澜区城建运营公司',
  '澜州市生态环境局云澜分局',
  '青岚县残疾人联合会',
);
const copy = fc.constantFrom(
  '区政协办公室',
  '区政协提案委员会',
  '区政府督查室',
  '区财政局',
  '区民政局',
  '区自然资源和规划局',
  '区委统战部',
  '区人民政府建议提案办公室',
);
const what = fc.constantFrom('完成三十处站牌更换', '建成社区食堂两处', '补齐老街排水短板', '完成首批二十家诊断');
const day = (from: number, to: number) =>
  fc
    .tuple(fc.integer({ min: from, max: to }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([year, month, date]) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);

const sentences = [
  '我局会同有关单位到现场走访，查看了四十处厂房，听取经营者意见。',
  '依据《云澜区工业条例》（云政发〔2021〕21号），一是安排资金3000万元；二是对“专精特新”企业优先支持；三是办理时间由20个工作日压缩到7个工作日。',
  '经与提案人当面沟通，双方认为这一做法符合实际，可以推广到全区各街道。',
  '目前共有助餐点38个（其中社区自办12个），覆盖老年人约1.6万人，运行平稳。',
] as const;
const text = fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
const block: fc.Arbitrary<LetterBlock> = fc
  .record({ level: fc.constantFrom(0 as const, 0 as const, 2 as const, 3 as const, 4 as const), text: fc.constant('') })
  .chain(({ level }) =>
    (level === 0 ? text : fc.constantFrom('关于资金安排', '办理过程', '下一步打算', '与街道的衔接')).map((words) => ({
      level,
      text: words,
    })),
  );
const answer: fc.Arbitrary<LetterAnswer> = fc.record({
  suggestion: fc.constantFrom('设立改造资金的建议', '上门诊断的建议', '老旧小区加装电梯', '补齐老街片区排水短板的建议', '完善村医待遇'),
  paragraphs: fc.array(block, { maxLength: 5 }),
  promises: fc.array(fc.record({ what, by: day(2031, 2033) }), { maxLength: 2 }),
});
const matter = fc.constantFrom(
  '关于扶持小微工厂改造的建议',
  '关于落实〈工业条例〉的提案',
  '关于在楼道口加装声控灯的建议',
  '关于“一老一小”服务的提案',
);

/** Letters as offices write them, of every kind of addressee, with and without what may be left out. */
export const randomFacts: fc.Arbitrary<LetterFacts> = fc
  .record({
    kind: fc.constantFrom('reply' as const, 'reply' as const, 'opinion' as const),
    form: fc.constantFrom('file' as const, 'letter' as const),
    issuer,
    code: fc.constantFrom('云经信提复', '青教体函', '江公交提字', '南街提复'),
    serial: fc.integer({ min: 1, max: 9999 }),
    padded: fc.constantFrom(1, 2, 3),
    mark: fc.constantFrom('A', 'B', 'C', undefined),
    publicity: fc.constantFrom('open' as const, 'on-request' as const, 'withheld' as const, undefined),
    committee: fc.constantFrom('区政协', '县政协', '政协云澜区委员会'),
    session: fc.record({ term: fc.integer({ min: 1, max: 20 }), meeting: fc.integer({ min: 1, max: 9 }) }),
    caseNumber: fc.constantFrom('17', '0107', '01819', 'D022', '20180329', '9'),
    members: fc.uniqueArray(name, { minLength: 1, maxLength: 7 }),
    collective: fc.constantFrom(undefined, undefined, '民盟云澜区总支部委员会', '区政协经济委员会', '区工商联'),
    signer: fc.option(name, { nil: undefined }),
    matter,
    passedBy: fc.constantFrom('区政府', undefined),
    answers: fc.array(answer, { maxLength: 4 }),
    contacts: fc.record(
      { leader: name, handler: name, phone: fc.constantFrom('0000-5550101', '0000—5550134', '5550188') },
      { requiredKeys: [] },
    ),
    attachments: fc.array(fc.constantFrom('改造名单', '走访情况汇总'), { maxLength: 2 }),
    reports: fc.uniqueArray(copy, { maxLength: 2 }),
    copies: fc.uniqueArray(copy, { maxLength: 8 }),
    date: day(2015, 2030),
  })
  .map(({ code, serial, padded, mark, members, collective, signer, publicity, passedBy, ...facts }) => ({
    ...facts,
    number: { code, year: Number(facts.date.slice(0, 4)), serial, ...(padded === 1 ? {} : { padded }) },
    to:
      facts.kind === 'opinion'
        ? { leadUnit: '区民政局', proposer: `${members[0] ?? ''}委员` }
        : collective === undefined
          ? { members }
          : { body: collective },
    ...(mark === undefined || facts.kind === 'opinion' ? {} : { class: mark }),
    ...(signer === undefined ? {} : { signer }),
    ...(publicity === undefined ? {} : { publicity }),
    ...(passedBy === undefined ? {} : { passedBy }),
  }));
