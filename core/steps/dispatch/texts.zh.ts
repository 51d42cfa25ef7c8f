import { asked, toDo } from '#core/case/define/share-texts.ts';
import type { TellingText } from '#core/case/define/telling-text.ts';
import { further, quoted, the, yours } from '#core/case/define/telling-text.ts';

export const commands = {
  dispatch: '交办',
} as const;

/** Labels of the fields of a command's form that mean something of its own there. */
export const fields = {
  dispatch: { lead: '主办单位', coHandlers: '会办单位', opinion: '交办意见' },
} as const;

export const clocks = {
  dispatch: '交办',
} as const;

/** What each webhook event means. */
export const statuses = {
  'proposal.dispatched': '提案交办',
} as const;

export const tellings = {
  assigned: {
    name: '交办',
    tag: '提案交办',
    tail: (facts) => `${facts.detail}，${facts.dueOn}前${asked(facts)}`,
    sentence: (facts) =>
      `${the(facts)}现交由你单位${facts.detail}。${toDo(facts)}${further(facts.reason, (words) => `交办意见：${quoted(words)}。`)}`,
  },
  'to-dispatch': {
    name: '待交办',
    tag: '提案待交办',
    tail: (facts) => `请于${facts.dueOn}前交办`,
    sentence: (facts) => `${the(facts)}现待交办，请您于${facts.by}确定承办单位并交办。`,
  },
  dispatched: {
    name: '已交办',
    tag: '提案已交办',
    tail: (facts) => `由${facts.unit}主办`,
    sentence: (facts) => `${yours(facts)}已交由${facts.unit}主办，答复后将及时告知您。`,
  },
} as const satisfies Readonly<Record<string, TellingText>>;

export const refusals = {
  LeadAlreadyAssignedError: { title: '已有主办单位', todo: '主办单位为 {unitId}；此时只能增加会办单位。' },
  LeadMissingError: { title: '缺少主办单位', todo: '请指定一个主办单位。' },
  NothingToDispatchError: { title: '没有要交办的单位', todo: '请至少指定一个会办单位。' },
} as const;
