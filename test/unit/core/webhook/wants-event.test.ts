import { describe, expect, it } from 'vitest';
import { statusEvents } from '#core/webhook/told/status-events.ts';
import { wantsEvent } from '#core/webhook/lane/wants-event.ts';
import { dispatchBoth } from '#test/support/case-in.ts';
import { endpointFor } from './an-endpoint.ts';
import { CommittedStory } from './told-case.ts';

const story = new CommittedStory().begins().at('2026-01-20T02:00:00.000Z').does('file').at('2026-01-21T02:00:00.000Z').numbers();
story.at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);
story.at('2026-03-03T02:00:00.000Z').does('request-return', { assignmentId: 'a2', reason: '非本局职责。', suggestedUnitId: 'police' });
story.at('2026-03-04T02:00:00.000Z').does('decide-return', { assignmentId: 'a2', granted: true });
story.at('2026-03-05T02:00:00.000Z').does('sign-for', { assignmentId: 'a1' });

const wanted = (endpoint: Parameters<typeof wantsEvent>[0], told = story.told): string[] =>
  told.filter((event) => wantsEvent(endpoint, event)).map(({ type }) => type);
const since = (at: string): number => wanted({ ...endpointFor({}), since: at }).length;

describe('an endpoint', () => {
  it('without filters wants all of its body', () => {
    expect(wanted(endpointFor({}))).toHaveLength(story.told.length);
  });

  it('wants nothing of another body', () => {
    expect(wanted(endpointFor({}), statusEvents({ body: '990113', proposalId: 'p1' }, story.commits))).toEqual([]);
  });

  it('wants the types it named', () => {
    expect(wanted(endpointFor({ types: ['proposal.filed', 'assignment.returned'] }))).toEqual(['proposal.filed', 'assignment.returned']);
  });

  it('wants the cases of its units whole, from the dispatch on and after a return, so that it holds their status', () => {
    const fromDispatch = story.told.slice(3).map(({ type }) => type);
    expect(wanted(endpointFor({ unitIds: ['transport'] }))).toEqual(fromDispatch);
    expect(wanted(endpointFor({ unitIds: ['museum', 'parks'] }))).toEqual(fromDispatch);
    expect(wanted(endpointFor({ unitIds: ['museum'] }))).toEqual([]);
  });

  it('hears that a case of its unit was given to another one, and how that goes on', () => {
    const given = new CommittedStory().begins().at('2026-01-20T02:00:00.000Z').does('file').at('2026-01-21T02:00:00.000Z').numbers();
    given.at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);
    given.at('2026-03-03T02:00:00.000Z').does('reassign', { assignmentId: 'a1', to: 'police', reason: '职责已调整。' });
    given.at('2026-03-04T02:00:00.000Z').does('sign-for', { assignmentId: 'a1' });
    const former = wanted(endpointFor({ unitIds: ['transport'] }), given.told);
    const since = given.told.slice(given.told.findIndex(({ type }) => type === 'assignment.reassigned')).map(({ type }) => type);
    expect(since).toContain('assignment.signed_for');
    expect(former.slice(-since.length)).toEqual(since);
    expect(wanted(endpointFor({ unitIds: ['police'] }), given.told)).toEqual(since);
  });

  it('wants what came to be since it was made, the moment included', () => {
    expect(since('2026-03-05T02:00:00.000Z')).toBe(1);
    expect(since('2026-03-05T02:00:00.001Z')).toBe(0);
  });
});
