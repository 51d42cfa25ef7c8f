import type { SmsTemplate } from './sms-templates.ts';

/**
 * As they are to be registered at the carrier, without the signature: at most 70 characters with it. No title, no name but the
 * reader's and the unit's, no text of a proposal: they pass through others' hands. No link, which carriers do not let through.
 */
export const smsTexts = {
  'co-signed': '${name}，有一件提案将您列为联名人，现正在审查，请登录提案办理系统查看。',
  revision: '${name}，您提交的提案经审查需要修改补充，请于${by}登录提案办理系统修改后重新提交。',
  'revision-awaited': '${name}，您的提案正待修改补充，期限为${due}，请您抽空登录提案办理系统修改后重新提交。',
  reviewed: '${name}，您提交的提案审查已有结果，请登录提案办理系统查看。感谢您建言献策。',
  filed: '${name}，您提交的提案经审查予以立案，编为${number}，即将交办。感谢您建言献策。',
  dispatched: '${name}，您的提案${number}已交由${unit}主办，答复后将及时告知您。',
  replied: '${name}，您的提案${number}已由${unit}书面答复，请您审阅，并于${by}登录提案办理系统反馈意见。',
  'feedback-awaited': '${name}，您的提案${number}已经答复，反馈期限为${due}，盼您抽空登录提案办理系统反馈意见。',
  'done-again': '${name}，您对提案${number}的反馈意见已经收到，现由${unit}重新办理，并于${by}再次答复您。',
  consultation: '${name}，您的提案${number}已转入协商督办，将于${by}请您与承办单位当面协商。',
  closed: '${name}，您的提案${number}已经办结。感谢您对提案工作的关心和支持。',
  'to-review': '${name}，有提案待审查，请您于${by}登录提案办理系统完成审查立案。',
  'to-do': '${name}，提案${number}的“${step}”待您办理，期限为${due}，请登录提案办理系统处理。',
  handed: '${name}，提案${number}现交你单位办理，期限为${due}，请登录提案办理系统签收办理。',
  redo: '${name}，提案${number}经委员反馈需重新办理，请你单位于${by}再次答复委员。',
  due: '${name}，提案${number}的“${step}”期限为${due}，请您妥善安排，按期办理。',
  overdue: '${name}，提案${number}的“${step}”已过期限（${due}），请您抓紧办理。',
  escalated: '${name}，提案${number}的“${step}”已过期限（${due}），请您登录提案办理系统研究处理。',
  several: '${name}，您有${count}件提案事项待查看或办理，请登录提案办理系统处理。',
} as const satisfies Readonly<Record<SmsTemplate, string>>;
