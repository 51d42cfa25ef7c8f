import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LanguageProvider } from '#console/parts/language.tsx';
import { UnitPages } from '#console/rooms/board/plan/unit-pages.tsx';
import { PlanBoard, dispatchTo } from '#test/support/plan-board.ts';
import type { PlanAnswer } from '#test/support/plan-board.ts';

// The page's buttons belong to this tab's session, which begins as soon as they are imported.
vi.hoisted(() => {
  vi.stubGlobal('sessionStorage', { getItem: () => null });
  vi.stubGlobal('location', { origin: 'https://desk.yunlan.example' });
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** The transport bureau's page: its heads, and row by row the title and the last cell. */
async function pageOf(plan: PlanAnswer, language = 'zh'): Promise<{ heads: string[]; rows: string[][] }> {
  vi.stubGlobal('localStorage', { getItem: () => language });
  const pages = <UnitPages plan={plan} only="transport" units={[]} />;
  const desk = (
    <QueryClientProvider client={new QueryClient()}>
      <LanguageProvider>{pages}</LanguageProvider>
    </QueryClientProvider>
  );
  const history = createMemoryHistory({ initialEntries: ['/desk/board'] });
  const router = createRouter({ routeTree: createRootRoute({ component: () => desk }), history, isServer: true });
  await router.load();
  const markup = renderToStaticMarkup(<RouterProvider router={router} />);
  const cells = (within: string, tag: 'th' | 'td') =>
    [...within.matchAll(new RegExp(`<${tag}[ >].*?</${tag}>`, 'g'))].map(([cell]) => cell.replaceAll(/<[^>]*>/g, ''));
  const [head = '', ...rows] = markup.split('<tr>').slice(1);
  return { heads: cells(head, 'th'), rows: rows.map((row) => cells(row, 'td')).map((row) => [row.at(1) ?? '', row.at(-1) ?? '']) };
}

it("while a plan runs, each line of a unit's page says how far it is; what was left out or taken back is not on it", async () => {
  const board = await PlanBoard.with('p1', 'p2', 'p3', 'p4');
  const plan = await board.seals(['p1', 'p2', 'p3', 'p4'].map((id) => dispatchTo(id, 'transport')));
  const [first, second, , fourth] = plan.lines.map(({ title }) => title);
  await board.runs(plan);
  await board.cancels(plan, [3]);
  const inGrace = await pageOf(await board.reads(plan));
  expect([inGrace.heads.at(-1), inGrace.rows.map(([title]) => title)]).toEqual(['操作', [first, second, fourth]]);

  await board.api.does('du', 'p4', 'dispatch', { lead: { unitId: 'parks' } });
  const at = (await board.plan(plan)).run?.runsAt ?? '';
  vi.setSystemTime(new Date(at));
  const execution = { body: '990112', planId: plan.id, at, epoch: 1 };
  await board.step({ act: 'begin', execution });
  await board.step({ act: 'lines', execution, lines: [1, 4] });
  const running = await board.reads(plan);
  expect(running.lines.map(({ status }) => status)).toEqual(['done', 'planned', 'cancelled', 'left-out']);
  const chinese = await pageOf(running);
  expect(chinese.heads.at(-1)).toBe('情况');
  expect(chinese.rows).toEqual([
    [first, '已办理'],
    [second, '待办理'],
  ]);
  expect((await pageOf(running, 'en')).rows).toEqual([
    [first, 'Done'],
    [second, 'To be done'],
  ]);

  await board.step({ act: 'lines', execution, lines: [2] });
  await board.step({ act: 'finish', execution });
  const finished = await pageOf(await board.reads(plan));
  expect([finished.heads.at(-1), finished.heads.length, finished.rows.length]).toEqual(['办理期限', 5, 2]);
});
