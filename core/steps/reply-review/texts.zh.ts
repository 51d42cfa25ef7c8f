import type { TellingText } from '#core/case/define/telling-text.ts';
import { further, quoted, the } from '#core/case/define/telling-text.ts';

export const commands = {
  'pass-reply': '复函审核通过',
  'send-back-reply': '退回复函',
} as const;

/** Labels of the fields of a command's form that mean something of its own there. */
export const fields = {
  'pass-reply': { class: '改为哪一类（不改的不选）', reason: '改类理由', comment: '审核意见' },
  'send-back-reply': { reason: '退回理由和修改意见' },
} as const;

export const clocks = { 'reply-review': '复函审核' } as const;

export const tellings = {
  'to-review-reply': {
    name: '请审核复函',
    tag: '请审核复函',
    tail: (facts) => `请于${facts.dueOn}前审核`,
    sentence: (facts) => `${the(facts)}的复函已由承办单位签发，请于${facts.by}登录系统审核；通过后即编号发出，需要修改的可退回。`,
  },
  'reply-class-changed': {
    name: '办理结果类别调整',
    tag: '复函审核',
    tail: (facts) => `类别调整为${facts.detail}类`,
    sentence: (facts) =>
      `${the(facts)}的复函已审核通过，办理结果类别调整为${facts.detail}类${further(facts.reason, (words) => `，理由：${quoted(words)}`)}。`,
  },
  'reply-sent-back': {
    name: '复函审核退回',
    tag: '复函审核退回',
    tail: () => '请修改后重新送审',
    sentence: (facts) =>
      `${the(facts)}的复函经审核退回：${quoted(facts.detail)}。请修改后重新送审。${further(facts.dueOn, () => `审核所用时间不计入办理期限，答复期限现为${facts.dueOn}（含当日）。`)}`,
  },
} as const satisfies Readonly<Record<string, TellingText>>;
