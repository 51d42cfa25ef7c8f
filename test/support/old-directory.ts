import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { fewerRuns, RunningCloud } from './running-cloud.ts';
import { unpackTar } from './unpack-tar.ts';
import { WebhookInbox } from './webhook-inbox.ts';

/** Where the receivers of the recorded endpoints listen: their addresses are in the log, so the port is fixed. */
const receiverPort = 18_911;

const anyBody = z.record(z.string(), z.unknown());

const stepSchema = z.union([
  /** Moves virtual time to an instant. */
  z.strictObject({ to: z.string() }),
  /** A new proposal, known by a name from then on. */
  z.strictObject({ submit: z.string(), as: z.string(), body: anyBody }),
  z.strictObject({ command: z.string(), on: z.string(), as: z.string(), body: anyBody }),
  /** Any other call that changes something; the answer's `id` is known by the name. */
  z.strictObject({ call: z.string(), as: z.string(), body: anyBody, known: z.string().exactOptional() }),
  /** What a path of the receiver answers from then on. */
  z.strictObject({ receiver: z.string(), answers: z.int() }),
  /** How an address behaves from then on. */
  z.strictObject({ address: z.string(), does: z.string() }),
]);

export type Step = z.infer<typeof stepSchema>;

const created = z.looseObject({ id: z.string() });

/** What is going on in a cloud that runs on the recorded directory, or on the one that is to be recorded. */
export class Undertaking {
  readonly running: RunningCloud;
  readonly inbox: WebhookInbox;
  /** Ids of cases, endpoints and feeds by name. */
  readonly ids: Map<string, string>;
  /** What was answered to calls that made something, by name. */
  readonly answers = new Map<string, Record<string, unknown>>();

  private constructor(running: RunningCloud, inbox: WebhookInbox, ids: ReadonlyMap<string, string>) {
    this.running = running;
    this.inbox = inbox;
    this.ids = new Map(ids);
  }

  static async start(dataDir: string, beginAt: number | undefined, ids: ReadonlyMap<string, string>): Promise<Undertaking> {
    const inbox = await WebhookInbox.open(receiverPort);
    // Receivers are told by cases here; what is sent to them every hour says nothing more.
    return new Undertaking(await RunningCloud.start(dataDir, beginAt, inbox.address, undefined, fewerRuns), inbox, ids);
  }

  /** Takes the steps in order, each with everything that follows from it; keys are named by `act`. */
  async takes(act: string, steps: readonly Step[]): Promise<void> {
    for (const [index, step] of steps.entries()) await this.#take(step, `${act}-${index + 1}`);
  }

  /** A name in braces stands for what is known by it. */
  named(text: string): string {
    return text.replaceAll(/\{([\w-]+)\}/gu, (_, name: string) => this.id(name));
  }

  id(name: string): string {
    const id = this.ids.get(name);
    if (id === undefined) throw new Error(`nothing is known by the name ${name}`);
    return id;
  }

  async stop(): Promise<void> {
    await this.running.stop();
    await this.inbox.close();
  }

  async #take(step: Step, key: string): Promise<void> {
    const { client } = this.running;
    if ('to' in step) return void (await client.advanceTo(step.to));
    if ('receiver' in step) return void this.inbox.behaviours.set(step.receiver, { status: step.answers });
    if ('address' in step) return void (await client.local('POST', '/_local/mail/addresses', { address: step.address, does: step.does }));
    if ('submit' in step) {
      this.ids.set(step.submit, created.parse(await client.as(step.as, 'POST', '/v1/proposals', { key, body: step.body })).id);
    } else if ('command' in step) {
      await client.as(step.as, 'POST', `/v1/proposals/${this.id(step.on)}/commands/${step.command}`, { key, body: step.body });
    } else {
      const [method = '', path = ''] = step.call.split(' ');
      const answer = await client.as(step.as, method, this.named(path), { key, body: step.body });
      if (step.known !== undefined) {
        this.ids.set(step.known, created.parse(answer).id);
        this.answers.set(step.known, created.parse(answer));
      }
    }
    await this.running.settle();
  }
}

const toldSchema = z.record(z.string(), z.unknown());

const factsSchema = z.strictObject({
  about: z.string(),
  /** The virtual instant at which it was stopped. */
  stoppedAt: z.string(),
  /** Ids of cases, endpoints and feeds by name. */
  ids: z.record(z.string(), z.string()),
  /** Names of the cases among them. */
  cases: z.array(z.string()),
  /** Path of the calendar feed, its secret included. */
  feed: z.string(),
  /** Open clocks, and when each sounds next if nobody acts. */
  expected: z.array(z.strictObject({ case: z.string(), clockId: z.string(), dueAt: z.string(), next: z.string() })),
  /** What was told before it was stopped, and by dd93fa3 itself after it had gone on. */
  before: toldSchema,
  continuation: z.array(stepSchema),
  after: toldSchema,
  /** Deliveries of what had happened before, that went after it: by path, in the bytes of the body but for the origin. */
  late: z.record(z.string(), z.array(z.string())),
});

export type Facts = z.infer<typeof factsSchema>;

const folder = new URL('../fixtures/dd93fa3/', import.meta.url);

export function recordedFacts(): Facts {
  return factsSchema.parse(JSON.parse(readFileSync(new URL('data-directory.json', folder), 'utf8')));
}

export function unpackRecorded(into: string): void {
  unpackTar(new URL('data-directory.tar.gz', folder), into);
}
