import { describe, expect, it } from 'vitest';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import { evolveDirectory } from '#core/directory/directory.ts';
import type { Directory } from '#core/directory/directory.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { addressRule } from '#core/notices/reach/address-failure.ts';
import { silenceTerms } from '#core/steps/texts.ts';
import { NoticeWithoutEventError } from '#core/notices/mail-item.ts';
import type { Notice } from '#core/notices/notice.ts';
import { aClock } from '#test/support/a-clock.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { caseIn, dispatchBoth, satisfied } from '#test/support/case-in.ts';
import { CaseStory } from '#test/support/case-story.ts';
import { noticeOf, telling } from './telling.ts';
import type { Telling } from './telling.ts';

const a1 = { assignmentId: 'a1' };
const notice = (told: Telling): Notice => noticeOf(told, 'assigned', 'transport-clerk');
const about = (told: Telling, failed: string): Notice => ({
  ...noticeOf(told, 'assigned', 'transport-clerk'),
  recipientId: 'du',
  kind: 'address-failed',
  rule: addressRule(failed, '2026-03-02.1'),
});
const overdue = (): { story: CaseStory; told: Telling } => {
  const story = caseIn('in-handling').at('2026-06-03T01:00:00.000Z');
  return { story, told: telling(story, () => story.sounds(a1)) };
};
const dispatch = (): { story: CaseStory; told: Telling } => {
  const story = caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z');
  return { story, told: telling(story, () => story.does('dispatch', dispatchBoth)) };
};
const moved = (dueOn: string): CaseEvent => {
  const { deadline, dueAt, yellowAt } = aClock('reply');
  return { type: 'DeadlineMoved', clockId: 'a1.reply', deadline: { ...deadline, dueOn }, dueAt, yellowAt, cause: 'extension' };
};
const numbered = (rule: string, document: 'chaser' | 'supervision', n: number, dueOn = '2026-06-02'): CaseEvent => ({
  type: 'DocumentNumbered',
  clockId: 'a1.reply',
  rule,
  dueOn,
  document,
  series: `${document}.2026`,
  number: n,
  text: `提案催〔2026〕${n}号`,
});

describe('days left and light', () => {
  it.each([
    ['2026-06-02T01:00:00.000Z', '今天到期', 'is due today, 2 June 2026.', 'yellow'],
    ['2026-06-05T01:00:00.000Z', '逾期3个工作日', 'is 3 working days overdue', 'red'],
  ])('are those of the day it goes: at %s %s', (now, zh, en, light) => {
    const story = caseIn('in-handling').at('2026-05-28T01:00:00.000Z');
    const told = telling(story, () => story.sounds(a1));
    story.at(now);
    const item = told.item(noticeOf(told, 'reminder'));
    expect(item.tail).toBe(`办理答复（${zh}）`);
    expect(item.sentence.en).toContain(en);
    expect(item.clock?.light).toBe(light);
  });
});

describe('an assignment', () => {
  it('asks to sign for it as long as nobody has', () => {
    const { story, told } = dispatch();
    const notice = noticeOf(told, 'assigned', 'transport-clerk');
    expect(told.item(notice).sentence.zh).toContain('请于2026年3月5日前（含当日）签收，');
    story.does('sign-for', a1);
    expect(told.item(notice).sentence).toEqual({
      zh: expect.stringMatching(/主办。请于2026年6月2日前（含当日）答复委员。$/) as unknown,
      en: expect.stringMatching(/lead\. Please reply to the member by 2 June 2026\.$/) as unknown,
    });
  });

  it('tells of the due day as it is by then', () => {
    const { story, told } = dispatch();
    story.records([moved('2026-07-01')]);
    expect(told.item(noticeOf(told, 'assigned', 'transport-clerk')).sentence.zh).toContain('于2026年7月1日前（含当日）答复委员');
  });

  it('keeps to its own clock when a later one of the kind has opened', () => {
    const { story, told } = dispatch();
    const clock = {
      ...aClock('reply', { id: 'a1.reply.2', assignmentId: 'a1' }),
      deadline: { ...aClock('reply').deadline, dueOn: '2026-12-31' },
    };
    const { sounded: _s, moves: _m, documents: _d, ...opened } = clock;
    story.records([{ type: 'ClockOpened', clock: opened }]);
    expect(told.item(noticeOf(told, 'assigned', 'transport-clerk')).clock?.dueOn).toBe('2026-06-02');
  });
});

describe('a numbered paper', () => {
  it('goes with its own escalation, and to the unit with what it is told that day', () => {
    const { story, told } = overdue();
    story.records([numbered('office', 'chaser', 3)]);
    const paper = (kind: string): string | undefined => told.item(noticeOf(told, kind)).document;
    expect([paper('reminder'), paper('overdue-unit'), paper('overdue-office')]).toEqual(Array(3).fill('提案催〔2026〕3号'));
  });

  it('does not go with another escalation, of another deadline, nor with the reminders of later days', () => {
    const { story, told } = overdue();
    story.records([numbered('leader', 'supervision', 1), numbered('office', 'chaser', 2, '2026-05-01')]);
    expect(told.item(noticeOf(told, 'overdue-office')).document).toBeUndefined();
    const later = telling(story.at('2026-06-08T01:00:00.000Z'), () => story.sounds(a1));
    expect(later.item(noticeOf(later, 'overdue-list')).document).toBeUndefined();
  });

  it('goes with a reminder by hand of that day', () => {
    const story = caseIn('in-handling').at('2026-05-28T02:00:00.000Z');
    const told = telling(story, () => story.does('remind', { clockId: 'a1.reply' }));
    story.records([numbered('by-hand-2026-05-28', 'chaser', 4)]);
    expect(told.item(noticeOf(told, 'by-hand')).document).toBe('提案催〔2026〕4号');
  });
});

describe('who reads it for somebody else', () => {
  it('is told for whom, whether the notice was put anew or the address fails since', () => {
    const { told } = dispatch();
    const forLeader = { ...notice(told), recipientId: 'transport-leader', onBehalfOf: 'transport-clerk' };
    expect(told.item(forLeader)).toMatchObject({
      onBehalfOf: { zh: '云澜区交通运输局陶安同志' },
      title: '关于完善云澜湖环湖步道照明的提案',
    });
    const failing = evolveDirectory(aDirectory({ 'transport-clerk': { deputyId: 'transport-leader' } }), {
      type: 'AddressFailed',
      personId: 'transport-clerk',
      email: 'transport-clerk@yunlan.example',
      why: 'bounced',
    });
    expect(told.item(notice(told), failing).onBehalfOf?.zh).toBe('陶安同志');
  });

  it('and may not see the case learns its number and clock, not its title or what happened', () => {
    const { told } = dispatch();
    const item = told.item({ ...notice(told), recipientId: 'police-clerk', onBehalfOf: 'transport-clerk' });
    expect(item).toMatchObject({ title: '（标题略）', tail: '', number: { zh: '第46号' } });
    expect(item.sentence.zh).toBe('有一项关于提案第46号的通知原应发给云澜区交通运输局陶安同志，因无法送达，烦请您转告本人登录系统查看。');
  });

  it("is told everything in the mailbox of a unit that has a share, and nothing in another's", () => {
    const { told } = dispatch();
    const units = new Map([...aDirectory().units].map(([id, unit]) => [id, { ...unit, email: `${id}@yunlan.example` }]));
    const directory: Directory = { ...aDirectory(), units };
    const titleIn = (unitId: string): string =>
      told.item({ ...notice(told), recipientId: `mailbox:${unitId}`, onBehalfOf: 'transport-clerk' }, directory).title;
    expect([titleIn('transport'), titleIn('police')]).toEqual(['关于完善云澜湖环湖步道照明的提案', '（标题略）']);
  });

  it('is nobody, and learns nothing, where nobody can be reached', () => {
    const { told } = dispatch();
    expect(told.item({ ...notice(told), recipientId: 'gone' }).title).toBe('（标题略）');
  });

  it('steps in by office is told what happened, of a case that is not theirs yet without its title', () => {
    const directory = aDirectory({ he: { active: false } });
    const story = caseIn('in-review', { directory }).at('2026-03-02T01:00:00.000Z');
    const told = telling(story, () => story.sounds());
    const item = told.item(noticeOf(told, 'overdue-leader', 'song'));
    expect(item.sentence.zh).toMatch(/^提案应于2026年2月24日前（含当日）由曹慎之同志完成审查/u);
    expect([item.title, item.tail]).toEqual(['（标题略）', '审查立案（逾期5个工作日）']);
  });
});

describe('a failed address', () => {
  it('is told by name and unit, with who is told instead and no address', () => {
    const { told } = dispatch();
    const people = new Map(aDirectory({ 'transport-clerk': { deputyId: 'transport-leader' } }).people);
    const directory = {
      ...aDirectory(),
      people,
      unreachable: new Map([['transport-clerk', { email: 'transport-clerk@yunlan.example', why: 'bounced' as const }]]),
    };
    const item = told.item(about(told, 'transport-clerk'), directory);
    expect(item).toMatchObject({ kind: 'address-failed', tail: '云澜区交通运输局陶安同志', unit: { zh: '', en: '' } });
    expect(item.sentence.zh).toContain('现改由云澜区交通运输局田牧同志代收');
    expect(item.sentence.en).toContain('田牧 (Yunlan District Transport Bureau) is told instead');
    expect(JSON.stringify(item)).not.toContain('@');
    expect(item).not.toHaveProperty('clock');
  });

  it('says so where nobody is told instead, and names mailboxes and robots by their unit', () => {
    const { told } = dispatch();
    const sentence = (failed: string, directory = aDirectory()): string => told.item(about(told, failed), directory).sentence.zh;
    const unreachable = new Map([['lin', { email: 'lin@yunlan.example', why: 'complained' as const }]]);
    expect(sentence('lin', { ...aDirectory(), unreachable })).toMatch(/^发给林若溪委员的通知无法送达.*目前无人代收/u);
    expect(sentence('mailbox:parks')).toMatch(/^发给云澜区园林绿化局公用邮箱的通知/u);
    expect(sentence('robot:parks')).toMatch(/^发给云澜区园林绿化局群机器人的通知/u);
    const units = new Map([...aDirectory().units].map(([id, unit]) => [id, { ...unit, email: `${id}@yunlan.example` }]));
    const directory = { ...aDirectory({ 'parks-clerk': { active: false } }), units };
    expect(sentence('parks-clerk', directory)).toContain('现改由云澜区园林绿化局公用邮箱代收');
    expect(sentence('gone')).toContain('gone的通知');
  });
});

describe('what the log or the directory does not have', () => {
  it('is named by its id or code, or left out', () => {
    const units = new Map(aDirectory().units);
    units.delete('transport');
    const { told } = dispatch();
    expect(told.item(noticeOf(told, 'assigned', 'transport-clerk'), { ...aDirectory(), units }).unit).toEqual({
      zh: 'transport',
      en: 'transport',
    });
    const story = caseIn('in-review');
    const declined = telling(story, () => story.records([{ type: 'ProposalDeclined', reasonCode: 'local-7' }]));
    expect(declined.item(noticeOf(declined, 'declined')).sentence.zh).toContain('原因是：local-7。');
    const revision = caseIn('in-revision', { directory: aDirectory({ lin: { active: false } }) }).at('2026-02-11T01:00:00.000Z');
    const office = telling(revision, () => revision.sounds());
    expect(office.item(noticeOf(office, 'overdue-office')).sentence.zh).toContain('林若溪委员尚未修改并重新提交提案');
  });

  it.each([
    [{}, '由曹慎之同志完成'],
    [{ shen: { roles: ['committee-clerk'] } }, '由提案委员会完成'],
    [{ cao: { active: false } }, '由提案委员会完成'],
  ] as const)('%j: what lies with a role is nobody’s in particular, unless one alone has it', (changes, who) => {
    const told = telling(caseIn('in-review').at('2026-03-02T01:00:00.000Z'), (story) => story.sounds());
    const people: Parameters<typeof aDirectory>[0] = structuredClone(changes) as never;
    expect(told.item(noticeOf(told, 'overdue-leader'), aDirectory(people)).sentence.zh).toContain(who);
  });

  it('cannot be told of at all when the event is none of its own', () => {
    const { told } = dispatch();
    const stray = { ...noticeOf(told, 'assigned', 'transport-clerk'), seq: 9 };
    expect(() => told.item(stray)).toThrow(NoticeWithoutEventError);
  });
});

describe('silence', () => {
  it('says how it was taken, for every way there is', () => {
    for (const kind of clockKinds) {
      const { sounded: _s, moves: _m, documents: _d, ...clock } = aClock(kind, { id: 'x' });
      const story = new CaseStory().begins().records([{ type: 'ClockOpened', clock }]);
      const told = telling(story, () =>
        story.records([{ type: 'AlarmSounded', clockId: 'x', rule: 'silence', action: 'silence', covers: [] }]),
      );
      for (const notice of told.notices) {
        expect(told.item(notice).sentence.zh).toContain(silenceTerms[story.policy.silence[kind].outcome].zh);
      }
    }
  });

  it('refuses a return by its rule alone, and a reminder by hand needs no note', () => {
    const story = dispatch().story.does('request-return', { assignmentId: 'a1', reason: '非本局职责。', suggestedUnitId: 'police' });
    const silent = telling(story.at('2026-03-16T16:00:00.000Z'), () => story.sounds(a1));
    expect(silent.item(noticeOf(silent, 'return-refused')).sentence.zh).toMatch(/的申请未在期限内审定，按办理规则视为不同意退办/u);
    const byHand = telling(story, () => story.does('remind', { clockId: 'a1.reply' }));
    expect(byHand.item(noticeOf(byHand, 'by-hand')).sentence.zh).toMatch(/请您妥善安排。$/u);
  });
});

describe('a close', () => {
  it('says how it came about, and nothing of what was said', () => {
    const consulted = caseIn('in-consultation');
    const told = telling(consulted, () => consulted.does('record-consultation', { result: '【协商】已谈妥。' }));
    const { sentence } = told.item(noticeOf(told, 'closed'));
    expect([sentence.zh.includes('，经协商督办。'), sentence.zh.includes('谈妥')]).toEqual([true, false]);
    const judged = caseIn('awaiting-feedback');
    const closed = telling(judged, () => judged.does('give-feedback', satisfied));
    expect(closed.item(noticeOf(closed, 'closed'))).not.toHaveProperty('clock');
  });
});
