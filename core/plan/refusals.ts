import { problem } from '#core/contracts/problem.ts';
import type { ProblemText } from '#core/contracts/problem.ts';

/** What is refused about plans. */
export const planRefusals = {
  PlanCaseTwiceError: problem(
    422,
    { zh: '同一提案在方案中出现两次', en: 'The case is in the plan twice' },
    {
      zh: '该提案已在第 {line} 行；请先执行本方案，再另行办理。',
      en: 'It is in line {line} already; run this plan first, then make another.',
    },
  ),
  PlanSourceError: problem(
    422,
    { zh: '请指明要试办的内容', en: 'Say what is to be tried' },
    { zh: 'lines 与 allocationId 填其中一项。', en: 'Give either `lines` or `allocationId`.' },
  ),
  PlanChangedError: problem(
    412,
    { zh: '这不是您看到的那份方案', en: 'This is not the plan you saw' },
    { zh: '请重新读取方案，核对后用其 digest 执行。', en: 'Read the plan again, check it, and run it with its digest.' },
  ),
  PlanNotYoursError: problem(
    403,
    { zh: '方案须由试办人执行', en: 'Its maker runs a plan' },
    { zh: '请由试办人执行，或以您本人名义重新试办。', en: 'Ask who made it, or try it again as yourself.' },
  ),
  PlanRunAlreadyError: problem(
    409,
    { zh: '方案已提交执行', en: 'The plan is being run, or was' },
    {
      zh: '一份方案只执行一次；请查看执行进度。其余事项请另做方案。',
      en: 'A plan is run once; look at its progress, and make another for the rest.',
    },
  ),
  PlanExpiredError: problem(
    409,
    { zh: '方案已过期', en: 'The plan is no longer good' },
    {
      zh: '试办结果保留 15 分钟；请重新试办，核对后再执行。',
      en: 'What was tried is good for 15 minutes; try it again, check it, and run that.',
    },
  ),
  PlanEmptyError: problem(
    422,
    { zh: '方案中没有可以办理的事项', en: 'Nothing in the plan is possible' },
    { zh: '请按各行所列原因修改后重新试办。', en: 'Mend what the lines say and try again.' },
  ),
  PlanNotAskedError: problem(
    409,
    { zh: '方案尚未提交执行', en: 'The plan was not asked to run' },
    { zh: '没有需要撤销的事项；不执行即可。', en: 'There is nothing to take back: simply do not run it.' },
  ),
  PlanBegunError: problem(
    409,
    { zh: '已过撤销时间，方案已开始执行', en: 'The time to take it back is over' },
    {
      zh: '方案已开始执行，不能再撤销；交办有误的，请用“改办或收回”更正，已收到通知的单位会一并获知。',
      en: 'The run has begun. Correct a wrong dispatch with "reassign": give it to another unit or recall it, and whoever was told hears of it.',
    },
  ),
  PlanLineUnknownError: problem(
    422,
    { zh: '方案中没有这一行', en: 'No such line' },
    { zh: '方案共 {lines} 行，没有第 {line} 行。', en: 'The plan has {lines} lines, and none numbered {line}.' },
  ),
  PlanLineDiffersError: problem(
    409,
    { zh: '结果与试办时不同', en: 'It would not be what was shown' },
    { zh: '期限、规则或单位情况在试办之后有变化；请重新试办。', en: 'Days, rules or units changed since it was tried; try it again.' },
  ),
} as const satisfies Readonly<Record<string, ProblemText>>;
