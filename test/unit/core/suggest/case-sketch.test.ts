import { describe, expect, it } from 'vitest';
import { stages } from '#core/case/stages.ts';
import { caseFigures } from '#core/statistics/case-figures.ts';
import { readSketch, sketchItems } from '#core/suggest/case-sketch.ts';
import { toItem } from '#functions/adapters/dynamo/dynamo-table.ts';
import { itemSize } from '../../../../local/dynamodb/item-size.ts';
import type { Item } from '../../../../local/dynamodb/item-size.ts';
import { caseIn } from '#test/support/case-in.ts';
import { aContent } from '#test/support/a-content.ts';

const ofStage = (stage: (typeof stages)[number]) => caseIn(stage).proposal;

describe('what is kept of a case for later suggestions', () => {
  it('is nothing before it was dispatched, and nothing new while it is handled', () => {
    for (const stage of ['draft', 'in-review', 'awaiting-dispatch', 'declined'] as const)
      expect(sketchItems('990112', ofStage(stage))).toEqual([]);
    const [sketch] = sketchItems('990112', ofStage('in-handling'));
    expect(sketch).toMatchObject({ pk: '990112#sketches#6-1', sk: 'p1' });
    expect(sketchItems('990112', ofStage('closed'))).toEqual([sketch]);
  });

  it('reads as a former case with what came of it', () => {
    const found = ofStage('closed');
    const [item] = sketchItems('990112', found);
    expect(readSketch('p1', item?.sketch ?? '', caseFigures(found))).toMatchObject({
      proposalId: 'p1',
      title: found.content.title,
      lead: 'transport',
      outcome: { returned: false, answered: 'in-time', judged: 'satisfied' },
    });
    expect(readSketch('p1', item?.sketch ?? '', undefined)).toMatchObject({ outcome: { returned: false } });
  });

  it('fits into one write unit, however long the text', () => {
    const found = ofStage('in-handling');
    for (const matter of ['字'.repeat(6000), '"'.repeat(6000), '🙂'.repeat(3000), '\n'.repeat(6000), '短']) {
      const [item] = sketchItems('990112', { ...found, content: { ...aContent(), title: '题'.repeat(100), matter } });
      expect(itemSize(toItem({ ...item }) as unknown as Item)).toBeLessThan(1024);
    }
  });
});
