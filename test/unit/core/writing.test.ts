import { describe, expect, it } from 'vitest';
import { checkContent } from '#core/writing/check-content.ts';

const good = {
  title: '关于完善云澜湖步道照明的提案',
  matter: '环湖步道东段长一千二百米，现有路灯十八盏，其中七盏不亮，入夜后市民夜跑、散步多有不便，去年发生跌倒事故三起。'.repeat(2),
  suggestions: ['请住建部门于年内分段补装路灯，并更换损坏灯具。'],
};
const found = (changes: Partial<typeof good>): string[] => checkContent({ ...good, ...changes }).map(({ what }) => what);

describe('a check before submitting', () => {
  it('has nothing to say of a proposal that is as it should be', () => {
    expect(checkContent(good)).toEqual([]);
  });

  it.each<[string, Partial<typeof good>, string[]]>([
    ['two matters', { title: '关于完善照明以及关于停车的提案' }, ['oneMatter']],
    ['another form', { title: '路灯问题' }, ['form']],
    ['little said', { matter: '路灯不亮。' }, ['matter']],
    ['nothing asked', { suggestions: [' '] }, ['nothingAsked']],
    ['too little asked', { suggestions: [...good.suggestions, '修路灯。'] }, ['vague']],
    ['long', { matter: '路灯不亮，市民夜行不便。'.repeat(130) }, ['length']],
    ['secret', { matter: `${good.matter}（机密）` }, ['secret']],
    ['a telephone number', { matter: `${good.matter}联系电话13800000000。` }, ['privateData']],
    ['a lawsuit', { matter: `${good.matter}此事已起诉。` }, ['lawsuit']],
  ])('tells of %s', (_what, changes, what) => {
    expect(found(changes)).toEqual(what);
  });

  it('names the suggestion that is too short, and takes a longer number for none of a person', () => {
    const [vague] = checkContent({ ...good, suggestions: [...good.suggestions, '修路灯。'] });
    expect(vague?.said.zh).toContain('第2条');
    expect(found({ matter: `${good.matter}文号20260113800000000123。` })).toEqual([]);
  });
});
