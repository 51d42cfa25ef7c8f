import type { Light } from '#core/clock/light.ts';
import type { Reader } from '#core/directory/addressed.ts';
import type { MailContent, MailItem } from '#core/notices/render/mail-content.ts';

/** A reminder of case 46, due in three days. */
export function aMailItem(overrides: Partial<MailItem> = {}): MailItem {
  return {
    kind: 'reminder',
    tag: '提案提醒',
    proposalId: 'p46',
    notices: ['p46#reply#2026-11-27#before-3#gu.w'],
    number: { zh: '第46号', en: 'No. 46' },
    title: '关于在老旧小区加装电梯中统筹管线改造的提案',
    unit: { zh: '云澜区住房和城乡建设局', en: 'Yunlan Housing and Construction Bureau' },
    clock: aMailClock(3),
    sentence: {
      zh: '提案第46号《关于在老旧小区加装电梯中统筹管线改造的提案》须于2026年11月27日前（含当日）答复委员，还有3天，请您妥善安排。',
      en: 'Proposal No. 46: "reply" is due by 27 November 2026 (3 days left). Please see to it in time.',
    },
    tail: '办理答复（剩3天）',
    link: 'https://proposals.yunlan.example/cases/p46',
    ...overrides,
  };
}

/** A reply's clock with that many days left, counted from 2026-11-24; `daysLate` working days over where it is. */
export function aMailClock(daysLeft: number, daysLate = Math.max(0, -daysLeft)): NonNullable<MailItem['clock']> {
  const light: Light = daysLeft < 0 ? 'red' : daysLeft < 5 ? 'yellow' : 'green';
  const dueOn = new Date(Date.UTC(2026, 10, 24 + daysLeft)).toISOString().slice(0, 10);
  return { kind: 'reply', name: { zh: '办理答复', en: 'reply' }, dueOn, provisional: false, light, daysLeft, daysLate };
}

/** An officer who reads. */
export const aReader = (zh = '顾文澜同志', en = 'Gu Wenlan'): Reader => ({ title: { zh, en }, is: 'officer' });

/** A mail about one case; other forms need their items. */
export function aMailContent(overrides: Partial<MailContent> = {}): MailContent {
  return { reader: aReader(), form: 'single', on: '2026-11-24', again: false, items: [aMailItem()], ...overrides };
}

/** News of case 46: nothing runs, nothing to do. */
export function someNews(overrides: Partial<MailItem> = {}): MailItem {
  const { clock: _none, ...rest } = aMailItem({
    kind: 'opinion-given',
    tag: '会办意见',
    sentence: {
      zh: '云澜区交通运输局已就提案第46号提出会办意见。',
      en: 'Yunlan Transport Bureau has given its opinion on proposal No. 46.',
    },
    tail: '云澜区交通运输局',
    ...overrides,
  });
  return rest;
}

/** That many cases, the most overdue first; every fifth brings news instead. */
export function manyMailItems(count: number): MailItem[] {
  return Array.from({ length: count }, (_, index) => {
    const facts = {
      number: { zh: `第${46 + index}号`, en: `No. ${46 + index}` },
      title: index % 3 === 0 ? '关于完善社区养老服务设施配套的提案' : aMailItem().title,
      link: `https://proposals.yunlan.example/cases/p${46 + index}`,
    };
    return index % 5 === 4 ? someNews(facts) : aMailItem({ ...facts, clock: aMailClock(index - 3) });
  });
}
