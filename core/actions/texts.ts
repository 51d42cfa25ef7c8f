import type { Term } from '#core/contracts/term.ts';

/** Sentences about what a command leads to, and why it cannot be given. */
export const actionTexts = {
  moves: (stage: Term): Term => ({ zh: `提案转入“${stage.zh}”阶段`, en: `The case moves to "${stage.en}"` }),
  opens: (clock: Term, day: Term, holder: Term): Term => ({
    zh: `“${clock.zh}”开始计时，期限为${day.zh}（${holder.zh}）`,
    en: `The clock "${clock.en}" begins and is due on ${day.en} (${holder.en})`,
  }),
  movesDay: (clock: Term, day: Term): Term => ({
    zh: `“${clock.zh}”期限改为${day.zh}`,
    en: `"${clock.en}" is due on ${day.en} from now on`,
  }),
  ends: (clocks: readonly Term[]): Term => ({
    zh: `“${clocks.map(({ zh }) => zh).join('”“')}”停止计时`,
    en: `The clock ends: ${clocks.map(({ en }) => en).join(', ')}`,
  }),
  tells: (people: readonly Term[]): Term => ({
    zh: `将通知${people.map(({ zh }) => zh).join('、')}`,
    en: `Told: ${people.map(({ en }) => en).join(', ')}`,
  }),
  /** Heads what follows for another case. */
  forCase: (caseNumber: string): Term => ({ zh: `对第${caseNumber}号提案`, en: `For proposal No. ${caseNumber}` }),
  forOther: { zh: '对另一件提案', en: 'For the other proposal' },
  /** A day of a year whose arrangement is not announced yet. */
  provisional: ({ zh, en }: Term): Term => ({ zh: `${zh}（暂定）`, en: `${en} (provisional)` }),
  chosenUnit: { zh: '所选单位', en: 'the unit you choose' },
  chosenAs: {
    lead: { zh: '所选主办单位', en: 'the lead you choose' },
    'co-handler': { zh: '所选会办单位', en: 'each co-handler you choose' },
  },
  notInStage: (stage: Term): Term => ({
    zh: `提案处于“${stage.zh}”阶段，此时不能办理这一事项。`,
    en: `The case is "${stage.en}"; this is not possible now.`,
  }),
  notInStatus: (status: Term): Term => ({
    zh: `该承办项处于“${status.zh}”状态，此时不能办理这一事项。`,
    en: `The assignment is "${status.en}"; this is not possible now.`,
  }),
} as const;
