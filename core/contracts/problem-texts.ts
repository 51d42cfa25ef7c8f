import { rulesRefusalTexts } from '#core/policy/refusal-texts.ts';
import type { Term } from './terms.ts';
import { webhookProblemTexts } from './webhook-problem-texts.ts';
import { webhookRequestTexts } from './webhook-request-texts.ts';

/** How a refusal is told: its HTTP status, what it is, and what to do. `{fact}` is filled from the refusal's facts. */
export interface ProblemText {
  readonly status: number;
  readonly title: Term;
  readonly todo: Term;
}

const problem = (status: number, title: Term, todo: Term): ProblemText => ({ status, title, todo });

/** Every refusal by its name. A refusal that is not here is a fault of the program (500). */
export const problemTexts: Readonly<Record<string, ProblemText>> = {
  NotFoundError: problem(
    404,
    { zh: '没有找到', en: 'Not found' },
    { zh: '请核对编号；不属于您的提案也按未找到处理。', en: 'Check the id; a case that is not yours is not found either.' },
  ),
  RouteNotFoundError: problem(404, { zh: '没有这个接口', en: 'No such route' }, { zh: '请查看 /openapi.json。', en: 'See /openapi.json.' }),
  NotAllowedError: problem(
    403,
    { zh: '您没有这项权限', en: 'Not allowed' },
    { zh: '{command}由其他角色办理，请联系本机构管理员。', en: '"{command}" belongs to another role; ask your administrator.' },
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
    { zh: '请按 errors 中逐项说明修改后重新提交。', en: 'Mend what `errors` lists and send it again.' },
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
      zh: '您看到的是第 {expected} 版，现为第 {actual} 版；请刷新后再试，未丢失任何内容。',
      en: 'You saw version {expected}, it is {actual} now; reload and try again. Nothing is lost.',
    },
  ),
  TooMuchContentionError: problem(
    503,
    { zh: '操作过于集中', en: 'Too busy' },
    { zh: '请稍后用同一个 Idempotency-Key 重试。', en: 'Try again soon with the same Idempotency-Key.' },
  ),
  CommandNotLegalError: problem(
    409,
    { zh: '当前阶段不能这样办理', en: 'Not possible at this stage' },
    { zh: '现在可以办理：{legal}。', en: 'Possible now: {legal}.' },
  ),
  UnknownCommandError: problem(
    404,
    { zh: '没有这个操作', en: 'No such command' },
    { zh: '可用操作：{known}。', en: 'Known commands: {known}.' },
  ),
  UnknownSessionError: problem(
    422,
    { zh: '没有这个届次', en: 'No such session' },
    { zh: '请使用名录中的届次，或请管理员登记 {session}。', en: 'Use a session of the directory, or have {session} recorded.' },
  ),
  SessionChangedError: problem(
    422,
    { zh: '不能改换届次', en: 'The session cannot change' },
    { zh: '请保持原届次 {session}；另属新届次的请另行提交。', en: 'Keep {session}; submit a new proposal for another session.' },
  ),
  CoSignerNotAcceptedError: problem(
    422,
    { zh: '联名人有误', en: 'Co-signers are not valid' },
    {
      zh: '请核对：{coSigners}（须为本机构委员，不含本人，不得重复）。',
      en: 'Check {coSigners}: members of this body, not yourself, each once.',
    },
  ),
  UnknownReasonError: problem(
    422,
    { zh: '没有这个不予立案理由', en: 'No such reason' },
    { zh: '请从中选择：{known}。', en: 'Choose one of: {known}.' },
  ),
  LeadAlreadyAssignedError: problem(
    409,
    { zh: '已有主办单位', en: 'There is a lead already' },
    { zh: '主办单位为 {unitId}；此时只能增加会办单位。', en: 'The lead is {unitId}; only co-handlers can be added now.' },
  ),
  LeadMissingError: problem(
    422,
    { zh: '缺少主办单位', en: 'A lead is missing' },
    { zh: '请指定一个主办单位。', en: 'Name one lead unit.' },
  ),
  NothingToDispatchError: problem(
    422,
    { zh: '没有要交办的单位', en: 'Nothing to dispatch' },
    { zh: '请至少指定一个会办单位。', en: 'Name at least one co-handler.' },
  ),
  UnitAssignedTwiceError: problem(
    422,
    { zh: '同一单位不能重复承办', en: 'A unit cannot be assigned twice' },
    { zh: '请去掉重复的单位 {unitId}。', en: 'Remove the second {unitId}.' },
  ),
  UnknownUnitError: problem(
    422,
    { zh: '没有这个单位', en: 'No such unit' },
    { zh: '请使用名录中的单位，核对 {unitId}。', en: 'Use a unit of the directory; check {unitId}.' },
  ),
  UnitHasNoAddresseeError: problem(
    422,
    { zh: '该单位没有在岗的经办人', en: 'The unit has nobody to receive it' },
    { zh: '请先在名录中为 {unitId} 登记在岗的经办人。', en: 'Record an active unit clerk for {unitId} first.' },
  ),
  DueDateNotAllowedError: problem(
    422,
    { zh: '办理期限不合规定', en: 'The due date is not allowed' },
    {
      zh: '{unitId} 的期限 {dueOn} 须晚于 {after}，不晚于 {latest}。',
      en: 'The date {dueOn} of {unitId} must lie after {after} and not after {latest}.',
    },
  ),
  UnknownDeputyError: problem(
    422,
    { zh: '没有这个代收人', en: 'No such deputy' },
    {
      zh: '{personId} 的代收人 {deputyId} 不在名录中，请一并登记或另选。',
      en: 'The deputy {deputyId} of {personId} is not in the directory; record that person too, or choose another.',
    },
  ),
  DeputyRingError: problem(
    422,
    { zh: '代收关系成环', en: 'Deputies in a ring' },
    {
      zh: '代收人不得绕回本人：{people}。请改动其中一人的代收人。',
      en: 'The way from deputy to deputy must not lead back: {people}. Change one of them.',
    },
  ),
  UnknownAssignmentError: problem(
    422,
    { zh: '没有这个承办项', en: 'No such assignment' },
    { zh: '请核对 {assignmentId}。', en: 'Check {assignmentId}.' },
  ),
  AssignmentNotNamedError: problem(
    422,
    { zh: '请指明承办项', en: 'Name the assignment' },
    { zh: '请用 assignmentId 指明：{assignments}。', en: 'Give assignmentId, one of: {assignments}.' },
  ),
  LeadGivesNoOpinionError: problem(
    409,
    { zh: '主办单位不提会办意见', en: 'A lead gives no opinion' },
    { zh: '主办单位请直接答复（issue-reply）。', en: 'The lead replies (issue-reply).' },
  ),
  OnlyLeadRepliesError: problem(
    409,
    { zh: '会办单位不直接答复委员', en: 'Only the lead replies' },
    { zh: '会办单位请提出会办意见（give-opinion）。', en: 'A co-handler gives its opinion (give-opinion).' },
  ),
  NotSignedForError: problem(
    409,
    { zh: '尚未签收', en: 'Not signed for' },
    { zh: '请先签收 {assignmentId}。', en: 'Sign for {assignmentId} first.' },
  ),
  OpinionsMissingError: problem(
    409,
    { zh: '会办意见未齐', en: 'Opinions are missing' },
    {
      zh: '还缺：{units}。逾期未提的，到规定时间后可先行答复。',
      en: 'Missing: {units}. Once the time for it has lapsed you may go on without.',
    },
  ),
  UnknownReplyClassError: problem(
    422,
    { zh: '没有这个答复类别', en: 'No such reply class' },
    { zh: '请从中选择：{known}。', en: 'Choose one of: {known}.' },
  ),
  ReturnLimitReachedError: problem(
    409,
    { zh: '不能再申请退办', en: 'No further return' },
    { zh: '每个单位最多申请 {limit} 次，请继续办理或报请协调。', en: 'A unit may ask {limit} time(s); handle it or ask for coordination.' },
  ),
  ReturnWindowClosedError: problem(
    409,
    { zh: '已过退办申请期限', en: 'Too late to return it' },
    { zh: '申请退办的期限为 {until}，请继续办理。', en: 'Returns could be asked for until {until}; please handle it.' },
  ),
  SuggestedUnitNotAcceptedError: problem(
    422,
    { zh: '建议的承办单位有误', en: 'The suggested unit is not valid' },
    {
      zh: '请另选名录中未承办本案的单位，核对 {unitId}。',
      en: 'Choose a unit of the directory that has no share in the case; check {unitId}.',
    },
  ),
  UnknownClockError: problem(
    422,
    { zh: '没有这个期限', en: 'No such clock' },
    { zh: '请按 /deadlines 核对 {clockId}。', en: 'Check {clockId} with /deadlines.' },
  ),
  NothingToRemindError: problem(
    409,
    { zh: '没有可催办的期限', en: 'Nothing to remind of' },
    { zh: '该事项没有正在计算的期限，请刷新后查看。', en: 'No clock is running there; reload the case.' },
  ),
  AlreadyRemindedError: problem(
    409,
    { zh: '今天已经催办过', en: 'Reminded today already' },
    {
      zh: '“{clockId}”今天 {time} 已人工催办，请明天再催。',
      en: '"{clockId}" was reminded by hand at {time} today; try again tomorrow.',
    },
  ),
  RobotUrlNotAllowedError: problem(
    422,
    { zh: '群机器人地址不合规定', en: 'The robot’s URL is not allowed' },
    {
      zh: '须为 https 地址，主机只能是：{hosts}（{fault}）。请从群机器人设置中原样复制。',
      en: 'It must be an https URL at one of: {hosts} ({fault}). Copy it from the robot’s settings.',
    },
  ),
  RefusedReturnIsNotRedispatchedError: problem(
    422,
    { zh: '不同意退办时不能改派', en: 'A refused return goes nowhere' },
    { zh: '请去掉 redispatchTo（{unitId}），或同意退办。', en: 'Leave out redispatchTo ({unitId}), or grant the return.' },
  ),
  ...webhookProblemTexts,
  ...webhookRequestTexts,
  ...rulesRefusalTexts,
};
