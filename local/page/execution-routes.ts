import { executionListPage, executionPage, stateMachinePage } from './execution-pages.ts';
import { listExecutions, readExecutionQuery, viewExecution, viewStateMachine } from './execution-views.ts';
import type { Answer, LocalRoute, PageContext } from './local-route.ts';
import { jsonResponse, problemResponse, wantsHtml } from './page-response.ts';
import { StatesReader, type StatesCaller } from './states-reader.ts';
import { texts } from './texts.ts';

/** `/_local/executions`, `/_local/executions/{arn or name}` and `/_local/state-machines/{name}`. */
export function executionRoutes(caller: StatesCaller, context: PageContext): LocalRoute[] {
  const states = new StatesReader(caller);
  const { timeZone } = context.site;
  const section = '/_local/executions';

  const list: Answer = async (request) => {
    const query = readExecutionQuery(request.query);
    const listing = await listExecutions(states, query);
    if (listing === undefined) return problemResponse(400, 'Not a page of this list', 'Leave nextToken out to begin anew.');
    if (!wantsHtml(request)) return jsonResponse(listing);
    const chosen = { status: query.status, stateMachine: query.stateMachine };
    return context.page({ title: texts.executions, section, main: executionListPage(listing, chosen, timeZone) });
  };

  const show: Answer = async (request, id) => {
    const view = await viewExecution(states, id);
    if (view === undefined) return context.notFound(request);
    if (wantsHtml(request)) {
      return context.page({ title: { zh: view.execution.name, en: '' }, section, main: executionPage(view, timeZone) });
    }
    return jsonResponse({ ...view.execution, standsAt: view.standing.at, events: view.events });
  };

  const showMachine: Answer = async (request, id) => {
    const view = await viewStateMachine(states, id);
    if (view === undefined) return context.notFound(request);
    if (!wantsHtml(request)) return jsonResponse({ name: id, standing: Object.fromEntries(view.counts) });
    const main = stateMachinePage(view.graph, view.counts, id, view.counted);
    return context.page({ title: { zh: id, en: '' }, section, main });
  };

  return [
    { method: 'GET', path: /^\/_local\/executions(?:\.json)?$/, answer: list },
    { method: 'GET', path: /^\/_local\/executions\/([^/]+?)(?:\.json)?$/, answer: show },
    { method: 'GET', path: /^\/_local\/state-machines\/([^/]+?)(?:\.json)?$/, answer: showMachine },
  ];
}
