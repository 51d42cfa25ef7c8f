import * as z from 'zod';
import type { Cloud } from '#local';
import { ApiClient } from '#tools/api-client.ts';
import { assemblyDirectory } from '#tools/prepare.ts';
import { recordSamples, startSampleCloud } from '#tools/sample-cloud.ts';

const answerSchema = z.object({
  id: z.string(),
  version: z.number(),
  stage: z.string(),
  events: z.array(z.looseObject({ type: z.string() })),
});

/** 2026-01-19 09:00 in Yunlan, a Monday after the session closed. */
const monday = Date.parse('2026-01-19T01:00:00.000Z');

/** Most of a day's runs find nobody: heartbeats where nobody subscribes, and rounds of the morning's mail. These come further apart. */
export const fewerRuns = { HeartbeatSchedule: 'cron(0 16 31 12 ? *)', MailSchedule: 'cron(0/30 1 ? * * *)' };

/** A test that waits for a receiver, or computes, finds its functions as it left them: to load them again takes longer than most tests. */
const keptMs = 60_000;

/** The product on the embedded cloud with the sample district, and shorthand for what its people do. */
export class RunningCloud {
  readonly cloud: Cloud;
  readonly client: ApiClient;
  #keys = 0;

  constructor(cloud: Cloud) {
    this.cloud = cloud;
    this.client = new ApiClient(cloud.apiUrl);
  }

  /** @param loopbackReceivers Webhook receivers that may be reached, `host:port` by comma; where there are none, nobody subscribes. */
  static async start(
    dataDir = 'memory',
    beginAt = monday,
    loopbackReceivers = '',
    assembly = assemblyDirectory,
    parameters: Readonly<Record<string, string>> = loopbackReceivers === '' ? fewerRuns : {},
  ): Promise<RunningCloud> {
    const options = { dataDir, port: 0, beginAt, loopbackReceivers, parameters, assembly, idleMs: keptMs };
    const running = new RunningCloud(await startSampleCloud(options));
    await recordSamples(running.client);
    await running.settle();
    return running;
  }

  /** Submits a proposal of the named member; answers its id once everything is quiet. */
  async submit(author = 'shen-ruoxi', title = '关于完善校园周边步行环境的提案'): Promise<string> {
    // Nobody submits one text twice.
    const n = (this.#keys += 1);
    const matter = `第${n}处：学校周边人行道狭窄。`;
    const content = { kind: 'personal', session: '6-1', title, matter, suggestions: ['拓宽人行道。'] };
    const { id } = answerSchema.parse(await this.client.as(author, 'POST', '/v1/proposals', { key: `t${n}`, body: content }));
    await this.settle();
    return id;
  }

  /** One command; answers once everything it led to is done. */
  async command(personId: string, id: string, name: string, body: object = {}, options: { key?: string; ifMatch?: number } = {}) {
    const answer = answerSchema.parse(
      await this.client.as(personId, 'POST', `/v1/proposals/${id}/commands/${name}`, {
        key: options.key ?? `t${(this.#keys += 1)}`,
        body,
        ...(options.ifMatch === undefined ? {} : { ifMatch: options.ifMatch }),
      }),
    );
    await this.settle();
    return answer;
  }

  /** A proposal that is filed and with its units: lead `police`, co-handler `edu`. */
  async dispatched(): Promise<string> {
    const id = await this.submit();
    await this.command('ding-wenlan', id, 'file');
    await this.command('lyu-shuqin', id, 'dispatch', { lead: { unitId: 'police' }, coHandlers: [{ unitId: 'edu' }] });
    return id;
  }

  /** From its units to the member's judgement. */
  async answered(id: string): Promise<void> {
    await this.command(clerks.police, id, 'sign-for');
    await this.command(clerks.edu, id, 'sign-for');
    await this.command(clerks.edu, id, 'give-opinion', { text: '同意，将配合落实。' });
    await this.command(clerks.police, id, 'issue-reply', { class: 'A', text: '现答复如下：已安排拓宽。' });
  }

  async read(id: string, personId = 'feng-yijian'): Promise<Case> {
    return caseSchema.parse(await this.client.as(personId, 'GET', `/v1/proposals/${id}`));
  }

  /** Every event of the case's log, with its commit's instant. */
  async events(
    id: string,
  ): Promise<{ at: string; type: string; rule?: unknown; clockId?: unknown; covers?: unknown; personId?: unknown }[]> {
    const { commits } = historySchema.parse(await this.client.as('feng-yijian', 'GET', `/v1/proposals/${id}/history`));
    return commits.flatMap(({ at, events }) => events.map((event) => ({ ...event, at })));
  }

  settle(): Promise<string> {
    return this.client.advance('PT0S');
  }

  stop(): Promise<void> {
    return this.cloud.close();
  }
}

/** One clerk of each unit the scenarios use. */
export const clerks = { police: 'lei-zhengyu', edu: 'qian-jiayin', housing: 'ren-zhucheng' } as const;

const caseSchema = z.looseObject({
  id: z.string(),
  version: z.number(),
  stage: z.string(),
  caseNumber: z.string().optional(),
  desk: z.object({ id: z.string(), name: z.string() }).optional(),
  assignments: z.array(
    z.looseObject({ id: z.string(), status: z.string(), replies: z.array(z.looseObject({ letterNumber: z.string().optional() })) }),
  ),
});

export type Case = z.output<typeof caseSchema>;

const historySchema = z.object({ commits: z.array(z.object({ at: z.string(), events: z.array(z.looseObject({ type: z.string() })) })) });
