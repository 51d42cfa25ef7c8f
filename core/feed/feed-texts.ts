import type { Term } from '#core/contracts/term.ts';

/** Names under which a calendar shows the feed. Who reads it is not in them: calendars are shared and shown to others. */
export const feedNames: Readonly<Record<'me' | 'my-unit', Term>> = {
  me: { zh: '我的提案办理期限', en: 'My proposal deadlines' },
  'my-unit': { zh: '本单位提案办理期限', en: "My unit's proposal deadlines" },
};

/** `第46号`, or `未编号提案` for a case without a number. A title would tell what the proposal is about. */
export const caseLabel = (caseNumber: string | undefined): string => (caseNumber === undefined ? '未编号提案' : `第${caseNumber}号`);

/** What a calendar shows of a due day when it is opened, line by line. */
export function dueText(clock: Term, dueOn: string, isProvisional: boolean): string {
  const { zh, en } = isProvisional ? provisional : { zh: '', en: '' };
  return `到期日 ${dueOn}（${clock.zh}）${zh}\nDue ${dueOn} (${clock.en})${en}`;
}

const provisional: Term = { zh: '，暂定：放假安排公布后可能调整', en: ', provisional: holidays not announced yet may move it' };
