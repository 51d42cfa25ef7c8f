import type { Term } from '#core/contracts/term.ts';
import type { MailFacts } from '#core/case/define/telling-text.ts';
import { numberTerm } from '#core/case/terms.ts';
import { factsBesideCases, itemBesideCases } from '#core/notices/item-beside-cases.ts';
import type { MailContent } from '#core/notices/render/mail-content.ts';
import { allocationNumber, directoryNumber, disabledTerms, endpointNumber } from '#core/notices/render/mail-texts.ts';
import type { MailKind } from '#core/notices/render/mail-texts.ts';

const nothing: Term = { zh: '', en: '' };
/** Facts of a telling that is about nothing in particular. */
export const facts: MailFacts = {
  ...factsBesideCases,
  number: numberTerm('46'),
  title: '关于完善云澜湖环湖步道照明的提案',
  unit: '云澜区交通运输局陶安同志',
  unitEn: 'Tao An (Yunlan District Transport Bureau)',
  instead: { zh: '云澜区交通运输局公用邮箱', en: 'the mailbox of Yunlan District Transport Bureau' },
};
const changed: Term = {
  zh: '管维于2026年3月2日变更了名录中的人员权限：陶安（承办单位经办人 → 承办单位经办人、管理员）。',
  en: 'On 2 March 2026 Guan Wei changed what people of the directory may do: Tao An (unit clerk → unit clerk, administrator).',
};

/** Name, kind, what is said; where days are named, what is said of them in English. */
type Invented = readonly [string, MailKind, Partial<MailFacts>, Partial<MailFacts>?];
const clearedBy = { dueOn: '2026年4月20日', by: '2026年4月20日前（含当日）' } as const;
const clearedByEn = { dueOn: '20 April 2026', by: 'by 20 April 2026' } as const;
const reply = { clock: { zh: '办理答复', en: 'reply' }, clockKind: 'reply' } as const;

const corrected = {
  unit: '云澜区交通运输局',
  unitEn: 'Yunlan District Transport Bureau',
  detail: '云交函〔2026〕15号',
  reason: '云交函〔2026〕12号',
} as const;

const invented: readonly Invented[] = [
  ['address-failed', 'address-failed', {}],
  ['address-failed, nobody instead', 'address-failed', { instead: nothing }],
  ['endpoint-disabled', 'endpoint-disabled', { number: endpointNumber, title: 'w1', outcome: disabledTerms.failing }],
  ['endpoint-disabled, gone', 'endpoint-disabled', { number: endpointNumber, title: 'w1', outcome: disabledTerms.gone }],
  ['author-succeeded', 'author-succeeded', { outcome: { zh: '沈知夏', en: 'Shen Zhixia' }, detail: '林若溪' }],
  ['co-signer-left', 'co-signer-left', { outcome: { zh: '沈知夏', en: 'Shen Zhixia' }, reason: 'personal' }],
  ['merged', 'merged', { detail: '12', reason: '两案同一事项' }],
  ['merge-undone', 'merge-undone', { reason: '事项不同' }],
  ['taken-in', 'taken-in', { detail: '12' }],
  ['let-go', 'let-go', {}],
  ['author-left', 'author-left', { detail: '林若溪' }],
  [
    'due-day-moved',
    'due-day-moved',
    { ...reply, dueOn: '2026年4月20日', by: '2026年4月20日前（含当日）' },
    { ...reply, dueOn: '20 April 2026', by: 'by 20 April 2026' },
  ],
  ['late-feedback', 'late-feedback', { outcome: { zh: '工作态度满意，办理结果不满意', en: 'attitude satisfied, result not satisfied' } }],
  ['comments-asked', 'comments-asked', { number: allocationNumber, title: '12', outcome: { zh: '2026年3月9日', en: '9 March 2026' } }],
  ['comments-due', 'comments-due', { number: allocationNumber, title: '12', outcome: { zh: '2026年3月9日', en: '9 March 2026' } }],
  // Of a chain of clearance, which the rehearsed policy has not.
  ['to-countersign', 'to-countersign', clearedBy, clearedByEn],
  ['to-check', 'to-check', clearedBy, clearedByEn],
  ['to-sign', 'to-sign', clearedBy, clearedByEn],
  [
    'letter-copied',
    'letter-copied',
    { unit: '云澜区交通运输局', unitEn: 'Yunlan District Transport Bureau', detail: '云交函〔2026〕12号' },
  ],
  [
    'draft-returned',
    'draft-returned',
    { unit: '云澜区园林绿化局', unitEn: 'Yunlan District Parks Bureau', detail: '第二条建议未答复', ...clearedBy },
    { unit: '云澜区园林绿化局', unitEn: 'Yunlan District Parks Bureau', detail: '第二条建议未答复', ...clearedByEn },
  ],
  ['reply-corrected', 'reply-corrected', { ...corrected, ...clearedBy }, { ...corrected, ...clearedByEn }],
  ['correction-copied', 'correction-copied', corrected],
  ['to-review-reply', 'to-review-reply', clearedBy, clearedByEn],
  ['reply-class-changed', 'reply-class-changed', { detail: 'B', reason: '部分事项仍在办理' }],
  ['reply-sent-back', 'reply-sent-back', { detail: '第二条建议未答复', ...clearedBy }, { detail: '第二条建议未答复', ...clearedByEn }],
  ['publication-asked', 'publication-asked', { ...corrected, ...clearedBy }, { ...corrected, ...clearedByEn }],
  [
    'publication-answered',
    'publication-answered',
    { outcome: { zh: '不同意公开', en: 'does not agree that it is published' }, reason: '涉及他人隐私' },
  ],
  ['publication-withdrawn', 'publication-withdrawn', { detail: '云交函〔2026〕12号', reason: '内容有误' }],
  [
    'publication-withdrawn, corrected',
    'publication-withdrawn',
    {
      detail: '云交函〔2026〕12号',
      outcome: {
        zh: '其更正函（云交函〔2026〕15号）不予主动公开',
        en: 'the letter that corrects it (云交函〔2026〕15号) is not open to everybody',
      },
    },
  ],
  ['key-case-marked', 'key-case-marked', {}],
  ['key-case-unmarked', 'key-case-unmarked', { reason: '事项已办结' }],
  ['rights-changed', 'rights-changed', { number: directoryNumber, title: '陶安', outcome: changed }],
];

/** What is told beside the course of cases: of addresses, endpoints, the directory, and what no rehearsed case comes to. */
export function besideCases(): { readonly name: string; readonly content: MailContent }[] {
  return invented.map(([name, kind, changes, inEnglish = changes]) => {
    const told = (said: Partial<MailFacts>) => itemBesideCases({ kind, proposalId: 'p46', notices: [] }, { ...facts, ...said });
    const chinese = told(changes);
    const item = { ...chinese, sentence: { zh: chinese.sentence.zh, en: told(inEnglish).sentence.en } };
    const reader = { title: { zh: '杜子衡同志', en: 'Du Ziheng' }, is: 'officer' } as const;
    return { name, content: { reader, form: 'single', on: '2026-03-02', again: false, items: [item] } };
  });
}
