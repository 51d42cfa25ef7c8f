import * as z from 'zod';
import { sampleDirectory } from '#tools/samples.ts';
import { ApiRefused } from '#tools/api-client.ts';
import type { ApiClient } from '#tools/api-client.ts';
import { planSchema } from '#functions/serve-plans/plan-body.ts';

const idSchema = z.object({ id: z.string() });
const subjects = ['停车', '湿地', '养老', '托育', '照明', '公交', '非遗', '水网', '油烟', '急救', '心理', '充电'];

/** A text is compared with its author's others, so they are spread over many. */
const authors = sampleDirectory().people.flatMap(({ id, roles }) => (roles.includes('member') ? [id] : []));

export type PlanAnswer = z.output<typeof planSchema>;

/** Proposals of a session, submitted by HTTP and filed by one plan of the committee's; answers their ids once they wait for dispatch. */
export async function fileSession(client: ApiClient, count: number, atOnce = 4): Promise<string[]> {
  const ids: string[] = [];
  const numbers = Array.from({ length: count }, (_, index) => index);
  const submit = async (): Promise<void> => {
    for (let n = numbers.shift(); n !== undefined; n = numbers.shift()) {
      const title = `关于第${n + 1}街区${subjects[n % subjects.length] ?? ''}问题的提案`;
      const content = { kind: 'personal', session: '6-1', title, matter: `第${n + 1}处：居民反映集中。`, suggestions: ['请研究办理。'] };
      const author = authors[n % authors.length] ?? '';
      const body = await untilAnswered(() => client.as(author, 'POST', '/v1/proposals', { key: `session-${n}`, body: content }));
      ids[n] = idSchema.parse(body).id;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, submit));
  await client.advance('PT0S');
  const plan = await sealPlan(
    client,
    'ding-wenlan',
    ids.map((proposalId) => ({ proposalId, command: 'file' })),
    'file-session',
  );
  await runPlan(client, 'ding-wenlan', plan, { grace: 'PT0S' });
  await client.advance('PT0S');
  return ids;
}

/** On a machine that is busy with other things a function may run out of time: asked again with its key, the request is the same. */
async function untilAnswered<T>(ask: () => Promise<T>, tries = 5): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (tries === 1 || !(error instanceof ApiRefused) || error.status < 500) throw error;
    return untilAnswered(ask, tries - 1);
  }
}

export async function sealPlan(client: ApiClient, personId: string, lines: readonly object[], key: string): Promise<PlanAnswer> {
  return planSchema.parse(await untilAnswered(() => client.as(personId, 'POST', '/v1/plans', { key, body: { lines } })));
}

export async function runPlan(client: ApiClient, personId: string, { id, digest }: PlanAnswer, more: object = {}): Promise<PlanAnswer> {
  const asked = { key: `run-${id}`, body: { digest, ...more } };
  return planSchema.parse(await untilAnswered(() => client.as(personId, 'POST', `/v1/plans/${id}/run`, asked)));
}

export async function readPlan(client: ApiClient, personId: string, id: string): Promise<PlanAnswer> {
  return planSchema.parse(await untilAnswered(() => client.as(personId, 'GET', `/v1/plans/${id}`)));
}
