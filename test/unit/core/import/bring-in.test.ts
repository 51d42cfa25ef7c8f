import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isNumbered } from '#core/case/case.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { ImportDesk, aRow, csvOf, proposalHeadings, xlsxOf } from '#test/support/import-desk.ts';
import { body } from '#test/support/product-in-memory.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-20T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const idsOf = (answer: { report?: { rows: readonly { proposalId?: string }[] } }) =>
  answer.report?.rows.flatMap(({ proposalId }) => proposalId ?? []) ?? [];

describe('a session that is brought in', () => {
  it('is tried without effect, and run as it was tried', async () => {
    const desk = await ImportDesk.opened();
    const tried = await desk.tries(await xlsxOf(proposalHeadings, [aRow(1, 12), aRow(2), aRow(3, '', { 7: '立案' })]));
    expect(tried).toMatchObject({ state: 'checked', counts: { rows: 3, faults: 0, toDo: 3, done: 0, leftOut: 0 } });
    expect(tried.report?.registers).toEqual([{ session: { id: '6-1', name: '六届一次会议' }, brought: 1, next: 13 }]);
    expect(desk.api.product.ledger.log(`${body}#register#case.6-1`)).toEqual([]);
    await desk.runs(tried);
    await desk.carriesOut(tried);
    const done = await desk.reads(tried);
    expect(done).toMatchObject({ state: 'finished', counts: { toDo: 3, done: 3, leftOut: 0 } });
    const cases = await Promise.all(idsOf(done).map((id) => desk.caseOf(id)));
    expect(cases.map((found) => found?.stage.name)).toEqual(['awaiting-dispatch', 'in-review', 'awaiting-dispatch']);
    expect(cases.map((found) => (found !== undefined && isNumbered(found) ? found.caseNumber : ''))).toEqual(['12', '', '13']);
    expect(cases[0]).toMatchObject({ authorId: 'lin', occasion: 'ordinary', content: { session: '6-1', suggestions: ['尽快整修。'] } });
  });

  it('says in each case from which row of which file it came, and who brought it in', async () => {
    const desk = await ImportDesk.opened();
    const done = await desk.brings(csvOf(proposalHeadings, [aRow(1, 7)]));
    const [id = ''] = idsOf(done);
    const log = desk.api.product.ledger.log(`${body}#proposal#${id}`);
    expect(log).toHaveLength(1);
    expect(log[0]).toMatchObject({ command: 'import-proposal', actor: { personId: 'cao', role: 'committee-clerk' } });
    expect(log[0]?.events[0]).toMatchObject({ type: 'ProposalSubmitted', authorId: 'lin', origin: { importId: done.id, row: 2 } });
  });

  it('has its registers go on behind the numbers it brought', async () => {
    const desk = await ImportDesk.opened();
    const done = await desk.brings(csvOf(proposalHeadings, [aRow(1, 101), aRow(2, 343), aRow(3, '', { 7: '立案' })]));
    const [, , waiting = ''] = idsOf(done);
    expect(await desk.caseOf(waiting)).toMatchObject({ caseNumber: '344', stage: { name: 'awaiting-dispatch' } });
  });

  it('keeps a number as it was written, whatever its form', async () => {
    const desk = await ImportDesk.opened();
    const done = await desk.brings(csvOf(proposalHeadings, [aRow(1, '0153'), aRow(2, 'D022'), aRow(3, '第9号'), aRow(4, '２０')]));
    const cases = await Promise.all(idsOf(done).map((id) => desk.caseOf(id)));
    expect(cases.map((found) => (found !== undefined && isNumbered(found) ? found.caseNumber : ''))).toEqual(['0153', 'D022', '9', '20']);
    expect((await desk.register()).highest).toBe(153);
  });

  it('that is sent again brings nothing twice: the same file, the same rows in another, the same run', async () => {
    const desk = await ImportDesk.opened();
    const rows = [aRow(1, 1), aRow(2), aRow(3)];
    await desk.brings(csvOf(proposalHeadings, rows));
    const again = await desk.tries(await xlsxOf(proposalHeadings, [...rows, aRow(4, 2)]));
    expect(again.report?.rows.map(({ does }) => does)).toEqual(['same', 'same', 'same', 'create']);
    await desk.runs(again);
    await desk.carriesOut(again);
    await desk.carriesOut(again);
    const logs = [...new Set(desk.api.product.ledger.log(`${body}#import#${again.id}`).map(({ command }) => command))];
    expect(logs).toEqual(['check-import', 'run-import']);
    expect(await desk.reads(again)).toMatchObject({ counts: { toDo: 1, done: 1 } });
  });

  it('answers the same to the same request, and is run once', async () => {
    const desk = await ImportDesk.opened();
    const bytes = csvOf(proposalHeadings, [aRow(1)]);
    const first = await desk.tries(bytes, 'proposals', 'k1');
    expect(await desk.tries(bytes, 'proposals', 'k1')).toEqual(first);
    expect((await desk.sends(csvOf(proposalHeadings, [aRow(2)]), 'proposals', 'cao', 'k1')).status).toBe(422);
    expect((await desk.runs({ ...first, digest: 'another' })).status).toBe(412);
    expect((await desk.runs(first, 'he')).status).toBe(403);
    expect((await desk.runs(first)).status).toBe(200);
    expect((await desk.runs(first)).status).toBe(409);
  });

  it('is the business of the committee; units and people are the administrator’s', async () => {
    const desk = await ImportDesk.opened();
    const bytes = csvOf(proposalHeadings, [aRow(1)]);
    const statuses = [];
    for (const subject of ['cao', 'he', 'du', 'lin', 'administrator', 'transport-clerk']) {
      statuses.push((await desk.sends(bytes, 'proposals', subject)).status);
    }
    expect(statuses).toEqual([201, 201, 403, 403, 403, 403]);
    expect((await desk.sends(csvOf(['名称', '机关代字'], [['云澜区民政局', '云民']]), 'units', 'cao')).status).toBe(403);
    const tried = await desk.tries(bytes);
    const reads = [];
    for (const subject of ['he', 'auditor', 'du', 'administrator']) {
      reads.push((await desk.api.ask(subject, 'GET', `/v1/imports/${tried.id}`)).status);
    }
    expect(reads).toEqual([200, 200, 404, 404]);
  });

  it('leaves out what changed since the trial, names it, and brings in the rest', async () => {
    const desk = await ImportDesk.opened();
    const tried = await desk.tries(csvOf(proposalHeadings, [aRow(1, 1), aRow(2, 2), aRow(3)]));
    await ledgerRegisters(desk.api.product.access).take({ body, series: 'case.6-1', owner: 'filed-meanwhile', policyVersion: 'default-1' });
    await desk.runs(tried);
    await desk.carriesOut(tried);
    const done = await desk.reads(tried);
    expect(done).toMatchObject({ state: 'finished', counts: { done: 2, leftOut: 1 } });
    expect(done.report?.rows[0]).toMatchObject({ outcome: 'left-out', why: { zh: expect.stringContaining('案号 1 ') } });
  });

  it('is not run with errors in it, nor after a day', async () => {
    const desk = await ImportDesk.opened();
    const wrong = await desk.tries(csvOf(proposalHeadings, [aRow(1), aRow(2, '', { 3: '查无此人' })]));
    expect(wrong).toMatchObject({ state: 'faulty', counts: { faults: 1 } });
    expect((await desk.runs(wrong)).status).toBe(409);
    const good = await desk.tries(csvOf(proposalHeadings, [aRow(1)]));
    vi.setSystemTime(new Date('2026-01-21T02:00:01.000Z'));
    expect((await desk.runs(good)).text).toContain('import-expired');
  });
});
