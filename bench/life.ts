import * as z from 'zod';
import type { ApiClient } from '#tools/api-client.ts';
import { pause } from './product.ts';

const caseSchema = z.object({ id: z.string(), stage: z.string(), version: z.number() });

/** How a life waits for what the system does by itself: numbers are taken by the workflow. */
export type Waiting = 'asks' | 'until-quiet';

/**
 * A straight life, from the submission to the closing, with one lead and one co-handler; answers the case's id.
 * @param waiting `asks` for the case until it is there, as clients do; or waits after each command until all is quiet
 */
export async function live(client: ApiClient, key: string, waiting: Waiting = 'asks'): Promise<string> {
  const content = { kind: 'personal', session: '6-1', title: `关于第${key}件事的提案`, matter: '为测量而写。', suggestions: ['请办理。'] };
  const quiet = async (): Promise<void> => void (waiting === 'until-quiet' && (await client.advance('PT0S')));
  const until = async (stage: string): Promise<void> => void (waiting === 'asks' && (await untilStage(client, id, stage)));
  let step = 0;
  const command = async (who: string, name: string, body: object = {}): Promise<void> => {
    await client.as(who, 'POST', `/v1/proposals/${id}/commands/${name}`, { key: `life-${key}-${(step += 1)}`, body });
    await quiet();
  };
  const { id } = caseSchema.parse(await client.as('shen-ruoxi', 'POST', '/v1/proposals', { key: `life-${key}`, body: content }));
  await quiet();
  await command('ding-wenlan', 'file');
  await until('awaiting-dispatch');
  await command('lyu-shuqin', 'dispatch', { lead: { unitId: 'police' }, coHandlers: [{ unitId: 'edu' }] });
  await command('lei-zhengyu', 'sign-for');
  await command('qian-jiayin', 'sign-for');
  await command('qian-jiayin', 'give-opinion', { text: '同意。' });
  await command('lei-zhengyu', 'issue-reply', { class: 'A', text: '已办理。' });
  await until('awaiting-feedback');
  await command('shen-ruoxi', 'give-feedback', { attitude: 'satisfied', result: 'satisfied' });
  return id;
}

async function untilStage(client: ApiClient, id: string, stage: string): Promise<void> {
  while ((await readCase(client, id)).stage !== stage) await pause(150);
}

export async function readCase(client: ApiClient, id: string): Promise<z.output<typeof caseSchema>> {
  return caseSchema.parse(await client.as('feng-yijian', 'GET', `/v1/proposals/${id}`));
}

/** So many lives by so many workers; `before` is told the number of each, from 0. Answers the commits of all. */
export async function liveMany(
  client: ApiClient,
  { lives, atOnce, name }: { readonly lives: number; readonly atOnce: number; readonly name: string },
  before: (number: number) => void = () => undefined,
): Promise<number> {
  let next = 0;
  let commits = 0;
  const worker = async (): Promise<void> => {
    for (let number = next; number < lives; number = next) {
      next += 1;
      before(number);
      const { version } = await readCase(client, await live(client, `${name}${number}`));
      commits += version;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return commits;
}
