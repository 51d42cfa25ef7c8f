import type { MailFacts, TellingText } from '#core/case/define/telling-text.ts';
import type { ClockKind } from '#core/clock/clock-kinds.ts';
import { asksMember, further, isLate, left, leftShort, quoted, the, yours } from '#core/case/define/telling-text.ts';

export const commands = {
  remind: '人工催办',
} as const;

/** Labels of the fields of a command's form that mean something of its own there. */
export const fields = {
  remind: { note: '附言' },
} as const;

/** What each webhook event means. */
export const statuses = {
  'proposal.escalated': '逾期事项升级督办',
  'document.issued': '向承办单位发出催办通知或督办通知（含文号）',
} as const;

const tags = { feedback: '提案反馈提醒', revision: '提案修改提醒' } as const;

function reminds(facts: MailFacts): string {
  if (facts.clockKind === 'feedback' || facts.clockKind === 'revision') return tags[facts.clockKind];
  return isLate(facts) ? '提案催办' : '提案提醒';
}

/** What a member is asked for in a subject: never how late. */
function asked(facts: MailFacts): string {
  if (facts.clockKind === 'feedback') return isLate(facts) ? '盼您反馈意见' : `请于${facts.dueOn}前反馈意见`;
  if (facts.clockKind === 'revision') return isLate(facts) ? '盼您重新提交' : `请于${facts.dueOn}前重新提交`;
  return remaining(facts);
}

const remaining = (facts: MailFacts): string => `${facts.clock.zh}（${leftShort(facts)}）`;

/** What is to be done by the due day: `须于……前签收`, in mails and papers. */
export const deeds: Readonly<Record<ClockKind, string>> = {
  review: '完成审查',
  revision: '重新提交',
  dispatch: '交办',
  'sign-for': '签收',
  'return-decision': '审定退办',
  opinion: '提出会办意见',
  reply: '答复委员',
  countersign: '完成会签',
  check: '完成核稿',
  signing: '完成签发',
  'reply-review': '完成复函审核',
  feedback: '反馈意见',
  consultation: '完成协商督办',
};

const deed = ({ clockKind }: MailFacts): string => (clockKind === undefined ? '完成' : deeds[clockKind]);

const step = (facts: MailFacts): string => `${the(facts)}的“${facts.clock.zh}”`;

const feedback = (facts: MailFacts): string =>
  isLate(facts)
    ? `您的${the(facts)}答复后，反馈期限（${facts.dueOn}）已过，尚未收到您的意见。您的意见对改进办理工作十分重要，盼您抽空反馈。`
    : `您的${the(facts)}已经答复，请您于${facts.by}反馈意见（${left(facts)}）。您的意见是评价办理工作的重要依据。`;

const revision = (facts: MailFacts): string =>
  isLate(facts)
    ? `您的${the(facts)}修改重报的期限（${facts.dueOn}）已过，请您尽快修改后重新提交；如不再提交，请在系统中撤回。`
    : `您的${the(facts)}正待修改补充，请您于${facts.by}重新提交（${left(facts)}）。`;

/** To whoever watches: a member who is late is called and listened to, not pressed. */
function overdue(facts: MailFacts, request: string): string {
  if (facts.clockKind === 'feedback')
    return `${facts.unit}对${the(facts)}的答复尚未反馈意见，反馈期限为${facts.dueOn}，${left(facts)}，请您安排联系委员，听取意见。`;
  if (facts.clockKind === 'revision')
    return `${facts.unit}尚未修改并重新提交${the(facts)}，期限为${facts.dueOn}，${left(facts)}，请您安排联系委员，了解情况。`;
  return `${the(facts)}应于${facts.by}由${facts.unit}${deed(facts)}，${left(facts)}，${request}。`;
}

function byHand(facts: MailFacts): string {
  if (facts.clockKind === 'feedback') return feedback(facts);
  if (facts.clockKind === 'revision') return revision(facts);
  return isLate(facts)
    ? `现就${the(facts)}予以催办：该提案应于${facts.by}${deed(facts)}，${left(facts)}，请您尽快办理并登记结果。`
    : `现就${the(facts)}专门提醒：该提案须于${facts.by}${deed(facts)}，${left(facts)}，请您妥善安排。`;
}

export const tellings = {
  /** 提醒 before the due day and on it, 催办 once it is over; a member is asked, never pressed. */
  reminder: {
    name: '提醒',
    tag: reminds,
    tail: asked,
    sentence: (facts) => {
      if (facts.clockKind === 'feedback') return feedback(facts);
      if (facts.clockKind === 'revision') return revision(facts);
      const { dueOn, by } = facts;
      if (isLate(facts)) return `${the(facts)}应于${by}${deed(facts)}，${left(facts)}，请您尽快办理；确有困难的，请及时说明情况。`;
      return facts.daysLeft === 0
        ? `${the(facts)}须于今天（${dueOn}）${deed(facts)}，请您抓紧办理。`
        : `${the(facts)}须于${by}${deed(facts)}，${left(facts)}，请您妥善安排。`;
    },
  },
  'overdue-list': {
    name: '逾期通报',
    tag: '提案逾期通报',
    tail: remaining,
    sentence: (facts) => `${the(facts)}应于${facts.by}${deed(facts)}，${left(facts)}，请您抓紧办理；确有困难的，请及时说明情况。`,
  },
  'overdue-unit': {
    name: '提请单位负责人督促',
    tag: '提案逾期',
    tail: remaining,
    sentence: (facts) => `你单位承办的${the(facts)}应于${facts.by}${deed(facts)}，${left(facts)}，请您督促经办同志尽快办理。`,
  },
  'overdue-office': {
    name: '督办',
    tag: '提案督办',
    tail: remaining,
    sentence: (facts) => overdue(facts, '请您督促办理'),
  },
  'overdue-leader': {
    name: '领导督办',
    tag: '提案领导督办',
    tail: remaining,
    sentence: (facts) => overdue(facts, '现提请您督办；此件已列入您的待办事项'),
  },
  'silence-near': {
    name: '按规则处理前告知',
    tag: '提案到期前告知',
    tail: remaining,
    sentence: (facts) =>
      facts.clockKind === 'feedback'
        ? `${facts.unit}对${the(facts)}的答复尚未反馈意见，反馈期限为${facts.dueOn}（${left(facts)}）；届时仍未反馈的，将${facts.outcome.zh}。请您安排联系委员，听取意见。`
        : `${the(facts)}应于${facts.by}由${facts.unit}${deed(facts)}（${left(facts)}），目前尚未办理；届时仍未办理的，将按办理规则处理：${facts.outcome.zh}。请您视情联系。`,
  },
  silence: {
    name: '逾期按规则处理',
    tag: '提案逾期处理',
    tail: (facts) => `${facts.clock.zh}期限已过`,
    sentence: (facts) =>
      asksMember(facts)
        ? `${step(facts)}期限（${facts.dueOn}）已过，未收到您的回复，已按办理规则处理：${facts.outcome.zh}。`
        : `${step(facts)}期限（${facts.dueOn}）已过，未收到办理结果，已按办理规则处理：${facts.outcome.zh}。`,
  },
  'due-day-moved': {
    name: '期限调整',
    tag: '提案期限调整',
    tail: (facts) => `${facts.clock.zh}改为${facts.dueOn}前`,
    sentence: (facts) =>
      `${asksMember(facts) ? yours(facts) : the(facts)}的“${facts.clock.zh}”期限已经调整，请您于${facts.by}${deed(facts)}。`,
  },
  'by-hand': {
    name: '人工提醒',
    tag: reminds,
    tail: asked,
    sentence: (facts) => `${byHand(facts)}${further(facts.detail, (words) => `附言：${quoted(words)}。`)}`,
  },
} as const satisfies Readonly<Record<string, TellingText>>;

export const refusals = {
  UnknownClockError: { title: '没有这个期限', todo: '该期限不存在或已结束，请刷新后重新选择。' },
  NothingToRemindError: { title: '没有可提醒的期限', todo: '该事项没有正在计算的期限，请刷新后查看。' },
  FeedbackNotPressedError: { title: '委员反馈只由提案委员会提醒', todo: '请联系提案委员会，由其提醒委员反馈。' },
  OwnDeadlineError: {
    title: '该期限由本岗位承担，不必催办',
    todo: '“{clockId}”由您所在岗位办理，请直接办理；已由同事经手的，请与其联系。',
  },
  AlreadyRemindedError: { title: '今天已经提醒过', todo: '“{clockId}”今天 {time} 已人工提醒，如仍需提醒，请明天再办。' },
} as const;
