import * as z from 'zod';
import { directoryKey, proposalKey } from '#core/ledger/keys.ts';
import type { Commit } from '#core/ledger/commit.ts';
import { relayLog } from '#functions/platform/flow/relay-log.ts';
import { ApiInMemory } from './api-in-memory.ts';
import { jsonChanges } from './json-changes.ts';
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

/** Makes the lists of a case. */
export async function makeLists(api: ApiInMemory, id: string): Promise<void> {
  await relayLog(api.product, proposalKey(recordedBody, id));
}

/** What each of these people is answered about a case: of its history what differs from the log, of its deadlines from the state's clocks. */
export async function tellAnswers(api: ApiInMemory, id: string, log: readonly Commit[], people: readonly string[]): Promise<Lines> {
  const known = {
    '': undefined,
    '/history': { id, commits: plain(log) },
    '/deadlines': { id, deadlines: oldClocks(id, log) },
    '/documents': undefined,
  };
  const lines: Lines = [];
  for (const route of routes) lines.push(...(await tellEach(api, `/v1/proposals/${id}${route}`, people, known[route])));
  return lines;
}

function oldClocks(id: string, log: readonly Commit[]): unknown {
  const state = readCase(id, log).states.at(-1);
  return state === undefined ? [] : plain(clocksOf(state));
}

/** The lists and work lists of these people. */
export async function tellLists(api: ApiInMemory, people: readonly string[]): Promise<Lines> {
  const lines: Lines = [];
  for (const path of lists) lines.push(...(await tellEach(api, path, people)));
  return lines;
}

/**
 * One line for each different answer, with all who get it. The first is told as it differs from what is known already, where
 * anything is; those after it as they differ from the first.
 */
async function tellEach(api: ApiInMemory, path: string, people: readonly string[], known?: unknown): Promise<Lines> {
  const answers = new Map<string, { path: string; to: string[]; status: number; body?: unknown; changes?: unknown }>();
  let first = known;
  for (const person of people) {
    const { status, body } = await api.ask(person, 'GET', path);
    const { roles } = rolesSchema.parse((await api.ask(person, 'GET', '/v1/me')).body);
    // Of a refusal its kind: how it is said is the catalogue's.
    const answer = plain(status < 400 ? oldAnswer(body, roles) : body['type']);
    const text = `${status} ${JSON.stringify(answer)}`;
    const same = answers.get(text);
    if (same !== undefined) same.to.push(person);
    else
      answers.set(text, {
        path,
        to: [person],
        status,
        ...(first === undefined || status >= 400 ? { body: answer } : { changes: jsonChanges(first, answer) }),
      });
    if (first === known && status < 400) first = answer;
  }
  return [...answers.values()].map((answer) => ({ answer }));
}
