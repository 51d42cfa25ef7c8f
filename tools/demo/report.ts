import { stageTerms } from '#core/case/terms.ts';
import type { LivedProposal } from './checks.ts';

/** Chinese characters take two columns in a terminal. */
function width(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (/[\u1100-\u115F\u2E80-\uFFEF]/u.test(character) ? 2 : 1), 0);
}

function pad(text: string, columns: number): string {
  let kept = text;
  while (width(kept) > columns) kept = `${Array.from(kept).slice(0, -2).join('')}…`;
  return kept + ' '.repeat(columns - width(kept));
}

/** One proposal's life, a line per commit. */
export function timeline({ sample, caseNumber, commits }: LivedProposal): string {
  const lines = commits.map(
    ({ at, actor, events }) =>
      `  ${at.slice(0, 16).replace('T', ' ')}Z  ${pad(actor.name, 10)} ${events.map(({ type, rule }) => (type === 'AlarmSounded' ? `${type}(${String(rule)})` : type)).join(' ')}`,
  );
  return [`第${caseNumber ?? '—'}号 ${sample.title} · ${sample.course}`, ...lines].join('\n');
}

function row(cells: readonly string[]): string {
  return [6, 46, 22, 10, 4, 8, 8, 8].map((columns, index) => pad(cells[index] ?? '', columns)).join(' ');
}

/** All proposals, a line each. */
export function table(lived: readonly LivedProposal[]): string {
  return [
    row(['编号', '案由', '经过', '结果', '类别', '提交数', '提醒数', '逾期数']),
    row(['No.', 'title', 'course', 'stage', 'cl.', 'commits', 'alarms', 'late']),
    ...lived.map(({ caseNumber, sample, stage, class: replyClass, commits, reminders, late }) =>
      row([
        caseNumber ?? '—',
        sample.title,
        sample.course,
        stageTerms[stage].zh,
        replyClass ?? '',
        String(commits.length),
        String(reminders),
        String(late),
      ]),
    ),
  ].join('\n');
}
