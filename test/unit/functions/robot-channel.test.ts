import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Robot, RobotKind } from '#core/directory/directory.ts';
import { robotSecretKey } from '#functions/adapters/dynamo/dynamo-secrets.ts';
import { MailNotTakenError } from '#core/ports/mail/mail-transport.ts';
import { robotHosts } from '#functions/adapters/outbound-http/robot-address.ts';
import { robotChannel } from '#functions/adapters/mail/robot-channel.ts';
import type { RobotChannelOptions } from '#functions/adapters/mail/robot-channel.ts';
import { aReceiver, reply } from '#test/support/a-receiver.ts';
import type { Answer, Receiver } from '#test/support/a-receiver.ts';
import { MemorySecrets } from '#test/support/memory-secrets.ts';

const now = '2026-03-02T01:05:00.000Z';
const key = 'SEC0123456789abcdef';
const body = '990112';
const dingtalk = (port: number): string => `http://127.0.0.1:${port}/robot/send?access_token=t%2B1`;
const wecom = (port: number): string => `http://127.0.0.1:${port}/cgi-bin/webhook/send?key=k1`;
const robot = (kind: RobotKind): Robot => ({ kind, host: '127.0.0.1', address: 'a1', fingerprint: 'f' });
const message = (kind: RobotKind = 'dingtalk') => ({
  body,
  unitId: 'transport',
  robot: robot(kind),
  mailId: '2026-03-02.1.robot-transport',
  markdown: '**提案催办**：1件',
  title: '提案催办',
});

interface Setting {
  readonly url: string;
  readonly key?: string;
  readonly hosts?: string;
  readonly options?: Partial<RobotChannelOptions>;
}

async function channelTo({ url, key: signing, hosts, options = {} }: Setting) {
  const secrets = new MemorySecrets();
  await secrets.put(robotSecretKey(body, 'transport'), 'a1', { url, ...(signing === undefined ? {} : { key: signing }) });
  const allowed = robotHosts(hosts ?? `oapi.dingtalk.com,127.0.0.1:${new URL(url).port || '1'}`, 'development');
  return robotChannel({ secrets, hosts: allowed, resolve: async () => ['127.0.0.1'], now: () => now, ...options });
}

/** What a robot that gives this answer makes of a message. */
async function handedTo(answer: Answer, kind: RobotKind = 'dingtalk', options: Partial<RobotChannelOptions> = {}) {
  const { port } = await aReceiver(answer);
  return (await channelTo({ url: kind === 'dingtalk' ? dingtalk(port) : wecom(port), options })).send(message(kind));
}
const answering = (errcode: number): string => reply(200, JSON.stringify({ errcode, errmsg: 'words' }));

function asked({ requests: [request = ''] }: Receiver) {
  const [head = '', sent = ''] = request.split('\r\n\r\n');
  const [method, target = ''] = head.split(' ');
  return { method, url: new URL(target, 'http://robot'), head, sent: JSON.parse(sent) as object };
}

describe('a message to a DingTalk group', () => {
  it('goes as markdown under a title, signed where a key is set', async () => {
    const receiver = await aReceiver(answering(0));
    const channel = await channelTo({ url: dingtalk(receiver.port), key });
    expect(await channel.send(message())).toEqual({ messageId: '2026-03-02.1.robot-transport' });
    const { method, url, head, sent } = asked(receiver);
    expect([method, url.pathname, url.searchParams.get('access_token')]).toEqual(['POST', '/robot/send', 't+1']);
    const timestamp = url.searchParams.get('timestamp');
    expect(timestamp).toBe(String(Date.parse(now)));
    expect(url.searchParams.get('sign')).toBe(createHmac('sha256', key).update(`${timestamp}\n${key}`).digest('base64'));
    expect(head).toMatch(/content-type: application\/json; charset=utf-8/i);
    expect(sent).toEqual({ msgtype: 'markdown', markdown: { title: '提案催办', text: '**提案催办**：1件' } });
  });

  it('goes unsigned without a key, under the title it is given', async () => {
    const receiver = await aReceiver(answering(0));
    await (await channelTo({ url: dingtalk(receiver.port) })).send({ ...message(), title: '【重发】提案催办' });
    const { url, sent } = asked(receiver);
    expect([...url.searchParams.keys()]).toEqual(['access_token']);
    expect(sent).toMatchObject({ markdown: { title: '【重发】提案催办' } });
  });

  it.each([310_000, 300_001, 400_101, 430_104])('is refused for good by %i', async (errcode) => {
    expect(await handedTo(answering(errcode))).toEqual({ refused: `dingtalk${errcode}` });
  });

  it.each([-1, 130_101, 410_100])('was not taken and may pass later by %i', async (errcode) => {
    await expect(handedTo(answering(errcode))).rejects.toBeInstanceOf(MailNotTakenError);
  });
});

describe('a message to a WeCom group', () => {
  it('goes as markdown alone', async () => {
    const receiver = await aReceiver(answering(0));
    expect(await (await channelTo({ url: wecom(receiver.port) })).send(message('wecom'))).toHaveProperty('messageId');
    const { url, sent } = asked(receiver);
    expect(`${url.pathname}${url.search}`).toBe('/cgi-bin/webhook/send?key=k1');
    expect(sent).toEqual({ msgtype: 'markdown', markdown: { content: '**提案催办**：1件' } });
  });

  it.each([93_000, 40_008])('is refused for good by %i', async (errcode) => {
    expect(await handedTo(answering(errcode), 'wecom')).toEqual({ refused: `wecom${errcode}` });
  });

  it.each([-1, 6000, 45_009, 45_033])('was not taken and may pass later by %i', async (errcode) => {
    await expect(handedTo(answering(errcode), 'wecom')).rejects.toBeInstanceOf(MailNotTakenError);
  });
});

describe('a robot that answers otherwise', () => {
  it('by a redirect is not followed: refused', async () => {
    const elsewhere = await aReceiver(answering(0));
    expect(await handedTo(reply(302, '', { location: dingtalk(elsewhere.port) }))).toEqual({ refused: 'HTTP302' });
    expect(elsewhere.requests).toEqual([]);
  });

  it('by a page that is not there refuses', async () => {
    expect(await handedTo(reply(404, 'no'))).toEqual({ refused: 'HTTP404' });
  });

  it('by "too many" has taken nothing', async () => {
    await expect(handedTo(reply(429))).rejects.toBeInstanceOf(MailNotTakenError);
  });

  it.each([
    ['an error of its own', reply(500, JSON.stringify({ errcode: 0 })), 'UnclearRobotReplyError'],
    ['no JSON', reply(200, '<html>ok</html>'), 'UnclearRobotReplyError'],
    ['JSON without an errcode', reply(200, '{"errmsg":"ok"}'), 'UnclearRobotReplyError'],
    ['an errcode that is no number', reply(200, '{"errcode":"0"}'), 'UnclearRobotReplyError'],
    ['nothing', (socket: { destroy(): void }) => socket.destroy(), 'NoReplyError'],
    ['less than it said', 'HTTP/1.1 200 -\r\ncontent-length: 99\r\n\r\n{"errcode":0}', 'BrokenReplyError'],
    ['more than anybody reads', reply(200, `{"errcode":0,"errmsg":"${'长'.repeat(6000)}"}`), 'ReplyTooLargeError'],
  ])('by %s leaves it open: an error that is not "not taken"', async (_what, answer, name) => {
    await expect(handedTo(answer)).rejects.toMatchObject({ name });
  });

  it('never leaves it open, after its time', async () => {
    const limits = { connectMs: 1000, totalMs: 60, replyBytes: 1024 };
    await expect(handedTo(() => undefined, 'dingtalk', { limits })).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

describe('a robot that cannot be reached', () => {
  it('where nobody listens has taken nothing', async () => {
    // Port 1 (TCPMUX): nobody runs it any more.
    const channel = await channelTo({ url: dingtalk(1) });
    await expect(channel.send(message())).rejects.toMatchObject({ name: 'MailNotTakenError' });
  });

  it('whose name leads to a private address is refused', async () => {
    const channel = await channelTo({ url: 'https://oapi.dingtalk.com/robot/send?access_token=t' });
    expect(await channel.send(message())).toEqual({ refused: 'BlockedAddressError' });
  });

  it('on a host that is no longer allowed is refused', async () => {
    const channel = await channelTo({ url: 'https://oapi.dingtalk.com/robot/send?access_token=t', hosts: 'qyapi.weixin.qq.com' });
    expect(await channel.send(message())).toEqual({ refused: 'HostNotAllowed' });
  });

  it('since another one was just recorded has taken nothing', async () => {
    const channel = robotChannel({
      secrets: new MemorySecrets(),
      hosts: robotHosts('a.b', 'production'),
      resolve: async () => [],
      now: () => now,
    });
    await expect(channel.send(message())).rejects.toMatchObject({ name: 'MailNotTakenError', reason: 'RobotChanged' });
  });
});

it('no error tells the address or the key', async () => {
  const { port } = await aReceiver(reply(500));
  const failed: unknown = await (await channelTo({ url: dingtalk(port), key })).send(message()).catch((error: unknown) => error);
  expect(JSON.stringify([String(failed), failed])).not.toMatch(/access_token|SEC|sign/);
});
