import { describe, expect, it } from 'vitest';
import { faultTexts } from '#core/contracts/fault-texts.ts';

describe('faults', () => {
  it('each is told in both languages', () => {
    for (const { zh, en } of Object.values(faultTexts)) {
      expect(zh).toMatch(/^[\p{Script=Han}\d，、]+$/u);
      expect(en).toMatch(/^[a-z\d, ]+$/);
    }
  });
});
