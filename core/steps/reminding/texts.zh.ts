import type { TellingText } from '#core/case/telling-text.ts';
import { left } from '#core/case/telling-text.ts';

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

export const tellings = {
  reminder: {
    name: '催办',
    tag: '提案催办',
    tail: (facts) => `${facts.clock.zh}${left(facts)}`,
    sentence: (facts) =>
      `您负责的提案${facts.number.zh}《${facts.title}》“${facts.clock.zh}”期限为${facts.dueOn}${left(facts)}，请及时办理。`,
  },
  'overdue-list': {
    name: '逾期通报',
    tag: '提案逾期通报',
    tail: (facts) => `${facts.clock.zh}${left(facts)}`,
    sentence: (facts) =>
      `提案${facts.number.zh}《${facts.title}》“${facts.clock.zh}”期限为${facts.dueOn}，${left(facts).slice(1, -1)}，请抓紧办理；确有困难的，请及时说明。`,
  },
  'overdue-unit': {
    name: '提请单位负责人督促',
    tag: '提案逾期',
    tail: (facts) => `${facts.clock.zh}${left(facts)}`,
    sentence: (facts) =>
      `贵单位承办的提案${facts.number.zh}《${facts.title}》“${facts.clock.zh}”期限为${facts.dueOn}，${left(facts).slice(1, -1)}，请督促经办人员办理。`,
  },
  'overdue-office': {
    name: '督办',
    tag: '提案督办',
    tail: (facts) => `${facts.clock.zh}${left(facts)}`,
    sentence: (facts) =>
      `提案${facts.number.zh}《${facts.title}》“${facts.clock.zh}”期限为${facts.dueOn}，责任方：${facts.unit}，${left(facts).slice(1, -1)}，请督促办理。`,
  },
  'overdue-leader': {
    name: '领导督办',
    tag: '提案领导督办',
    tail: (facts) => `${facts.clock.zh}${left(facts)}`,
    sentence: (facts) =>
      `提案${facts.number.zh}《${facts.title}》“${facts.clock.zh}”期限为${facts.dueOn}，责任方：${facts.unit}，${left(facts).slice(1, -1)}，现转请您督办，本件已列入您的待办。`,
  },
  'silence-near': {
    name: '按规则处理前告知',
    tag: '提案临期告知',
    tail: (facts) => `${facts.clock.zh}${left(facts)}`,
    sentence: (facts) =>
      `提案${facts.number.zh}《${facts.title}》“${facts.clock.zh}”（${facts.unit}）期限为${facts.dueOn}，尚未收到处理；届时将按办理规则处理：${facts.outcome.zh}。请视情与其联系。`,
  },
  silence: {
    name: '逾期按规则处理',
    tag: '提案逾期处理',
    tail: (facts) => facts.clock.zh,
    sentence: (facts) =>
      `提案${facts.number.zh}《${facts.title}》“${facts.clock.zh}”期限（${facts.dueOn}）已过，未收到处理，系统已按办理规则自动处理：${facts.detail}。`,
  },
  'by-hand': {
    name: '人工催办',
    tag: '提案催办',
    tail: (facts) => `${facts.clock.zh}${left(facts)}`,
    sentence: (facts) =>
      `现就提案${facts.number.zh}《${facts.title}》“${facts.clock.zh}”（期限${facts.dueOn}，${left(facts).slice(1, -1)}）人工催办，请抓紧办理。${facts.detail === '' ? '' : `附言：${facts.detail}。`}`,
  },
} as const satisfies Readonly<Record<string, TellingText>>;

export const refusals = {
  UnknownClockError: { title: '没有这个期限', todo: '请按 /deadlines 核对 {clockId}。' },
  NothingToRemindError: { title: '没有可催办的期限', todo: '该事项没有正在计算的期限，请刷新后查看。' },
  FeedbackNotPressedError: { title: '委员反馈只由提案委员会提醒', todo: '请联系提案委员会，由其提醒委员反馈。' },
  AlreadyRemindedError: { title: '今天已经催办过', todo: '“{clockId}”今天 {time} 已人工催办，请明天再催。' },
} as const;
