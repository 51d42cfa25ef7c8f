import type { RobotChannel } from '#core/ports/mail/robot-channel.ts';
import { createHmac } from 'node:crypto';
import * as z from 'zod';
import type { RobotKind } from '#core/directory/directory.ts';
import { robotSecretKey } from '#functions/adapters/dynamo/dynamo-secrets.ts';
import type { SecretStore } from '#core/ports/secret-store.ts';
import { MailNotTakenError } from '#core/ports/mail/mail-transport.ts';
import type { Handed } from '#core/ports/mail/mail-transport.ts';
import { robotUrl } from '#functions/adapters/outbound-http/robot-address.ts';
import type { RobotHosts } from '#functions/adapters/outbound-http/robot-address.ts';
import { isLoopbackAddress, isPublicAddress } from '#functions/adapters/outbound-http/webhook-address.ts';
import { WebhookFailureError } from '#functions/adapters/outbound-http/webhook-failure.ts';
import { webhookUrlFaults } from '#core/webhook/lane/webhook-failure.ts';
import type { WebhookFailure } from '#core/webhook/lane/webhook-failure.ts';
import { pinnedRequest } from '#functions/adapters/outbound-http/webhook-request.ts';
import type { IncomingReply, RequestLimits } from '#functions/adapters/outbound-http/webhook-request.ts';
import type { ResolveName } from '#functions/adapters/outbound-http/webhook-resolve.ts';
import { isLoopbackReceiver } from '#functions/adapters/outbound-http/webhook-url.ts';

export interface RobotChannelOptions {
  readonly secrets: Pick<SecretStore, 'get'>;
  readonly hosts: RobotHosts;
  readonly resolve: ResolveName;
  readonly now: () => string;
  readonly limits?: RequestLimits;
}

const robotLimits: RequestLimits = { connectMs: 3000, totalMs: 10_000, replyBytes: 16 * 1024 };

/** The robot answered, but neither yes nor no: a page of something in between, or an error of its gateway. */
class UnclearRobotReplyError extends Error {
  override readonly name = 'UnclearRobotReplyError';
}

/**
 * Answers of a robot that mean "later": nothing was taken. `errcode` 0 is taken; every other code refuses for good.
 *
 * DingTalk (open.dingtalk.com, custom robots and global error codes): −1 busy; 130101 and 410100 more than 20 messages in a
 * minute, held up for ten. For good: 310000 the security settings (key word, signature, address) do not fit, 300001 and
 * 400101 no such token, 400102 switched off, 400013 the group is dissolved, 4301xx the text is not let through.
 *
 * WeCom (developer.work.weixin.qq.com, path/91770 and path/90455 "errcode"): −1 busy; 6000 changed meanwhile; 45009 more than
 * 20 messages in a minute; 45033 too many at once. For good: 93000 no such robot, 40008, 40058 and others our message.
 */
const passing: Readonly<Record<RobotKind, readonly number[]>> = {
  dingtalk: [-1, 130_101, 410_100],
  wecom: [-1, 6000, 45_009, 45_033],
};

// Nothing was written to the robot when these came up.
const beforeAsking: readonly WebhookFailure[] = [
  'NameNotResolvedError',
  'AddressChangedError',
  'ConnectTimeoutError',
  'ConnectionFailedError',
  'TlsError',
];
const forGood: readonly WebhookFailure[] = [...webhookUrlFaults, 'BlockedAddressError', 'UnsendableHeaderError'];

const storedRobot = z.object({ url: z.string(), key: z.string().exactOptional() });
const robotReply = z.object({ errcode: z.int() });

/** Group robots by their webhook, on the connection that webhooks use: approved addresses only, no redirects, within limits. */
export function robotChannel({ secrets, hosts, resolve, now, limits = robotLimits }: RobotChannelOptions): RobotChannel {
  const ask = async (url: URL, content: object): Promise<IncomingReply | { refused: string }> => {
    const mayReach = isLoopbackReceiver(url, hosts.loopback) ? isLoopbackAddress : isPublicAddress;
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    try {
      const request = { method: 'POST', url, headers, body: Buffer.from(JSON.stringify(content), 'utf8') } as const;
      return await pinnedRequest(request, { resolve, mayReach }, limits);
    } catch (error) {
      if (!(error instanceof WebhookFailureError)) throw error;
      if (forGood.includes(error.name)) return { refused: error.name };
      throw beforeAsking.includes(error.name) ? new MailNotTakenError(error.name, { cause: error }) : error;
    }
  };
  return {
    async send({ body, unitId, robot, mailId, title, markdown }) {
      const secret = await secrets.get(robotSecretKey(body, unitId), robot.address);
      // Another robot was recorded a moment ago: the directory will name it at the next try.
      if (secret === undefined) throw new MailNotTakenError('RobotChanged');
      const { url: recorded, key } = storedRobot.parse(secret);
      const judged = robotUrl(recorded, hosts);
      if ('fault' in judged) return { refused: judged.fault };
      const url = key === undefined ? judged.url : signed(judged.url, key, Date.parse(now()));
      const reply = await ask(url, contentFor(robot.kind, title, markdown));
      return 'refused' in reply ? reply : outcomeOf(robot.kind, reply, mailId);
    },
  };
}

function contentFor(kind: RobotKind, title: string, markdown: string): object {
  // DingTalk shows the title in the list of conversations; WeCom has none.
  return kind === 'dingtalk'
    ? { msgtype: 'markdown', markdown: { title, text: markdown } }
    : { msgtype: 'markdown', markdown: { content: markdown } };
}

/**
 * DingTalk's signature (加签): HMAC-SHA256 of `<timestamp>\n<key>` with the key, in base64, beside the timestamp (ms since 1970,
 * at most an hour off) in the query. https://open.dingtalk.com/document/orgapp/customize-robot-security-settings
 */
function signed(url: URL, key: string, timestamp: number): URL {
  const signedUrl = new URL(url);
  signedUrl.searchParams.set('timestamp', String(timestamp));
  signedUrl.searchParams.set('sign', createHmac('sha256', key).update(`${timestamp}\n${key}`, 'utf8').digest('base64'));
  return signedUrl;
}

function outcomeOf(kind: RobotKind, { status, body }: IncomingReply, mailId: string): Handed {
  if (status === 429) throw new MailNotTakenError('HTTP429');
  if (status >= 500) throw new UnclearRobotReplyError(`HTTP ${status}`);
  if (status < 200 || status >= 300) return { refused: `HTTP${status}` };
  const errcode = errcodeIn(body.toString('utf8'));
  if (errcode === undefined) throw new UnclearRobotReplyError('no errcode');
  if (errcode === 0) return { messageId: mailId };
  if (passing[kind].includes(errcode)) throw new MailNotTakenError(`${kind}${errcode}`);
  return { refused: `${kind}${errcode}` };
}

function errcodeIn(text: string): number | undefined {
  try {
    return robotReply.safeParse(JSON.parse(text)).data?.errcode;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
