import * as z from 'zod';
import { directoryKey, proposalKey } from '#core/ledger/keys.ts';
import type { Commit } from '#core/ledger/commit.ts';
import { relayLog } from '#functions/platform/flow/relay-log.ts';
import { ApiInMemory } from './api-in-memory.ts';
import { applyChanges } from './json-changes.ts';
import { clocksOf, oldAnswer, readCase } from './old-shape.ts';
import { plain, recordedBody } from './tell-case.ts';
import type { Lines } from './tell-case.ts';

const rolesSchema = z.object({ roles: z.array(z.string()).default([]) });
const routes = ['', '/history', '/deadlines', '/documents'] as const;
const lists = ['/v1/proposals?limit=200', '/v1/proposals?limit=200&light=red', '/v1/worklist?limit=200'] as const;

/** The API over every recorded log. Needs a clock that the caller sets. */
export async function apiOver(logs: ReadonlyMap<string, readonly Commit[]>): Promise<ApiInMemory> {
  const api = new ApiInMemory();
  for (const log of logs.values()) for (const commit of log) await api.product.ledger.append(commit);
  await relayLog(api.product, directoryKey(recordedBody));
  return api;
}

/** Makes the lists of a case as it is recorded: what waited for a number then waits for it still. */
export async function makeLists(api: ApiInMemory, id: string): Promise<void> {
  await relayLog(api.product.busyRelay, proposalKey(recordedBody, id));
}

/** What somebody is answered on a path: the body, or of a refusal its kind, for how it is said is the catalogue's. */
export interface Answered {
  readonly path: string;
  readonly person: string;
  readonly status: number;
  readonly answer: unknown;
}

/** What each of these people is answered about a case. */
export async function tellAnswers(api: ApiInMemory, id: string, people: readonly string[]): Promise<Answered[]> {
  const told: Answered[] = [];
  for (const route of routes) told.push(...(await tellEach(api, `/v1/proposals/${id}${route}`, people)));
  return told;
}

/** The lists and work lists of these people. */
export async function tellLists(api: ApiInMemory, people: readonly string[]): Promise<Answered[]> {
  const told: Answered[] = [];
  for (const path of lists) told.push(...(await tellEach(api, path, people)));
  return told;
}

async function tellEach(api: ApiInMemory, path: string, people: readonly string[]): Promise<Answered[]> {
  const told: Answered[] = [];
  for (const person of people) {
    const { status, body } = await api.ask(person, 'GET', path);
    const { roles } = rolesSchema.parse((await api.ask(person, 'GET', '/v1/me')).body);
    told.push({ path, person, status, answer: plain(status < 400 ? oldAnswer(body, roles) : body['type']) });
  }
  return told;
}

const answerSchema = z.object({
  answer: z.object({
    path: z.string(),
    to: z.array(z.string()),
    status: z.int(),
    body: z.unknown().optional(),
    changes: z.array(z.union([z.tuple([z.string()]), z.tuple([z.string(), z.unknown()])])).optional(),
  }),
});

/**
 * The recorded answers, by path and person. Recorded is one line for each different answer, with all who got it: the first as it differs
 * from what is known already (of a history the log, of deadlines the state's clocks), those after it as they differ from the first.
 */
export function recordedAnswers(lines: Lines, id: string, log: readonly Commit[]): Answered[] {
  const first = new Map<string, unknown>([
    [`/v1/proposals/${id}/history`, { id, commits: plain(log) }],
    [`/v1/proposals/${id}/deadlines`, { id, deadlines: oldClocks(id, log) }],
  ]);
  const begun = new Set<string>();
  return lines.flatMap((line) => {
    const { path, to, status, body, changes } = answerSchema.parse(line).answer;
    const answer = changes === undefined ? body : applyChanges(first.get(path), changes);
    if (status < 400 && !begun.has(path)) first.set(path, answer);
    if (status < 400) begun.add(path);
    return to.map((person) => ({ path, person, status, answer }));
  });
}

function oldClocks(id: string, log: readonly Commit[]): unknown {
  const state = log.length === 0 ? undefined : readCase(id, log).states.at(-1);
  return state === undefined ? [] : plain(clocksOf(state));
}
