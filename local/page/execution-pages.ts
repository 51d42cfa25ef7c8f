import { drawStateMachine, type StateMark } from './diagram/draw-state-machine.ts';
import type { StateGraph } from './diagram/state-graph.ts';
import { html, type Html } from './html.ts';
import { timeElement } from './instant-text.ts';
import { detailName, type Standing } from './standing.ts';
import type { Execution, ExecutionDescription, HistoryEvent, StateMachine } from './states-reader.ts';
import { attribute, bilingual, type Text } from './text.ts';
import { statusTexts, texts } from './texts.ts';

const MOST_EVENTS = 500;
const LONGEST_DETAIL = 6_000;

export interface ExecutionQuery {
  readonly status: string;
  /** A state machine's name, or empty for all. */
  readonly stateMachine: string;
}

export interface ExecutionListing {
  readonly machines: readonly { readonly machine: StateMachine; readonly running: string }[];
  readonly executions: readonly Execution[];
  readonly nextToken: string | undefined;
  /** More than are listed, and no single state machine to page through. */
  readonly isCut: boolean;
}

export function executionListPage(listing: ExecutionListing, query: ExecutionQuery, timeZone: string): Html {
  const { machines, executions, nextToken, isCut } = listing;
  const names = new Map(machines.map(({ machine }) => [machine.stateMachineArn, machine.name]));
  const rows = executions.map(
    (execution) => html`<tr>
<td class="wide"><a href="/_local/executions/${encodeURIComponent(execution.executionArn)}">${execution.name}</a></td>
<td>${names.get(execution.stateMachineArn) ?? ''}</td>
<td>${statusTag(execution.status)}</td>
<td class="nowrap" ${attribute('data-label', texts.started)}>${timeElement(execution.startDate, timeZone)}</td>
<td class="nowrap" ${attribute('data-label', texts.stopped)}>${execution.stopDate ? timeElement(execution.stopDate, timeZone) : ''}</td>
</tr>`,
  );
  return html`<section aria-labelledby="machines"><h2 id="machines">${bilingual(texts.stateMachines)}</h2>
${machineList(machines)}
</section>
<section aria-labelledby="list"><h2 id="list">${bilingual(texts.executions)}</h2>
${filterForm(
  machines.map(({ machine }) => machine.name),
  query,
)}
${isCut ? html`<p class="hint">${bilingual(texts.narrowDown)}</p>` : undefined}
${
  rows.length === 0
    ? html`<p>${bilingual(texts.noExecutions)}</p>`
    : html`<div class="scroll"><table class="stack">
<thead><tr>${[texts.name, texts.stateMachine, texts.status, texts.started, texts.stopped].map((name) => html`<th scope="col">${bilingual(name)}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>`
}
${nextPageLink(query, nextToken)}
</section>`;
}

function machineList(machines: ExecutionListing['machines']): Html {
  if (machines.length === 0) return html`<p>${bilingual(texts.noStateMachines)}</p>`;
  const items = machines.map(({ machine: { name }, running }) => {
    const count = html`<span class="hint">${bilingual(texts.running)} <b>${running}</b></span>`;
    return html`<li><a href="/_local/state-machines/${encodeURIComponent(name)}">${name}</a> ${count}</li>`;
  });
  return html`<ul class="links">${items}</ul>`;
}

function nextPageLink(query: ExecutionQuery, nextToken: string | undefined): Html | undefined {
  if (nextToken === undefined) return undefined;
  const parameters = new URLSearchParams({ ...query, nextToken }).toString();
  return html`<p class="paging"><a href="/_local/executions?${parameters}">${bilingual(texts.nextPage)}</a></p>`;
}

function filterForm(machineNames: readonly string[], query: ExecutionQuery): Html {
  const statuses = Object.entries(statusTexts).map(([status, text]) => option(status, text, query.status));
  const machines = machineNames.map((name) => option(name, { zh: name, en: name }, query.stateMachine));
  return html`<form method="get" action="/_local/executions" class="filter">
<p><label for="status">${bilingual(texts.status)}</label> <select id="status" name="status">${optionAll(query.status)}${statuses}</select></p>
<p><label for="machine">${bilingual(texts.stateMachine)}</label> <select id="machine" name="stateMachine">${optionAll(query.stateMachine)}${machines}</select></p>
<p><button>${bilingual(texts.filter)}</button></p>
</form>`;
}

function optionAll(chosen: string): Html {
  return option('', texts.all, chosen);
}

function option(value: string, { zh, en }: Text, chosen: string): Html {
  return html`<option value="${value}" data-en="${en}"${value === chosen ? html` selected` : undefined}>${zh}</option>`;
}

export interface ExecutionView {
  readonly execution: ExecutionDescription;
  readonly graph: StateGraph;
  readonly events: readonly HistoryEvent[];
  readonly standing: Standing;
}

export function executionPage({ execution, graph, events, standing }: ExecutionView, timeZone: string): Html {
  const isRunning = execution.status === 'RUNNING';
  const machineName = execution.stateMachineArn.split(':').at(-1) ?? '';
  const marks = new Map<string, StateMark>([...standing.visited].map((name) => [name, { tone: 'past' }]));
  for (const name of standing.at) marks.set(name, { tone: isRunning ? 'current' : 'failed' });
  const shown = events.slice(-MOST_EVENTS);
  return html`<p><a href="/_local/executions">${bilingual(texts.backToExecutions)}</a></p>
<dl class="fields">
${field(texts.status, statusTag(execution.status))}
${standing.at.length === 0 ? undefined : field(isRunning ? texts.standsAt : texts.endedAt, standing.at.join(' · '))}
${field(texts.stateMachine, html`<a href="/_local/state-machines/${encodeURIComponent(machineName)}">${machineName}</a>`)}
${field(texts.started, timeElement(execution.startDate, timeZone))}
${execution.stopDate ? field(texts.stopped, timeElement(execution.stopDate, timeZone)) : undefined}
${[
  [texts.input, execution.input],
  [texts.output, execution.output],
  [texts.error, execution.error],
  [texts.cause, execution.cause],
].map(jsonField)}
</dl>
${drawingSection(graph, marks, execution.name)}
<section aria-labelledby="history"><h2 id="history">${bilingual(texts.history)}</h2>
${shown.length < events.length ? html`<p class="hint">${bilingual(texts.historyCut)}</p>` : undefined}
<div class="scroll"><table class="stack">
<thead><tr><th scope="col">#</th>${[texts.when, texts.event, texts.state, texts.details].map((name) => html`<th scope="col">${bilingual(name)}</th>`)}</tr></thead>
<tbody>${shown.map((event) => historyRow(event, timeZone))}</tbody></table></div>
</section>`;
}

/** @param counted how many executions were looked at; undefined when that is all of them */
export function stateMachinePage(graph: StateGraph, counts: ReadonlyMap<string, number>, name: string, counted: number | undefined): Html {
  const marks = new Map([...counts].map(([state, count]): [string, StateMark] => [state, { tone: 'current', count }]));
  const rows = [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([state, count]) => html`<li>${state} <b>${count}</b> ${bilingual(texts.executionsHere)}</li>`);
  return html`<p><a href="/_local/executions?${new URLSearchParams({ stateMachine: name }).toString()}">${bilingual(texts.backToExecutions)}</a></p>
${counted === undefined ? undefined : html`<p class="hint">${bilingual(texts.countedOf)} ${counted}</p>`}
${rows.length === 0 ? html`<p>${bilingual(texts.nothingRunning)}</p>` : html`<ul class="counts">${rows}</ul>`}
${drawingSection(graph, marks, name)}`;
}

function drawingSection(graph: StateGraph, marks: ReadonlyMap<string, StateMark>, name: string): Html {
  return html`<section aria-labelledby="drawing"><h2 id="drawing">${bilingual(texts.drawing)}</h2>
<p class="hint">${bilingual(texts.drawingHint)}</p>
<div class="scroll drawing" tabindex="0" role="region" aria-labelledby="drawing">${drawStateMachine(graph, marks, `${texts.drawing.zh} ${name}`)}</div></section>`;
}

function historyRow(event: HistoryEvent, timeZone: string): Html {
  const { id, type, timestamp } = event;
  const details = Object.entries(event).find(([key]) => key.endsWith('EventDetails'))?.[1];
  const state = detailName(event['stateEnteredEventDetails']) ?? detailName(event['stateExitedEventDetails']) ?? '';
  return html`<tr>
<td>${id}</td><td class="nowrap">${timeElement(timestamp, timeZone)}</td><td>${type}</td><td>${state}</td>
<td class="wide">${details === undefined ? undefined : html`<details><summary>${bilingual(texts.details)}</summary><pre>${prettyJson(details)}</pre></details>`}</td>
</tr>`;
}

function statusTag(status: string): Html {
  const text = statusTexts[status];
  return html`<span class="tag tag-${status.toLowerCase()}">${text ? bilingual(text) : status}</span>`;
}

function field(name: Text, value: Html | string): Html {
  return html`<div><dt>${bilingual(name)}</dt><dd>${value}</dd></div>`;
}

function jsonField([name, value]: readonly (Text | string | null | undefined)[]): Html | undefined {
  if (typeof name !== 'object' || name === null || typeof value !== 'string') return undefined;
  return field(name, html`<pre>${prettyJson(value)}</pre>`);
}

/** Indented where it is JSON, also JSON inside a text; cut where it is too long to read. */
function prettyJson(value: unknown): string {
  const text = typeof value === 'string' ? indentJson(value) : JSON.stringify(value, null, 2);
  return text.length > LONGEST_DETAIL ? `${text.slice(0, LONGEST_DETAIL)} …` : text;
}

function indentJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
