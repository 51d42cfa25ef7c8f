import type { TellingText } from '#core/case/define/telling-text.ts';
import { quoted, the, yours } from '#core/case/define/telling-text.ts';
import { toDo } from '#core/case/define/share-texts.ts';

export const commands = { reassign: '改办或收回' } as const;

/** Labels of the fields of a command's form that mean something of its own there. */
export const fields = {
  reassign: { to: '改由该单位承办（不填为收回）', reason: '改办或收回理由', anew: '重新签收并重新计算期限' },
} as const;

/** Ways to give a command that lead to different ends. */
export const attempts = {
  toAnother: '改由其他单位承办',
  toCoHandler: '与本案其他承办单位对调',
  takenBack: '收回，暂不改交',
} as const;

/** What was done and stays done. */
export const stays = {
  signedFor: '原单位的签收继续有效',
  opinion: '已提出的会办意见保留',
  dueDay: '办理期限不变',
} as const;

/** What each webhook event means. */
export const statuses = {
  'assignment.reassigned': '承办项改由另一单位承办',
  'assignment.recalled': '承办项被收回',
} as const;

export const tellings = {
  reassigned: {
    name: '改办',
    tag: '提案改办',
    tail: (facts) => `改由你单位${facts.detail}`,
    sentence: (facts) => `${the(facts)}现改由你单位${facts.detail}，改办理由：${quoted(facts.reason)}。${toDo(facts)}`,
  },
  'taken-away': {
    name: '改交其他单位',
    tag: '提案改办',
    tail: () => '已改交其他单位',
    sentence: (facts) =>
      `原由你单位承办的${the(facts)}已改由${facts.unit}承办，你单位不再办理。改办理由：${quoted(facts.reason)}。感谢你单位前期所做的工作。`,
  },
  recalled: {
    name: '收回',
    tag: '提案收回',
    tail: () => '你单位不再办理',
    sentence: (facts) =>
      `原由你单位承办的${the(facts)}已由政府办公室收回，你单位不再办理。收回理由：${quoted(facts.reason)}。感谢你单位前期所做的工作。`,
  },
  'handed-over': {
    name: '已改办',
    tag: '提案改办',
    tail: (facts) => `改由${facts.unit}主办`,
    sentence: (facts) => `${yours(facts)}现改由${facts.unit}主办，特此告知。`,
  },
} as const satisfies Readonly<Record<string, TellingText>>;

export const refusals = {
  RecallInRedoError: { title: '重新办理轮次不能只收回', todo: '请指定接办单位，由其在本轮期限内继续办理。' },
  ReassignedToItselfError: { title: '该单位已是承办单位', todo: '请另选单位，核对 {unitId}；仅需收回的，不填单位。' },
} as const;
