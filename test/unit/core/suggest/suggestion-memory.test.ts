import { describe, expect, it } from 'vitest';
import { SuggestionMemory } from '#core/suggest/suggestion-memory.ts';
import type { RememberedCase } from '#core/suggest/suggestion-memory.ts';
import type { Receiver } from '#core/suggest/suggester.ts';

const receivers: Receiver[] = ['parks', 'transport'].map((id) => ({ id, duties: [], inHand: 0 }));
const texts = { parks: '口袋公园夜里灯太暗，建议增加照明。', transport: '末班公交车收班太早，候车时间长。' };
const dispatched = (day: number, lead: 'parks' | 'transport', more: Partial<RememberedCase> = {}): RememberedCase => ({
  proposalId: `p${day}`,
  caseNumber: String(day),
  dispatchedAt: `2026-03-0${day}T02:00:00.000Z`,
  title: texts[lead],
  text: texts[lead],
  lead,
  coHandlers: [],
  outcome: { returned: false },
  counts: true,
  ...more,
});

describe('how good suggestions are', () => {
  it('is told of what would have been suggested before, not of what is known since', () => {
    const memory = new SuggestionMemory();
    memory.learn([dispatched(2, 'parks'), dispatched(1, 'parks'), dispatched(3, 'transport')], receivers);
    // Before the first nothing was known; the second is like it; of the third's unit nothing was known.
    expect(memory.accuracy()).toMatchObject({ firstRight: 1, amongThree: 1, of: 3 });
    expect(memory.accuracy().byUnit.get('parks')).toEqual({ firstRight: 1, amongThree: 1, of: 2 });
    memory.learn([dispatched(1, 'parks'), dispatched(2, 'parks'), dispatched(3, 'transport'), dispatched(4, 'transport')], receivers);
    expect(memory.accuracy()).toMatchObject({ firstRight: 2, of: 4 });
  });

  it('counts a suggestion as wrong whose unit the case left since', () => {
    const memory = new SuggestionMemory();
    const cases = [dispatched(1, 'parks'), dispatched(2, 'parks')];
    memory.learn(cases, receivers);
    expect(memory.accuracy().firstRight).toBe(1);
    memory.learn([dispatched(1, 'parks'), { ...dispatched(2, 'parks'), lead: 'transport' }], receivers);
    expect(memory.accuracy().firstRight).toBe(0);
  });

  it('leaves other sessions out, and learns from them', () => {
    const memory = new SuggestionMemory();
    memory.learn([dispatched(1, 'parks', { counts: false }), dispatched(2, 'parks')], receivers);
    expect(memory.accuracy()).toMatchObject({ firstRight: 1, of: 1 });
  });

  it('shows what came of a case by now', () => {
    const memory = new SuggestionMemory();
    memory.learn([dispatched(1, 'parks')], receivers);
    memory.learn([dispatched(1, 'parks', { outcome: { returned: false, answered: 'late' } })], receivers);
    const [[first] = []] = memory.suggester.suggestAll([dispatched(2, 'parks')], receivers);
    expect(first?.likeCases[0]?.found.outcome).toEqual({ returned: false, answered: 'late' });
  });
});
