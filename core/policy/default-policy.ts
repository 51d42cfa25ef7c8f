import { clockKinds } from '#core/clock/clock-kinds.ts';
import type { ClockKind } from '#core/clock/clock-kinds.ts';
import { recordOf } from '#core/contracts/record-of.ts';
import { clocks } from '#core/steps/clocks.ts';
import { presetEscalation } from './later-kinds.ts';
import type { Policy } from './policy.ts';

type Row = (typeof clocks)[ClockKind];

// The ten grounds are those of the national committee's regulations, as it publishes them on its site (cppcc.gov.cn, 哪些提案不能被立案).
// They bind no district, which is why it says 参照; a body that has a rule of its own names its article here.
const clause = {
  zh: '参照《全国政协提案工作条例》关于不予立案的规定',
  en: "following the national committee's Regulations on Proposal Work",
};

/**
 * The preset a body begins with. Values are the recommended defaults gathered from published local rules
 * (浙江省, 四川省, 广州, 崇义, …); none of them binds a district, each is meant to be replaced. Written as it is read: to
 * parse it took a tenth of a cold start.
 */
export const defaultPolicy: Policy = {
  version: 'default-3',
  name: { zh: '通用办理规则（默认）', en: 'General rules (default)' },
  timeZoneOffset: 480,
  rollForward: true,
  clocks: Object.assign({}, ...Object.values(clocks).map(({ spans }) => spans)),
  reminders: {
    ladder: each(({ remindBefore, forewarn }) => ({
      before: [...remindBefore],
      ...presetEscalation,
      ...(forewarn === undefined ? {} : { forewarn }),
    })),
    dailyAfter: 1,
    thenEvery: 5,
    listOn: 1,
    upwardsEvery: 1,
    atHour: 9,
    gatherMinutes: 60,
    spreadMinutes: 30,
    untilHour: 18,
    promptMinutes: 10,
    mailsPerDay: 2,
    quietDays: [],
  },
  silence: each(({ preset }) => preset),
  light: { yellowDays: 15, shortSpanDays: 45, shortSpanShare: 0.2 },
  returns: { perUnit: 1 },
  redo: { rounds: 2 },
  feedback: { acceptLate: { amount: 3, unit: 'month' } },
  plans: { graceMinutes: 10 },
  preDispatch: { workingDays: null },
  classes: [
    { code: 'A', zh: '已解决或基本解决', en: 'solved or basically solved' },
    { code: 'B', zh: '正在解决或列入计划逐步解决', en: 'being solved, or planned to be solved step by step' },
    { code: 'C', zh: '因条件所限暂时不能解决或留作参考', en: 'not possible for now, or kept for reference' },
  ],
  declineReasons: [
    { code: 'state-secret', zh: '涉及国家秘密或党的秘密', en: 'touches state or Party secrets', clause },
    { code: 'forbidden', zh: '国家明令禁止的事项', en: 'a matter the state forbids', clause },
    { code: 'party-internal', zh: '中共党员对党内有关组织、人事安排的意见', en: 'inner-Party organisation or personnel', clause },
    { code: 'other-party-internal', zh: '民主党派成员反映本组织内部问题', en: "a democratic party's own inner matter", clause },
    { code: 'litigation', zh: '进入民事、刑事、行政诉讼或仲裁程序', en: 'before a court or in arbitration', clause },
    { code: 'academic', zh: '属于学术研讨', en: 'an academic discussion', clause },
    { code: 'private-matter', zh: '为本人或亲属解决个人问题', en: "the person's own or a relative's private matter", clause },
    { code: 'promotion', zh: '宣传、推介具体作品或产品', en: 'promotes a work or product', clause },
    { code: 'named-complaint', zh: '指名举报', en: 'reports a named person', clause },
    { code: 'no-suggestion', zh: '内容空泛，没有具体建议', en: 'empty, without concrete suggestions', clause },
  ],
  caseNumber: { pattern: '{n}' },
  letterNumber: { pattern: '{unit}提复〔{year}〕{n}号' },
  documentIssuer: { zh: '政府办公室', en: 'Government Office' },
  dispatchNoticeNumber: { pattern: '提案交〔{year}〕{n}号' },
  documentNumber: { chaser: { pattern: '提案催〔{year}〕{n}号' }, supervision: { pattern: '提案督〔{year}〕{n}号' } },
};

/** Something of every clock's row, by kind. */
function each<V>(of: (row: Row) => V): Record<ClockKind, V> {
  return recordOf(clockKinds, (kind) => of(clocks[kind]));
}
