import { problem } from '#core/contracts/problem.ts';
import type { ProblemText } from '#core/contracts/problem.ts';

/** What a directory does not take. */
export const directoryRefusals = {
  UnknownDeputyError: problem(
    422,
    { zh: '没有这个代收人', en: 'No such deputy' },
    {
      zh: '{personId} 的代收人 {deputyId} 不在名录中，请一并登记或另选。',
      en: 'The deputy {deputyId} of {personId} is not in the directory; record that person too, or choose another.',
    },
  ),
  LoginTakenError: problem(
    422,
    { zh: '登录账号已归他人使用', en: 'The login is somebody else’s' },
    {
      zh: '{personId} 的登录账号（subject，未填则为编号）已由 {holderId} 使用，请另填，或先更改 {holderId}。',
      en: 'The login of {personId} (its subject, or its id without one) is that of {holderId}; give another, or change {holderId} first.',
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
  RobotUrlNotAllowedError: problem(
    422,
    { zh: '群机器人地址不合规定', en: 'The robot’s URL is not allowed' },
    {
      zh: '须为 https 地址，主机只能是：{hosts}。请从群机器人设置中原样复制。',
      en: 'It must be an https URL at one of: {hosts}. Copy it from the robot’s settings.',
    },
  ),
  MobileMissingError: problem(
    422,
    { zh: '尚未登记手机号码', en: 'No mobile number on record' },
    { zh: '请先登记手机号码，再选用短信；或选用邮件。', en: 'Record a mobile number first, or choose mails.' },
  ),
  SmsNotOfferedError: problem(
    409,
    { zh: '目前不能用短信通知', en: 'Short messages are not offered' },
    {
      zh: '本机构尚未开通短信，请选用邮件；如需开通，请联系管理员。',
      en: 'The committee sends none yet; choose mails, or ask the administrator.',
    },
  ),
} as const satisfies Readonly<Record<string, ProblemText>>;
