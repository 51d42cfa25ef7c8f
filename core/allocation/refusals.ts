import { problem } from '#core/contracts/problem.ts';
import type { ProblemText } from '#core/contracts/problem.ts';

/** What is refused about draft allocations. */
export const allocationRefusals = {
  AllocationLineChangedError: problem(
    409,
    { zh: '这一行已被他人修改', en: 'Somebody changed the line meanwhile' },
    {
      zh: '您看到的是第 {expected} 版，现为第 {actual} 版；请查看最新内容后再改，双方的内容都没有丢失。',
      en: 'You saw version {expected}, it is {actual} now; look at it and change it again. Nothing of either is lost.',
    },
  ),
  AllocationDiscardedError: problem(
    409,
    { zh: '该预分办方案已作废', en: 'The allocation was discarded' },
    { zh: '请新建一份预分办方案。', en: 'Begin another one.' },
  ),
  AllocationTooLongError: problem(
    422,
    { zh: '预分办方案过长', en: 'The allocation is too long' },
    { zh: '一份方案最多 {limit} 件，请分为几份。', en: 'It may have {limit} lines; make it several.' },
  ),
  PreDispatchOffError: problem(
    409,
    { zh: '本机构未启用预交办', en: 'Units are not asked beforehand here' },
    { zh: '请管理员在办理规则中设定预交办的征求意见时间。', en: 'An administrator sets the time for comments in the policy.' },
  ),
  CommentsNotAskedError: problem(
    409,
    { zh: '尚未征求意见', en: 'Nobody asked for comments' },
    { zh: '请等待政府办公室征求意见。', en: 'Wait until the office asks.' },
  ),
  CommentsOverError: problem(
    409,
    { zh: '征求意见已截止', en: 'The time for comments is over' },
    {
      zh: '未提出的视为同意承办；确有异议的，请在交办后申请退办，或联系政府办公室。',
      en: 'Silence counted as "fits". Once it is dispatched you may ask to return it, or call the office.',
    },
  ),
} as const satisfies Readonly<Record<string, ProblemText>>;
