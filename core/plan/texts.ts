import { unitTerm } from '#core/notices/reach/address-failure.ts';
import type { Term } from '#core/contracts/term.ts';
import type { Directory } from '#core/directory/directory.ts';
import type { Warning } from './plan-line.ts';
import type { PlanState } from './plan.ts';

/** Where a plan stands. */
export const planStateTerms: Readonly<Record<PlanState, Term>> = {
  sealed: { zh: '已试办，待执行', en: 'tried, to be run' },
  expired: { zh: '已过期', en: 'no longer good' },
  'in-grace': { zh: '即将执行，可撤销', en: 'about to run, can be taken back' },
  running: { zh: '正在执行', en: 'running' },
  finished: { zh: '已执行', en: 'run' },
  cancelled: { zh: '已撤销', en: 'taken back' },
};

export const lineStates = ['planned', 'refused', 'cancelled', 'done', 'left-out'] as const;

export type LineState = (typeof lineStates)[number];

/** What is, or becomes, of a line. */
export const lineStateTerms: Readonly<Record<LineState, Term>> = {
  planned: { zh: '待办理', en: 'to be done' },
  refused: { zh: '不能办理', en: 'not possible' },
  cancelled: { zh: '已撤销', en: 'taken back' },
  done: { zh: '已办理', en: 'done' },
  'left-out': { zh: '未办理', en: 'left out' },
};

/** A warning in words. */
export function tellWarning(warning: Warning, directory: Directory): Term {
  switch (warning.kind) {
    case 'nobody-reached': {
      const unit = unitTerm(warning.unitId, directory);
      return { zh: `${unit.zh}目前无人能收到邮件`, en: `Nobody at ${unit.en} can be reached by mail` };
    }
    case 'over-capacity': {
      const unit = unitTerm(warning.unitId, directory);
      const { inHand, added, capacity } = warning;
      return {
        zh: `${unit.zh}在办${inHand}件，本次新增${added}件，超过可承办的${capacity}件`,
        en: `${unit.en} has ${inHand} in hand and gets ${added} more; it can have ${capacity}`,
      };
    }
    case 'alike-apart': {
      const unit = unitTerm(warning.unitId, directory);
      return { zh: `与第${warning.line}行内容相近，那一行由${unit.zh}主办`, en: `Line ${warning.line} reads alike and goes to ${unit.en}` };
    }
    case 'more-alike':
      return {
        zh: `另有${warning.lines}行内容相近，主办单位与本行不同`,
        en: `${warning.lines} more ${warning.lines === 1 ? 'line reads alike and goes' : 'lines read alike and go'} to other leads`,
      };
    case 'both-sides': {
      const unit = unitTerm(warning.unitId, directory);
      return { zh: `${unit.zh}同时是提案人所在单位`, en: `${unit.en} is where a proposer works, too` };
    }
    case 'provisional':
      return {
        zh: `期限暂定：${warning.years.join('、')}年放假安排尚未公布`,
        en: `The day is provisional: the arrangement of ${warning.years.join(', ')} is not announced yet`,
      };
  }
}
