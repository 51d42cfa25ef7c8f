import http, { request } from 'node:http';
import { once } from 'node:events';

/** Sends what the event says, and answers what came back; by the default import, or by name where `named`. */
async function ask({ options, chunks = [], named = true, texts = true, quits, limitMs }) {
  const sent = (named ? request : http.request)(options);
  const happened = [];
  for (const event of ['response', 'error', 'timeout', 'close']) sent.on(event, (value) => happened.push(value?.code ?? event));
  if (limitMs !== undefined) sent.setTimeout(limitMs, () => sent.destroy());
  for (const chunk of chunks) sent.write(texts ? chunk : Buffer.from(chunk));
  sent.end();
  const closed = new Promise((resolve) => void sent.once('close', resolve));
  if (quits) sent.destroy();
  if (quits || limitMs !== undefined) {
    await closed;
    return { happened };
  }
  const [response] = await once(sent, 'response');
  const parts = [];
  for await (const part of response) parts.push(part);
  await closed;
  const { statusCode, headers } = response;
  return { statusCode, headers, body: Buffer.concat(parts).toString('hex'), happened };
}

export const handler = ask;
