import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { holdersOf } from '#core/clock/audience.ts';
import type { Clock } from '#core/clock/clock.ts';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import type { ClockKind } from '#core/clock/clock-kinds.ts';
import { morningOf } from '#core/notices/lane/mail-times.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { clocks } from '#core/steps/clocks.ts';
import { aContent } from '#test/support/a-content.ts';
import { aReply, anOpinion, caseIn, dispatchBoth, dissatisfied } from '#test/support/case-in.ts';
import { CaseStory } from '#test/support/case-story.ts';
import { aDraft, chainPolicy, inClearance, readyToSubmit } from '#test/support/in-clearance.ts';
import { MailWorld } from '#test/support/mail-world.ts';
import { body, p1 } from '#test/support/product-in-memory.ts';

// Two in the afternoon of a Wednesday: every reader's morning moment has passed, and there are hours left.
const now = '2026-05-13T06:00:00.000Z';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) });
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A way by which a wait opens, from a case told up to there. */
interface Way {
  readonly by: string;
  readonly from: () => CaseStory;
  readonly act: (story: CaseStory) => unknown;
}

const way = (by: string, from: Way['from'], act: Way['act']): Way => ({ by, from, act });
const a1 = { assignmentId: 'a1' };
const theReturn = { ...a1, reason: '非本局职责。', suggestedUnitId: 'police' };
const dispatched = () => caseIn('awaiting-dispatch').at('2026-05-12T02:00:00.000Z').does('dispatch', dispatchBoth);
const asked = () => dispatched().does('request-return', theReturn);
const issued = () => caseIn('in-handling').does('give-opinion', anOpinion).does('issue-reply', aReply);
const redone = () => caseIn('awaiting-feedback').does('give-feedback', dissatisfied);

/** Every way by which each kind of wait opens: a new kind without one does not compile. */
const ways: Readonly<Record<ClockKind, readonly Way[]>> = {
  review: [
    way(
      '提交',
      () => new CaseStory(),
      (story) => story.begins(),
    ),
    way(
      '提交草稿',
      () => caseIn('draft'),
      (story) => story.does('submit'),
    ),
    way(
      '修改后重新提交',
      () => caseIn('in-revision'),
      (story) => story.does('resubmit', { content: aContent() }),
    ),
  ],
  revision: [
    way(
      '退回修改',
      () => caseIn('in-review'),
      (story) => story.does('return-for-revision', { opinion: '建议不够具体。' }),
    ),
  ],
  dispatch: [
    way(
      '立案编号',
      () => caseIn('in-review'),
      (story) => story.does('file').numbers(),
    ),
    way('同意退办', asked, (story) => story.does('decide-return', { ...a1, granted: true })),
    way('收回', dispatched, (story) => story.does('reassign', { ...a1, reason: '职责已调整。' })),
  ],
  'sign-for': [
    way(
      '交办',
      () => caseIn('awaiting-dispatch'),
      (story) => story.does('dispatch', dispatchBoth),
    ),
    way('退办后改交', asked, (story) => story.does('decide-return', { ...a1, granted: true, redispatchTo: 'police' })),
    way(
      '改办',
      () => caseIn('in-handling'),
      (story) => story.does('reassign', { ...a1, to: 'police', reason: '职责已调整。', anew: true }),
    ),
  ],
  'return-decision': [way('申请退办', dispatched, (story) => story.does('request-return', theReturn))],
  opinion: [
    way(
      '交办',
      () => caseIn('awaiting-dispatch'),
      (story) => story.does('dispatch', dispatchBoth),
    ),
  ],
  reply: [
    way(
      '交办',
      () => caseIn('awaiting-dispatch'),
      (story) => story.does('dispatch', dispatchBoth),
    ),
    way('退办后改交', asked, (story) => story.does('decide-return', { ...a1, granted: true, redispatchTo: 'police' })),
    way(
      '重新办理',
      () => caseIn('awaiting-feedback'),
      (story) => story.does('give-feedback', dissatisfied),
    ),
  ],
  countersign: [way('送审会签', readyToSubmit, (story) => story.does('submit-for-clearance', aDraft))],
  check: [
    way(
      '会签完成',
      () => inClearance('countersign'),
      (story) => story.does('countersign', { assignmentId: 'a2' }, 'parks-clerk'),
    ),
    way(
      '送审核稿',
      () => readyToSubmit({ policy: chainPolicy({ clearance: ['check', 'sign'] }) }),
      (story) => story.does('submit-for-clearance', aDraft),
    ),
  ],
  signing: [
    way(
      '核稿通过',
      () => inClearance('check'),
      (story) => story.does('check-draft', a1, 'transport-leader'),
    ),
  ],
  'reply-review': [
    way(
      '签发',
      () => inClearance('sign', { policy: chainPolicy({ replyReview: true }) }),
      (story) => story.does('sign-letter', a1, 'transport-leader'),
    ),
  ],
  feedback: [
    way('复函编号', issued, (story) => story.numbers('a1')),
    way(
      '再次复函编号',
      () => redone().does('issue-reply', aReply),
      (story) => story.numbers('a1'),
    ),
  ],
  consultation: [
    way(
      '末轮不满意',
      () =>
        redone().does('issue-reply', aReply).numbers('a1').does('give-feedback', dissatisfied).does('issue-reply', aReply).numbers('a1'),
      (story) => story.does('give-feedback', dissatisfied),
    ),
  ],
};

interface Opened {
  readonly story: CaseStory;
  readonly world: MailWorld;
  readonly clock: Clock;
}

/** The wait has opened just now, and nobody has read anything of it yet. */
async function opens(kind: ClockKind, { from, act }: Way): Promise<Opened> {
  const story = from().at(now);
  const world = await MailWorld.begin();
  if (story.entries.length > 0) await world.product.tells(story);
  world.mails.cursors.set('p1', world.product.ledger.log(p1).length);
  act(story);
  await world.tells(story);
  const clock = story.proposal.clocks.findLast((one) => one.kind === kind);
  if (clock?.openedAt !== now) throw new Error(`no wait of kind ${kind} opened`);
  return { story, world, clock };
}

interface Told {
  readonly at: string;
  readonly kinds: readonly string[];
}

/** Plays the rest of that day and the next morning, and tells when one reader was told of the case, and by which tellings. */
async function mailsTo(reader: string, { story, world }: Opened): Promise<Told[]> {
  const told: Told[] = [];
  const takes = () => {
    for (const { to, rendered } of world.mails.sent.splice(0)) {
      if (!to.email.startsWith(`${reader}@`) || !rendered.text.includes(`/cases/${story.proposal.id}`)) continue;
      const sent = [...world.mails.all.values()].filter(({ notice, status }) => notice.recipientId === reader && status === 'sent');
      told.push({ at: new Date().toISOString(), kinds: sent.map(({ notice }) => notice.kind) });
    }
  };
  for (const { recipientId, at } of [...world.mails.started.values()].sort((a, b) => (a.at < b.at ? -1 : 1))) {
    await world.at(at).runs(recipientId, at);
    takes();
  }
  await world.at(nextMorning(reader)).round();
  takes();
  return told;
}

const minutesAfter = (at: string): number => (Date.parse(at) - Date.parse(now)) / 60_000;
const nextMorning = (reader: string): string => morningOf(reader, '2026-05-13T16:00:00.000Z', defaultPolicy, chinaCalendar);
const full = { version: 1, day: '2026-05-13', sentToday: defaultPolicy.reminders.mailsPerDay, digestOn: '', doubtful: [] };

/** `<wait> | <by> | <holder> | <telling> | <while the cap lasts> | <after it>`, a row for each person who holds it. */
async function rowsOf(kind: ClockKind, one: Way): Promise<string[]> {
  vi.setSystemTime(now);
  const { clock, story } = await opens(kind, one);
  const rows: string[] = [];
  for (const { id } of holdersOf(clock, story.directory)) {
    vi.setSystemTime(now);
    const [atOnce] = await mailsTo(id, await opens(kind, one));
    vi.setSystemTime(now);
    const capped = await opens(kind, one);
    await capped.world.mails.lanes.write(body, id, full);
    const [later] = await mailsTo(id, capped);
    const minutes = atOnce === undefined ? '' : `${minutesAfter(atOnce.at)} min`;
    rows.push([kind, one.by, id, atOnce?.kinds.join() ?? '', minutes, later?.at === nextMorning(id) ? 'next morning' : ''].join(' | '));
  }
  return rows;
}

const cells = clockKinds.flatMap((kind) => ways[kind].map((one) => ({ kind, by: one.by, one })));

describe.each(cells)('when a wait of kind $kind opens by $by', ({ kind, one }) => {
  it('its holder is who the registry says', async () => {
    const { clock, story } = await opens(kind, one);
    const { holder } = clocks[kind];
    const ofUnit = { unitId: expect.any(String) as string };
    expect(clock.holder).toEqual(typeof holder === 'object' ? holder : holder === 'author' ? { personId: 'lin' } : ofUnit);
    expect(holdersOf(clock, story.directory)).not.toEqual([]);
  });

  it('whoever must act has a mail within the minutes of the policy, and once the cap is reached first thing next morning', async () => {
    const rows = await rowsOf(kind, one);
    expect(rows).not.toEqual([]);
    for (const row of rows) {
      const [, , , told = '', minutes = '', morning] = row.split(' | ');
      expect(told).not.toBe('');
      expect(Number.parseInt(minutes, 10)).toBeGreaterThan(0);
      expect(Number.parseInt(minutes, 10)).toBeLessThanOrEqual(defaultPolicy.reminders.promptMinutes);
      expect(morning).toBe('next morning');
    }
  });
});

it('the table of waits, holders and mails is this, without an empty cell', async () => {
  const table: string[] = [];
  for (const { kind, one } of cells) table.push(...(await rowsOf(kind, one)));
  expect(table).toEqual([
    'review | 提交 | cao | to-review | 10 min | next morning',
    'review | 提交草稿 | cao | to-review | 10 min | next morning',
    'review | 修改后重新提交 | cao | to-review | 10 min | next morning',
    'revision | 退回修改 | lin | revision-requested | 10 min | next morning',
    'dispatch | 立案编号 | du | to-dispatch | 10 min | next morning',
    'dispatch | 同意退办 | du | to-dispatch | 10 min | next morning',
    'dispatch | 收回 | du | to-dispatch | 10 min | next morning',
    'sign-for | 交办 | parks-clerk | assigned | 10 min | next morning',
    'sign-for | 退办后改交 | police-clerk | assigned | 10 min | next morning',
    'sign-for | 改办 | police-clerk | reassigned | 10 min | next morning',
    'return-decision | 申请退办 | du | return-requested | 10 min | next morning',
    'opinion | 交办 | parks-clerk | assigned | 10 min | next morning',
    'reply | 交办 | transport-clerk | assigned | 10 min | next morning',
    'reply | 退办后改交 | police-clerk | assigned | 10 min | next morning',
    'reply | 重新办理 | transport-clerk | redo | 10 min | next morning',
    'countersign | 送审会签 | parks-clerk | to-countersign | 10 min | next morning',
    'check | 会签完成 | transport-clerk | to-check | 10 min | next morning',
    'check | 送审核稿 | transport-clerk | to-check | 10 min | next morning',
    'signing | 核稿通过 | transport-leader | to-sign | 10 min | next morning',
    'reply-review | 签发 | du | to-review-reply | 10 min | next morning',
    'feedback | 复函编号 | lin | reply | 10 min | next morning',
    'feedback | 再次复函编号 | lin | reply | 10 min | next morning',
    'consultation | 末轮不满意 | song | consultation | 10 min | next morning',
  ]);
  expect(table.filter((row) => row.split(' | ').some((cell) => cell === ''))).toEqual([]);
});
