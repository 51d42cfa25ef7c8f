import { problem } from './problem.ts';
import type { ProblemText } from './problem.ts';

/** What the API refuses whatever it is asked for: who asks, how, and how often. */
export const httpRefusals = {
  NotFoundError: problem(
    404,
    { zh: '没有找到', en: 'Not found' },
    { zh: '请核对编号；不属于您的提案也按未找到处理。', en: 'Check the id; a case that is not yours is not found either.' },
  ),
  RouteNotFoundError: problem(404, { zh: '没有这个接口', en: 'No such route' }, { zh: '请查看 /openapi.json。', en: 'See /openapi.json.' }),
  NotAllowedError: problem(
    403,
    { zh: '您没有这项权限', en: 'Not allowed' },
    {
      zh: '这项工作由其他角色办理；确需由您办理的，请联系本机构管理员。',
      en: 'This is for another role to do; if it should be yours, ask your administrator.',
    },
  ),
  UnknownPersonError: problem(
    403,
    { zh: '您不在本机构名录中', en: 'You are not in the directory' },
    { zh: '请联系管理员把您的账号加入名录。', en: 'Ask the administrator to add your account to the directory.' },
  ),
  AmbiguousBodyError: problem(
    400,
    { zh: '您属于多个机构', en: 'You belong to several bodies' },
    { zh: '请用 X-Body 请求头指明机构：{bodies}。', en: 'Name one with the X-Body header: {bodies}.' },
  ),
  InvalidRequestError: problem(
    400,
    { zh: '请求内容有误', en: 'The request is not valid' },
    { zh: '请按 errors 中逐项说明修改后重新提交。', en: 'Correct what `errors` lists and send it again.' },
  ),
  NotJsonError: problem(
    400,
    { zh: '请求体不是 JSON 对象', en: 'The body is no JSON object' },
    { zh: '请以 application/json、UTF-8 编码提交。', en: 'Send application/json in UTF-8.' },
  ),
  TooLargeError: problem(
    413,
    { zh: '内容过大', en: 'Too large' },
    { zh: '请求体不得超过 {limit} 字节。', en: 'A body may have {limit} bytes at most.' },
  ),
  IdempotencyKeyMissingError: problem(
    400,
    { zh: '缺少 Idempotency-Key', en: 'Idempotency-Key is missing' },
    {
      zh: '每次新操作请带一个新的唯一值（1–128 个可见 ASCII 字符），重试时沿用原值。',
      en: 'Send a fresh unique value (1–128 visible ASCII characters) per action, and the same one when you retry.',
    },
  ),
  InvalidIfMatchError: problem(
    400,
    { zh: 'If-Match 格式不对', en: 'If-Match is malformed' },
    { zh: '请填写带引号的版本号，例如 "7"。', en: 'Give the version in quotes, e.g. "7".' },
  ),
  InvalidCursorError: problem(
    400,
    { zh: '翻页游标无效', en: 'The cursor is not valid' },
    { zh: '请使用上一页返回的 next，或从第一页重新开始。', en: 'Use the `next` of the page before, or begin again.' },
  ),
  CalendarNotFoundError: problem(
    404,
    { zh: '没有这个日历订阅', en: 'No such calendar feed' },
    {
      zh: '该订阅不存在、已撤销或已失效；请在系统中新建一个。',
      en: 'It never was, was taken back or is no longer in force; make a new one.',
    },
  ),
  TooManyCalendarFeedsError: problem(
    409,
    { zh: '日历订阅过多', en: 'Too many calendar feeds' },
    { zh: '每人最多 {limit} 个，请先撤销不用的。', en: 'A person may have {limit}; take back those you do not use.' },
  ),
  NotInUnitError: problem(
    403,
    { zh: '您不是承办单位的经办人或负责人', en: 'You handle the cases of no unit' },
    { zh: '请改为订阅本人的期限（owner 填 me）。', en: 'Subscribe to your own deadlines (owner: me).' },
  ),
  CommandIdReusedError: problem(
    422,
    { zh: '同一个 Idempotency-Key 用于了不同的请求', en: 'One Idempotency-Key, two requests' },
    { zh: '请为新的操作换一个新的键。', en: 'Use a new key for a new action.' },
  ),
  VersionConflictError: problem(
    412,
    { zh: '提案已被他人更新', en: 'Somebody changed it meanwhile' },
    {
      zh: '您看到的是第 {expected} 版，现为第 {actual} 版；请刷新后再试，已填内容没有丢失。',
      en: 'You saw version {expected}, it is {actual} now; reload and try again. Nothing is lost.',
    },
  ),
  TooMuchContentionError: problem(
    503,
    { zh: '操作过于集中', en: 'Too busy' },
    { zh: '请稍后用同一个 Idempotency-Key 重试。', en: 'Try again soon with the same Idempotency-Key.' },
  ),
  UnknownCommandError: problem(
    404,
    { zh: '没有这个操作', en: 'No such command' },
    { zh: '可用操作：{known}。', en: 'Known commands: {known}.' },
  ),
} as const satisfies Readonly<Record<string, ProblemText>>;
