import type { TellingText } from '#core/case/define/telling-text.ts';
import { the } from '#core/case/define/telling-text.ts';

export const commands = {
  'give-opinion': '提出会办意见',
} as const;

/** Labels of the fields of a command's form that mean something of its own there. */
export const fields = {
  'give-opinion': { text: '会办意见' },
} as const;

export const clocks = {
  opinion: '会办意见',
} as const;

/** How silence was taken. */
export const silences = {
  lapsed: '会办意见缺席，主办单位可先行答复',
} as const;

/** What each webhook event means. */
export const statuses = {
  'assignment.opinion_given': '会办单位已提意见',
  'assignment.opinion_numbered': '会办意见已编文号，送主办单位',
  'assignment.opinion_lapsed': '会办意见逾期缺席',
} as const;

export const tellings = {
  'opinion-given': {
    name: '会办意见',
    tag: '会办意见',
    tail: (facts) => `${facts.unit}已提出`,
    sentence: (facts) => `会办单位${facts.unit}已就${the(facts)}提出会办意见，请登录系统查阅，并在答复委员时统筹考虑。`,
  },
  'opinion-lapsed': {
    name: '会办意见缺席',
    tag: '会办意见缺席',
    tail: (facts) => `${facts.unit}未按期提出`,
    sentence: (facts) => `会办单位${facts.unit}未按期就${the(facts)}提出会办意见。按照办理规则，${facts.detail}。`,
  },
} as const satisfies Readonly<Record<string, TellingText>>;

export const refusals = {
  LeadGivesNoOpinionError: { title: '主办单位不提会办意见', todo: '主办单位请直接答复委员。' },
} as const;

/** What an opinion that lapsed means to the lead. */
export const lapsedMeans = '你单位可先行答复委员';
