import * as z from 'zod';
import type { ApiClient } from '#tools/api-client.ts';
import { sampleDirectory } from '#tools/samples.ts';
import { pause, untilAtRest, withProduct } from '../product.ts';
import { rounded } from './figure.ts';
import type { Figure } from './figure.ts';

const planSchema = z.object({
  id: z.string(),
  digest: z.string(),
  state: z.string(),
  counts: z.record(z.string(), z.number()),
  mails: z.array(z.object({ recipientId: z.string(), urgency: z.string(), lines: z.array(z.number()) })),
});
type Plan = z.output<typeof planSchema>;

const { people, units } = sampleDirectory();
const authors = people.flatMap(({ id, roles }) => (roles.includes('member') ? [id] : []));

/**
 * A session dispatched: so many proposals are submitted and filed, then a plan of their dispatches is sealed, run without grace, and
 * waited for until every list shows it and all is quiet. Mails are those of the mailbox an hour later, between mornings.
 */
export const dispatch: Figure = {
  what: 'a session dispatched by one plan',
  take: ({ build, extent: { dispatches }, tell }) =>
    withProduct(build, async ({ client }) => {
      await client.advanceTo(await atTen(client));
      const ids = await submitted(client, dispatches);
      tell(`${dispatches} proposals are submitted`);
      const filing = await sealed(
        client,
        'ding-wenlan',
        'filing',
        ids.map((proposalId) => ({ proposalId, command: 'file' })),
      );
      await run(client, 'ding-wenlan', filing);
      await untilAtRest(client);
      tell('and filed');
      const lines = ids.map((proposalId, n) => ({
        proposalId,
        command: 'dispatch',
        payload: {
          lead: { unitId: units[n % units.length]?.id ?? '' },
          ...(n % 4 === 0 ? { coHandlers: [{ unitId: units[(n + 1) % units.length]?.id ?? '' }] } : {}),
        },
      }));
      const before = performance.now();
      const plan = await sealed(client, 'lyu-shuqin', 'session', lines);
      const planSeconds = (performance.now() - before) / 1000;
      await client.advance('PT0S');
      const mailsBefore = await mails(client);
      const began = performance.now();
      await run(client, 'lyu-shuqin', plan);
      let after = plan;
      while (after.state !== 'finished') {
        await pause(200);
        after = await read(client, 'lyu-shuqin', plan.id);
      }
      const linesSeconds = (performance.now() - began) / 1000;
      await client.advance('PT0S');
      const runSeconds = (performance.now() - began) / 1000;
      await client.advance('PT1H');
      return {
        planSeconds: rounded(planSeconds, 2),
        linesSeconds: rounded(linesSeconds),
        runSeconds: rounded(runSeconds),
        done: after.counts['done'] ?? 0,
        mailsForeseen: plan.mails.filter(({ urgency }) => urgency === 'prompt').length,
        mails: (await mails(client)) - mailsBefore,
      };
    }),
  compared: ['planSeconds', 'runSeconds'],
};

/** Ten in the morning of the next working day: after everybody's own minute, so that what is told goes between mornings. */
async function atTen(client: ApiClient): Promise<string> {
  const day = new Date(Date.parse(await client.now()) + 8 * 3_600_000);
  do day.setUTCDate(day.getUTCDate() + 1);
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6);
  return `${day.toISOString().slice(0, 10)}T02:00:00.000Z`;
}

async function submitted(client: ApiClient, count: number): Promise<string[]> {
  const ids: string[] = [];
  const left = Array.from({ length: count }, (_, n) => n);
  const submit = async (): Promise<void> => {
    for (let n = left.shift(); n !== undefined; n = left.shift()) {
      const content = {
        kind: 'personal',
        session: '6-1',
        title: `关于第${n + 1}处设施的提案`,
        matter: `第${n + 1}处，为测量而写。`,
        suggestions: ['请办理。'],
      };
      const answer = await client.as(authors[n % authors.length] ?? '', 'POST', '/v1/proposals', { key: `dispatch-${n}`, body: content });
      ids[n] = z.object({ id: z.string() }).parse(answer).id;
    }
  };
  await Promise.all([submit(), submit(), submit(), submit()]);
  await untilAtRest(client);
  return ids;
}

async function sealed(client: ApiClient, personId: string, key: string, lines: readonly object[]): Promise<Plan> {
  return planSchema.parse(await client.as(personId, 'POST', '/v1/plans', { key, body: { lines } }));
}

async function run(client: ApiClient, personId: string, { id, digest }: Plan): Promise<void> {
  await client.as(personId, 'POST', `/v1/plans/${id}/run`, { key: `run-${id}`, body: { digest, grace: 'PT0S' } });
}

async function read(client: ApiClient, personId: string, id: string): Promise<Plan> {
  return planSchema.parse(await client.as(personId, 'GET', `/v1/plans/${id}`));
}

async function mails(client: ApiClient): Promise<number> {
  const { counts } = z.object({ counts: z.object({ sent: z.number() }) }).parse(await client.local('GET', '/_local/mail?limit=1'));
  return counts.sent;
}
