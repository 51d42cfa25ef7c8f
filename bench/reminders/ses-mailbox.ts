import { setTimeout as pause } from 'node:timers/promises';
import { mailIdOfTag } from '#functions/adapters/mail/mail-tag.ts';
import type { MailTransport } from '#core/ports/mail-transport.ts';
import { sesTransport } from '#functions/adapters/mail/ses-transport.ts';
import { parseMailId } from '#core/notices/mail-record.ts';
import { serveHttp } from '#local/cloud/http-server.ts';
import { GENEROUS_QUOTA } from '#local/ses/send-quota.ts';
import { queryAnswer, sendRawEmailInput, xmlField } from '#local/ses/ses-query.ts';

export interface SesMailbox {
  readonly transport: MailTransport;
  taken(): number;
  /** Different recipients among them. */
  readers(): number;
  close(): Promise<void>;
}

/** The product's SES transport on a loopback service that takes everything, with the embedded account's quota. */
export async function sesMailbox(): Promise<SesMailbox> {
  const taken: string[] = [];
  const server = await serveHttp({
    port: 0,
    handle: async ({ body }) => {
      const form = new URLSearchParams(body.toString());
      const action = form.get('Action') ?? '';
      if (action === 'SendRawEmail') taken.push(mailIdOfTag(sendRawEmailInput(form).tags['mail'] ?? ''));
      const { max24HourSend, maxSendRate } = GENEROUS_QUOTA;
      const quota = xmlField('Max24HourSend', max24HourSend) + xmlField('MaxSendRate', maxSendRate) + xmlField('SentLast24Hours', 0);
      return queryAnswer(action, action === 'GetSendQuota' ? quota : xmlField('MessageId', `message-${taken.length}`), 'request');
    },
    now: Date.now,
    onError: console.error,
  });
  // The transport finds its service as every function does: in the environment. Others started from here must not.
  const before = { ...process.env };
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SES: server.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
  });
  return {
    transport: sesTransport({
      sender: { address: 'no-reply@yunlan.example', name: '云澜区提案办理' },
      configurationSet: 'bench',
      share: 1,
      pause,
      elapsed: () => performance.now(),
    }),
    taken: () => taken.length,
    readers: () => new Set(taken.map((mailId) => parseMailId(mailId)?.recipientId)).size,
    async close() {
      process.env = before;
      await server.close();
    },
  };
}
