import { expect, it } from 'vitest';
import { Suggester } from '#core/suggest/suggester.ts';
import { sampleDirectory, sampleProposals } from '#tools/samples.ts';

it('the sample district suggests from its duties alone, before anything was ever dispatched', () => {
  const receivers = sampleDirectory().units.map((unit) => ({ ...unit, inHand: 0 }));
  const proposals = sampleProposals().filter(({ lead }) => lead !== '');
  const suggested = new Suggester().suggestAll(
    proposals.map(({ title, matter, suggestions }) => ({ title, text: [matter, ...suggestions].join('') })),
    receivers,
  );
  expect(proposals.length).toBeGreaterThan(20);
  const first = proposals.filter(({ lead }, n) => suggested[n]?.[0]?.unitId === lead).length;
  const three = proposals.filter(({ lead }, n) => suggested[n]?.slice(0, 3).some(({ unitId }) => unitId === lead)).length;
  expect(first / proposals.length).toBeGreaterThan(0.4);
  expect(three / proposals.length).toBeGreaterThan(0.7);
});
