import * as z from 'zod';
import { openTables, resourcesOf, startCloud, type Cloud, type ResolvedStack, type Tables } from '#local';
import type { ApiClient } from './api-client.ts';
import { meanwhile } from './start/meanwhile.ts';
import { sampleSessionOffer } from './start/sample-session-offer.ts';
import { assemblyDirectory } from './prepare.ts';
import { sampleAdministrator, sampleBody, sampleDirectory, samplePeopleToSignIn } from './samples.ts';

export interface SampleCloudOptions {
  /** `memory`, or a directory. */
  readonly dataDir: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly fresh?: boolean;
  /** Where virtual time begins, in milliseconds since 1970; now unless told. */
  readonly beginAt?: number;
  /** Webhook receivers on this machine that may be reached, `host:port` by comma. */
  readonly loopbackReceivers?: string;
  /** Hosts that group robots may have; those of DingTalk and WeCom unless told. */
  readonly robotHosts?: string;
  /** Values of further template parameters, such as `HeartbeatSchedule`; the template's own unless told. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Real milliseconds after which a function's worker without work ends; the cloud's own unless told. */
  readonly idleMs?: number;
  /** What is run; the product as it was built unless told. */
  readonly assembly?: string;
  readonly log?: (line: string) => void;
}

// Where the sample receiver listens unless told (samples/webhook-receiver).
const sampleReceivers = '127.0.0.1:9911,localhost:9911';

/** The values the embedded cloud gives the template's parameters. */
function localParameters(apiUrl: string, loopbackReceivers: string): Record<string, string> {
  return {
    Body: sampleBody,
    IdentityIssuer: `${apiUrl}/_local/identity`,
    IdentityAudience: 'proposals',
    IdentityClient: 'proposals',
    MailSender: 'proposals@yunlan.example',
    MailSenderName: '云澜区提案办理系统',
    PortalUrl: apiUrl,
    AlarmAddress: 'operator@yunlan.example',
    Environment: 'development',
    LoopbackReceivers: loopbackReceivers,
    // The mailbox takes short messages too; they go once the body's policy has them (docs/sms-gateway.md).
    SmsGateway: `${apiUrl}/_local/sms`,
    SmsHosts: new URL(apiUrl).host,
    ReserveConcurrency: 'yes',
    BootstrapAdministrator: sampleAdministrator(),
    RehearsalTools: '/_local/tools',
  };
}

/** The product on the embedded cloud, with the sample district's people able to sign in. */
export async function startSampleCloud({
  dataDir,
  port,
  fresh = false,
  beginAt,
  loopbackReceivers = sampleReceivers,
  robotHosts,
  parameters = {},
  idleMs,
  assembly = assemblyDirectory,
  log = () => undefined,
}: SampleCloudOptions): Promise<Cloud> {
  let address = '';
  let cloud: Cloud | undefined;
  cloud = await startCloud({
    assembly,
    dataDir,
    fresh,
    ...(beginAt === undefined ? {} : { beginAt }),
    apiPort: port,
    parameters: ({ apiUrl }) => {
      address = apiUrl;
      return {
        ...localParameters(apiUrl, loopbackReceivers),
        ...(robotHosts === undefined ? {} : { RobotHosts: robotHosts }),
        ...parameters,
      };
    },
    ...(idleMs === undefined ? {} : { idleMs }),
    people: samplePeopleToSignIn(),
    site: {
      title: { zh: '提案办理', en: 'Proposal pipeline' },
      links: [
        { zh: '工作台', en: 'The desk', href: '/desk' },
        { zh: '接口说明', en: 'API reader', href: '/docs' },
      ],
      offers: [sampleSessionOffer(() => address)],
      examplePath: '/v1/worklist',
      signInPath: (personId) => `/desk/sign-in?as=${encodeURIComponent(personId)}`,
      languageKey: 'desk-language',
      timeZone: 'Asia/Shanghai',
      meanwhile: async (from, to) => cloud && meanwhile(cloud, ledgerOf(cloud.stack), { body: sampleBody, from, to }),
    },
    log,
  });
  return cloud;
}

function ledgerOf(stack: ResolvedStack): string {
  return resourcesOf(stack, 'AWS::DynamoDB::Table').find(({ logicalId }) => /Ledger/.test(logicalId))?.physicalId ?? '';
}

/** The tables of the product in a data directory on which nothing runs. */
export function openSampleTables(options: Required<Pick<SampleCloudOptions, 'dataDir' | 'fresh' | 'beginAt'>>): Promise<Tables> {
  return openTables({ ...options, assembly: assemblyDirectory, parameters: ({ apiUrl }) => localParameters(apiUrl, '') });
}

/** Under which the sample directory is recorded. */
export const samplesKey = 'samples-4';

const recordedSchema = z.object({ recorded: z.number() });

/**
 * Records the sample directory and waits until its people are known; changes nothing, and waits for nothing, when it is there
 * already: a directory with many open cases has much to do when it is started. Says whether it recorded anything.
 */
export async function recordSamples(client: Pick<ApiClient, 'as' | 'advance'>): Promise<boolean> {
  const answer = await client.as(sampleAdministrator(), 'PUT', '/v1/directory', { body: sampleDirectory(), key: samplesKey });
  const isNew = recordedSchema.parse(answer).recorded > 0;
  if (isNew) await client.advance('PT0S');
  return isNew;
}
