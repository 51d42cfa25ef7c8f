import type { Term } from '#core/contracts/term.ts';

/** What to look at in a proposal before it is submitted, in words. */
export const findingTexts = {
  secret: (word: string): Term => ({
    zh: `文中有“${word}”字样。本系统不得处理国家秘密；如内容涉密，请立即删除，并按保密规定另行报送。`,
    en: `The text says “${word}”. No state secret may go into this system: if it is one, delete it and hand it in another way.`,
  }),
  coSigners: (): Term => ({
    zh: '联名提案还没有选定联名委员，不能提交。请选定联名委员，或改为个人提案。',
    en: 'A joint proposal cannot be submitted before a co-signer is chosen. Choose one, or make it a personal proposal.',
  }),
  oneMatter: (): Term => ({
    zh: '案由似乎包含多件事。一事一案：不同的事请分别提出，才能交给各自的承办单位。',
    en: 'The title seems to name several matters. One matter, one proposal: what is for different units is to be written apart.',
  }),
  form: (): Term => ({
    zh: '案由一般写作“关于……的提案”。',
    en: 'A title usually reads 关于……的提案.',
  }),
  matter: (length: number): Term => ({
    zh: `情况与问题只有${length}字。请写明在哪里、什么情况、影响多大，最好有调研数据。`,
    en: `What is wrong takes only ${length} characters. Say where, what and how much, with figures if you have some.`,
  }),
  nothingAsked: (): Term => ({
    zh: '还没有写建议。请写明希望做什么、由谁做、何时做到。',
    en: 'Nothing is asked for yet. Say what should be done, by whom and by when.',
  }),
  vague: (numbers: readonly number[]): Term => ({
    zh: `第${numbers.join('、')}条建议过于简短，承办单位难以逐条落实和答复。`,
    en: `Too short to be carried out and answered: suggestion ${numbers.join(', ')}.`,
  }),
  length: (length: number): Term => ({
    zh: `全文${length}字。提案一般不超过1500字，过长不利于审查和办理。`,
    en: `${length} characters; proposals usually keep below 1,500.`,
  }),
  privateData: (): Term => ({
    zh: '文中似有手机号码或身份证号码。提案可能公开，请删去个人信息。',
    en: 'There seems to be a telephone or identity number. Proposals may be published: leave personal data out.',
  }),
  lawsuit: (word: string): Term => ({
    zh: `文中提到“${word}”。已进入诉讼、仲裁程序的事项不予立案，请确认本案不属于此类。`,
    en: `The text speaks of “${word}”. What is before a court or in arbitration is not filed; make sure that this is not.`,
  }),
} as const;
