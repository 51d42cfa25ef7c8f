import { setTimeout as pause } from 'node:timers/promises';
import { mailIdOfTag } from '#functions/adapters/mail/mail-tag.ts';
import type { MailTransport } from '#core/ports/mail/mail-transport.ts';
import { sesTransport } from '#functions/adapters/mail/ses-transport.ts';
import { parseMailId } from '#core/notices/lane/mail-record.ts';
import { serveHttp, type WireResponse } from '#local';

export interface SesMailbox {
  readonly transport: MailTransport;
  taken(): number;
  /** Different recipients among them. */
  readers(): number;
  close(): Promise<void>;
}

/** The product's SES transport on a loopback service that takes everything, with a quota that never holds it up. */
export async function sesMailbox(): Promise<SesMailbox> {
  const taken: string[] = [];
  const server = await serveHttp({
    port: 0,
    handle: async ({ body }) => {
      const form = new URLSearchParams(body.toString());
      const action = form.get('Action') ?? '';
      if (action === 'SendRawEmail') taken.push(mailIdOfTag(tagOf(form, 'mail')));
      return answer(action, action === 'GetSendQuota' ? QUOTA : `<MessageId>message-${taken.length}</MessageId>`);
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

const QUOTA = '<Max24HourSend>1000000</Max24HourSend><MaxSendRate>1000</MaxSendRate><SentLast24Hours>0</SentLast24Hours>';

function tagOf(form: URLSearchParams, name: string): string {
  const number = [...form].find(([field, value]) => /^Tags\.member\.\d+\.Name$/.test(field) && value === name)?.[0].split('.')[2];
  return form.get(`Tags.member.${number}.Value`) ?? '';
}

function answer(action: string, result: string): WireResponse {
  const body = `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`;
  return { status: 200, headers: { 'content-type': 'text/xml' }, body };
}
