import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentOf } from '#core/notices/render/mail-content.ts';
import type { MailEntry, MailItem } from '#core/notices/render/mail-content.ts';
import type { MailKind } from '#core/notices/render/mail-texts.ts';
import { noticeKey } from '#core/notices/notice.ts';
import type { Notice } from '#core/notices/notice.ts';
import { planMails } from '#core/notices/lane/plan-mails.ts';
import { aReader } from '#test/support/a-mail.ts';

interface Wanted {
  readonly proposalId?: string;
  readonly kind?: MailKind;
  readonly urgency?: Notice['urgency'];
  readonly rule?: string;
  readonly clockId?: string;
  /** Due day of the line; none for news. */
  readonly dueOn?: string;
  readonly seq?: number;
  readonly document?: string;
}

function entry({
  proposalId = 'p1',
  kind = 'reminder',
  urgency = 'digest',
  seq = 2,
  rule = `${seq}.0`,
  ...wanted
}: Wanted = {}): MailEntry {
  const clock = wanted.dueOn === undefined ? {} : { clockId: wanted.clockId ?? 'a1.reply', dueOn: wanted.dueOn };
  const at = `2026-03-${String(seq).padStart(2, '0')}T00:30:00.000Z`;
  const notice: Notice = { proposalId, recipientId: 'du', kind, urgency, rule, ...clock, seq, index: 0, at, readyAt: at };
  const item: MailItem = {
    kind,
    tag: '提案提醒',
    proposalId,
    notices: [noticeKey(notice)],
    number: { zh: '第46号', en: 'No. 46' },
    title: '照明',
    unit: { zh: '', en: '' },
    ...(wanted.dueOn === undefined
      ? {}
      : {
          clock: {
            kind: 'reply' as const,
            name: { zh: '办理答复', en: 'reply' },
            dueOn: wanted.dueOn,
            provisional: false,
            light: 'green',
            daysLeft: 3,
            daysLate: 0,
          },
        }),
    sentence: { zh: rule, en: rule },
    tail: '',
    link: `https://portal.yunlan.example/cases/${proposalId}`,
    ...(wanted.document === undefined ? {} : { document: wanted.document }),
  };
  return { notice, item };
}

const due = (proposalId: string, dueOn: string, more: Wanted = {}): MailEntry => entry({ proposalId, dueOn, ...more });
const news = (proposalId: string, seq: number, more: Wanted = {}): MailEntry => entry({ proposalId, seq, kind: 'filed', ...more });
const shape = (entries: readonly MailEntry[], left: number, morning: boolean): unknown =>
  planMails(entries, left, morning).map((mail) => [mail.form, mail.entries.map(({ notice }) => notice.proposalId).join(' ')]);
const items = (entries: readonly MailEntry[]): readonly MailItem[] =>
  planMails(entries, 1, true).flatMap((planned) => contentOf(planned, { reader: aReader(), on: '2026-03-09', again: false }).items);
const prompt = { urgency: 'prompt' } as const;

describe('in the morning', () => {
  const mixed = [due('p1', '2026-03-20'), due('p2', '2026-03-05', prompt), due('p3', '2026-03-18'), due('p4', '2026-03-04', prompt)];

  it('what breaks out goes in one mail, the rest in a digest beside it', () => {
    expect(shape(mixed, 2, true)).toEqual([
      ['urgent', 'p4 p2'],
      ['digest', 'p3 p1'],
    ]);
  });

  it('everything goes in one mail when only one is left of the day', () => {
    expect(shape(mixed, 1, true)).toEqual([['digest', 'p4 p2 p3 p1']]);
    expect(shape([mixed[1]!, mixed[3]!], 1, true)).toEqual([['urgent', 'p4 p2']]);
  });

  it('nothing goes when none is left', () => {
    expect(shape(mixed, 0, true)).toEqual([]);
  });

  it('what is alone goes as the one case it is about', () => {
    expect(shape([due('p1', '2026-03-20')], 2, true)).toEqual([['single', 'p1']]);
    expect(shape([mixed[0]!, mixed[1]!], 2, true)).toEqual([
      ['single', 'p2'],
      ['single', 'p1'],
    ]);
  });

  it('nothing goes where nothing is', () => {
    expect(shape([], 2, true)).toEqual([]);
  });
});

describe('between mornings', () => {
  it('what breaks out goes in one mail, the rest waits', () => {
    expect(shape([due('p1', '2026-03-20'), due('p2', '2026-03-05', prompt)], 2, false)).toEqual([['single', 'p2']]);
    expect(shape([due('p1', '2026-03-20', prompt), due('p2', '2026-03-05', prompt)], 1, false)).toEqual([['urgent', 'p2 p1']]);
    expect(shape([due('p1', '2026-03-20')], 2, false)).toEqual([]);
    expect(shape([due('p1', '2026-03-20', prompt)], 0, false)).toEqual([]);
  });
});

describe('the rows of a mail', () => {
  it('are ordered by due day, so that what is overdue is first, and then the news by age', () => {
    const rows = items([news('n2', 6), due('p1', '2026-04-01'), news('n1', 3), due('p2', '2026-03-02'), due('p3', '2026-03-09')]);
    expect(rows.map(({ proposalId }) => proposalId)).toEqual(['p2', 'p3', 'p1', 'n1', 'n2']);
  });

  it('are one for each clock: the latest notice speaks, with the keys of all and the paper of any', () => {
    const rows = items([
      due('p1', '2026-03-05', { rule: 'after-1', seq: 6, ...prompt }),
      due('p1', '2026-03-05', { rule: 'before-3', seq: 3 }),
      due('p1', '2026-03-05', { rule: 'office', kind: 'overdue-office', seq: 5, document: '提案催〔2026〕3号', ...prompt }),
      due('p1', '2026-03-05', { rule: 'by-hand-2026-03-04', kind: 'by-hand', seq: 4, ...prompt }),
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ sentence: { zh: 'after-1' }, document: '提案催〔2026〕3号' });
    expect(rows[0]?.notices).toEqual(
      ['after-1', 'office', 'by-hand-2026-03-04', 'before-3'].map((rule) => `a1.reply#2026-03-05#${rule}#du`),
    );
  });

  it('are apart for other clocks, other cases, and what is more than a reminder', () => {
    const rows = items([
      due('p1', '2026-03-05'),
      due('p1', '2026-03-05', { clockId: 'a2.opinion' }),
      due('p2', '2026-03-05'),
      due('p1', '2026-03-05', { kind: 'assigned', ...prompt }),
      news('p1', 4),
      news('p1', 5),
    ]);
    expect(rows).toHaveLength(6);
  });

  it('break out with the latest of a clock, and take the earlier reminders of it along', () => {
    const together = [due('p1', '2026-03-05', { rule: 'before-1' }), due('p1', '2026-03-05', { rule: 'due-day', seq: 5, ...prompt })];
    expect(planMails(together, 2, true).map(({ form, entries }) => [form, entries.length])).toEqual([['single', 2]]);
    expect(planMails(together, 2, false)).toHaveLength(1);
  });
});

describe('the content', () => {
  it('names reader and day, and says when it goes again', () => {
    const [planned] = planMails([due('p1', '2026-03-05')], 2, true);
    expect(contentOf(planned!, { reader: aReader(), on: '2026-03-02', again: true })).toMatchObject({
      reader: aReader(),
      on: '2026-03-02',
      again: true,
      form: 'single',
      items: [{ proposalId: 'p1' }],
    });
  });
});

const wanted = fc.record(
  {
    proposalId: fc.constantFrom('p1', 'p2', 'p3'),
    kind: fc.constantFrom<MailKind[]>('reminder', 'overdue-office', 'by-hand', 'assigned', 'filed', 'closed'),
    urgency: fc.constantFrom<Notice['urgency'][]>('prompt', 'digest'),
    rule: fc.constantFrom('before-3', 'due-day', 'after-1', 'office', '4.0'),
    clockId: fc.constantFrom('a1.reply', 'a2.opinion'),
    dueOn: fc.constantFrom('2026-03-02', '2026-03-09', '2026-04-01'),
    seq: fc.integer({ min: 1, max: 28 }),
  },
  { requiredKeys: ['kind'] },
);
const keyOf = ({ notice }: MailEntry): string => `${notice.proposalId} ${notice.seq} ${notice.kind} ${noticeKey(notice)}`;
const many = fc.uniqueArray(wanted.map(entry), { maxLength: 20, selector: ({ notice }) => `${notice.proposalId} ${noticeKey(notice)}` });
const assertAll = (law: (entries: MailEntry[], left: number, morning: boolean) => void): void =>
  fc.assert(fc.property(many, fc.integer({ min: 0, max: 3 }), fc.boolean(), law), { seed: 11, numRuns: 300 });

describe('whatever is pending', () => {
  it('never becomes more mails than are left, and between mornings never more than one', () => {
    assertAll((entries, left, morning) => {
      const { length } = planMails(entries, left, morning);
      expect(length <= left && (morning || length <= 1)).toBe(true);
    });
  });

  it('is in exactly one mail or stays; in the morning nothing stays, between mornings what breaks out does not', () => {
    assertAll((entries, left, morning) => {
      const gone = planMails(entries, left, morning).flatMap((mail) => mail.entries.map(keyOf));
      expect(new Set(gone).size).toBe(gone.length);
      const all = entries.map(keyOf);
      expect(gone.every((key) => all.includes(key))).toBe(true);
      if (left === 0) expect(gone).toEqual([]);
      else if (morning) expect(gone.length).toBe(all.length);
      else for (const one of entries) expect(one.notice.urgency === 'digest' || gone.includes(keyOf(one))).toBe(true);
    });
  });

  it('is ordered the same in whatever order it was read', () => {
    assertAll((entries, left, morning) => {
      expect(planMails(entries.toReversed(), left, morning)).toEqual(planMails(entries, left, morning));
    });
  });

  it('is answered by the items of its mails, each notice once', () => {
    assertAll((entries, left, morning) => {
      for (const mail of planMails(entries, left, morning)) {
        const { items } = contentOf(mail, { reader: aReader(), on: '2026-03-09', again: false });
        const answered = items.flatMap(({ proposalId, notices }) => notices.map((key) => `${proposalId} ${key}`));
        expect(answered.sort()).toEqual(mail.entries.map(({ notice }) => `${notice.proposalId} ${noticeKey(notice)}`).sort());
        expect(mail.form === 'single').toBe(items.length === 1);
      }
    });
  });
});
