import type { Term } from '#core/contracts/term.ts';

const shown = (text: string): string => (text.length > 20 ? `${text.slice(0, 20)}…` : text);

/** What a reply still lacks, in words. */
export const missingTexts = {
  opinions: (units: readonly string[]): Term => ({
    zh: `会办意见未齐，还缺：${units.join('、')}。逾期未提的，到规定时间后可先行答复。`,
    en: `Opinions are missing: ${units.join(', ')}. Once the time for it has lapsed you may go on without.`,
  }),
  class: (): Term => ({ zh: '还没有选定办理结果类别。', en: 'No class has been chosen.' }),
  text: (): Term => ({ zh: '还没有答复内容。', en: 'Nothing has been written.' }),
  caption: (count: number): Term => ({
    zh: `有${count}幅图片还没有图名。`,
    en: count === 1 ? 'A picture has no caption.' : `${count} pictures have no captions.`,
  }),
  length: (length: number): Term => ({
    zh: `全文${length}字，超过60000字的上限，请删减。`,
    en: `${length} characters; 60,000 are the most. Please shorten it.`,
  }),
  suggestions: (numbers: readonly number[]): Term => ({
    zh: `第${numbers.join('、')}条建议还没有答复。`,
    en: `Not answered yet: ${numbers.map((n) => `suggestion ${n}`).join(', ')}.`,
  }),
  placeholder: (text: string): Term => ({
    zh: `还有待补的内容：“${shown(text)}”。`,
    en: `Something is still to be filled in: “${shown(text)}”.`,
  }),
  contact: (): Term => ({
    zh: '没有写明何时、以何种方式与委员沟通过。答复前应当与委员沟通。',
    en: 'Nothing is said of a contact with the member, who should be spoken to before the reply.',
  }),
  people: (): Term => ({ zh: '主办领导、主办人还没有写全。', en: 'The leader or the person in charge is not named.' }),
  phone: (): Term => ({ zh: '没有写联系电话，委员无从联系。', en: 'There is no telephone number by which the member could ask.' }),
  disclosure: (): Term => ({ zh: '还没有选定答复公开属性。', en: 'It is not said how far the reply may be published.' }),
  lapsed: (units: readonly string[]): Term => ({
    zh: `${units.join('、')}逾期未提会办意见，可先行答复，请在文中说明。`,
    en: `No opinion came in time from ${units.join(', ')}; you may reply without, and should say so.`,
  }),
} as const;
