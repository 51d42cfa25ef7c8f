import { describe, expect, it } from 'vitest';
import { byCase } from '#console/rooms/work/by-case.ts';
import type { Worklist } from '#console/api/contract.ts';

type Item = Worklist['items'][number];

function item(id: string, clockId: string): Item {
  const task = {
    clockId,
    kind: 'reply',
    name: { zh: '办理答复', en: 'reply' },
    dueOn: '2026-04-20',
    dueAt: '2026-04-20T16:00:00.000Z',
    light: 'green',
    provisional: false,
  } as const;
  const line = {
    id,
    version: 3,
    title: id,
    kind: 'individual',
    session: '6-1',
    stage: 'in-handling',
    stageName: { zh: '办理中', en: 'in handling' },
    author: { id: 'shen', name: '沈若溪' },
    units: [],
    light: 'green',
  } as const;
  return { task, case: { ...line, units: [] } };
}

describe('what waits, by case', () => {
  it('has each case once, where its most urgent task stands, with all its tasks', () => {
    const told = byCase([item('p1', 'a1.sign-for'), item('p2', 'a1.opinion'), item('p1', 'a1.reply')]);
    expect(told.map(({ line, tasks }) => [line.id, ...tasks.map(({ clockId }) => clockId)])).toEqual([
      ['p1', 'a1.sign-for', 'a1.reply'],
      ['p2', 'a1.opinion'],
    ]);
  });

  it('is empty where nothing waits', () => {
    expect(byCase([])).toEqual([]);
  });
});
