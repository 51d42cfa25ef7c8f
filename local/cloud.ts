import { cloudStatus } from './cloud/cloud-status.ts';
import { planCloud, type CloudPlan } from './cloud/cloud-plan.ts';
import type { CloudOptions } from './cloud/cloud-options.ts';
import { explainDamage } from './cloud/damaged-data.ts';
import { takeDataDirectory } from './cloud/data-directory.ts';
import { LateHandler, serveHttp, type HttpServer } from './cloud/http-server.ts';
import { Shutdown } from './cloud/shutdown.ts';
import { startMessages } from './cloud/start-messages.ts';
import { startStore } from './cloud/start-store.ts';
import { openStoredClock } from './clock/clock-store.ts';
import type { VirtualClock } from './clock/virtual-clock.ts';
import type { DynamoDb } from './dynamodb/dynamodb.ts';
import { createEndpoint } from './endpoint.ts';
import type { EventDraft } from './events/bus-event.ts';
import type { EventBus } from './events/event-bus.ts';
import { createGateway } from './gateway/gateway.ts';
import type { Identity } from './identity/identity.ts';
import type { FailureDestination } from './lambda/failure-destination.ts';
import { keepProjectApart } from './lambda/function-code.ts';
import type { Lambda } from './lambda/lambda.ts';
import { handleLambda } from './lambda/lambda-wire.ts';
import { createLocalPages } from './page/local-pages.ts';
import { isPresigned } from './s3/authorize.ts';
import type { S3 } from './s3/s3.ts';
import type { Mailbox } from './ses/mailbox.ts';
import type { StepFunctions } from './states/step-functions.ts';
import { durably } from './storage/durably.ts';
import { readAssembly } from './template/assembly.ts';
import { resolveAssembly } from './template/resolve-assembly.ts';
import type { ResolvedStack } from './template/resolved-stack.ts';

/** The running cloud, for whoever started it in process. */
export interface Cloud {
  /** The HTTP API and the local pages, without a trailing slash. */
  readonly apiUrl: string;
  /** All AWS APIs: what `AWS_ENDPOINT_URL` is set to. */
  readonly endpointUrl: string;
  readonly clock: VirtualClock;
  readonly stack: ResolvedStack;
  readonly states: StepFunctions;
  readonly dynamodb: DynamoDb;
  readonly s3: S3;
  readonly lambda: Lambda;
  readonly mailbox: Mailbox;
  readonly events: EventBus;
  readonly identity: Identity;
  /** What ended in the template's failure queues. */
  readonly failures: FailureDestination;
  /** Ends everything; what was under way goes on when the cloud is started on the same data. */
  close(): Promise<void>;
}

const EMPTY_STACK: ResolvedStack = { resources: new Map(), outputs: new Map() };

/**
 * Starts the embedded cloud; resolves when requests are served.
 * @throws TemplateError what of the template cannot run · PortTakenError · DataDirectoryInUseError ·
 * ForeignDirectoryError · UnusableDirectoryError · OlderDataError · DamagedDataError
 */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const shutdown = new Shutdown();
  try {
    return await boot(options, shutdown);
  } catch (error) {
    const explained = explainDamage(error, options.dataDir);
    await shutdown.run();
    throw explained;
  }
}

async function boot(options: CloudOptions, shutdown: Shutdown): Promise<Cloud> {
  const { region = 'us-east-1', accountId = '000000000000', log = () => undefined } = options;
  const data = takeDataDirectory(options.dataDir, options.fresh ?? false);
  shutdown.add(() => data.release());
  const storedClock = openStoredClock(data.database('clock.sqlite'), options.beginAt);
  shutdown.add(() => storedClock.close());
  const { clock } = storedClock;

  // The addresses come first: the template's values and the functions' environments contain them.
  const [api, apiServer] = await listen(options.apiPort, clock, log, shutdown);
  const [endpoint, endpointServer] = await listen(options.endpointPort ?? 0, clock, log, shutdown);
  // Functions ask by a door of their own: theirs is what others wait for while the clock is moved.
  const [inner, innerServer] = await listen(0, clock, log, shutdown);
  const { stack, plan } = readPlan(options, { region, accountId, apiUrl: apiServer.url });

  const publish = (event: EventDraft): Promise<void> => {
    events.put(event);
    return events.synced();
  };
  const store = await startStore({ data, clock, plan, region, accountId, services: innerServer, publish, options, shutdown });
  const { dynamodb, s3, lambda, failures, asyncInvocations } = store;
  const messages = await startMessages({ data, clock, plan, lambda, publish, region, accountId, apiUrl: apiServer.url, options, shutdown });
  const { states, events, mailbox, identity } = messages;

  const pages = createLocalPages({
    clock,
    mailbox,
    identity,
    states,
    nextTimeout: () => states.nextTimeout(),
    status: () => cloudStatus({ options, plan, dynamodb, s3, lambda, states, events, mailbox }),
    port: () => apiServer.port,
    ...(options.site === undefined ? {} : { site: options.site }),
  });
  const gateway = plan.api === undefined ? undefined : createGateway({ api: plan.api, lambda, clock });
  const services = createEndpoint({
    services: {
      dynamodb: dynamodb.handle,
      states: states.handle,
      events: events.handle,
      lambda: durably((request) => handleLambda(lambda, asyncInvocations, request), asyncInvocations),
      ses: mailbox.handle,
      s3,
    },
    accountId,
    clock,
  });
  // What was signed for somebody outside comes by the functions' door, which the signature names.
  inner.set(async (request) => {
    if (isPresigned(new URLSearchParams(request.query))) await clock.admitted();
    return services(request);
  });
  endpoint.set(async (request) => {
    await clock.admitted();
    return services(request);
  });
  api.set(async (request) => {
    const own = (await identity.handle(request)) ?? (await pages(request));
    // How addresses are to behave is told over a page.
    if (own !== undefined) await mailbox.synced();
    else await clock.admitted();
    return own ?? gateway?.(request) ?? { status: 404, headers: { 'content-type': 'application/json' }, body: '{"message":"Not Found"}' };
  });

  // The first thing to end: what is still asked after that would find services half closed.
  shutdown.add(() => {
    api.set(undefined);
    endpoint.set(undefined);
    inner.set(undefined);
  });
  store.recover();
  states.resume();
  asyncInvocations.resume();
  events.start();
  mailbox.start();
  s3.start();
  return {
    apiUrl: apiServer.url,
    endpointUrl: endpointServer.url,
    clock,
    stack,
    states,
    dynamodb,
    s3,
    lambda,
    mailbox,
    events,
    identity,
    failures,
    close: () => shutdown.run(),
  };
}

async function listen(
  port: number,
  clock: VirtualClock,
  log: (line: string) => void,
  shutdown: Shutdown,
): Promise<[LateHandler, HttpServer]> {
  const handler = new LateHandler();
  const onError = (error: unknown): void => log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const server = await serveHttp({ port, handle: handler.handle, now: () => clock.now(), onError });
  shutdown.add(() => server.close());
  return [handler, server];
}

function readPlan(
  { assembly, parameters = {} }: CloudOptions,
  at: { region: string; accountId: string; apiUrl: string },
): { stack: ResolvedStack; plan: CloudPlan } {
  if (assembly === undefined)
    return { stack: EMPTY_STACK, plan: planCloud(EMPTY_STACK, { directory: '', assets: new Map() }, at.accountId) };
  const read = readAssembly(assembly);
  keepProjectApart(assembly);
  const values = typeof parameters === 'function' ? parameters({ apiUrl: at.apiUrl }) : parameters;
  const stack = resolveAssembly(read, values, { partition: 'aws', ...at });
  return { stack, plan: planCloud(stack, read, at.accountId) };
}
