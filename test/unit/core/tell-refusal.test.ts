import { describe, expect, it } from 'vitest';
import { Refusal } from '#core/errors/refusal.ts';
import { tellRefusal } from '#core/errors/tell-refusal.ts';
import { aDirectory } from '#test/support/a-directory.ts';

const directory = aDirectory();
const told = (...refusal: ConstructorParameters<typeof Refusal>) => tellRefusal(new Refusal(...refusal), directory).todo;

describe('what a refusal says to do', () => {
  it('names units, people and sessions as the directory does, in the language of each', () => {
    const { zh, en } = told('OpinionsMissingError', { units: ['parks', 'police'] });
    for (const id of ['parks', 'police']) {
      const { name, nameEn } = directory.units.get(id)!;
      expect(zh).toContain(name);
      expect(en).toContain(nameEn);
    }
    expect(`${zh}${en}`).not.toMatch(/parks|police/);
    expect(told('UnitHasNoAddresseeError', { unitId: 'parks' }).zh).toContain(directory.units.get('parks')!.name);
    expect(told('CoSignerNotAcceptedError', { coSigners: ['shen'] }).zh).toContain(directory.people.get('shen')!.name);
    expect(told('SessionChangedError', { session: '6-1' }).zh).toContain(directory.sessions.get('6-1')!.name);
  });

  it('leaves what the directory does not know as it was given: whoever gave it finds it again', () => {
    expect(told('UnknownUnitError', { unitId: 'nowhere' }).zh).toContain('nowhere');
    expect(tellRefusal(new Refusal('UnitHasNoAddresseeError', { unitId: 'parks' })).todo.zh).toContain('parks');
  });

  it('calls clocks and commands by their names, and a wrong command by those that paths have', () => {
    expect(told('AlreadyRemindedError', { clockId: 'a1.reply', time: '10:24' })).toEqual({
      zh: '“办理答复”今天 10:24 已人工提醒，如仍需提醒，请明天再办。',
      en: '"reply" was reminded by hand at 10:24 today; try again tomorrow.',
    });
    expect(told('CommandNotLegalError', { legal: ['sign-for'] }).zh).toBe('现在可以办理：签收。');
    expect(told('UnknownCommandError', { known: ['sign-for'] })).toMatchObject({ zh: expect.stringContaining('签收（sign-for）') });
  });

  it('writes days as an office does, without the space that an id has', () => {
    expect(told('DueDateNotAllowedError', { unitId: 'parks', dueOn: '2026-12-31', after: '2026-03-02', latest: '2026-09-02' }).zh).toBe(
      `${directory.units.get('parks')!.name}的期限2026年12月31日须晚于2026年3月2日，不晚于2026年9月2日。`,
    );
    expect(told('ReturnWindowClosedError', { until: '2026-03-16' }).zh).toContain('2026年3月16日');
    expect(told('ReturnWindowClosedError', { until: '2026-03-16' }).en).toContain('16 March 2026');
  });
});
