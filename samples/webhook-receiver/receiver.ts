import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { Webhook } from 'standardwebhooks';
import { catchUp } from './catch-up.ts';
import { receiveWebhooks } from './receive-webhooks.ts';
import { StatusCopy } from './status-copy.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '9911' },
    api: { type: 'string', default: 'http://127.0.0.1:8787' },
    secrets: { type: 'string', default: 'secrets.txt' },
    token: { type: 'string', default: 'token.txt' },
    data: { type: 'string', default: 'received' },
    silence: { type: 'string', default: '7200' },
  },
});
const api = values.api.replace(/\/+$/, '');
const copy = new StatusCopy(values.data);

/** The words of a file, read each time: secrets are rotated and tokens renewed without a restart. */
function wordsOf(path: string): string[] {
  try {
    return readFileSync(path, 'utf8')
      .split(/\s+/)
      .filter((word) => word !== '');
  } catch {
    return [];
  }
}

/** By any of the secrets: while they are rotated there are two. */
function verify(body: string, headers: Record<string, string>): unknown {
  const secrets = wordsOf(values.secrets);
  for (const [index, secret] of secrets.entries()) {
    try {
      return new Webhook(secret).verify(body, headers);
    } catch (error) {
      if (index === secrets.length - 1) throw error;
    }
  }
  return undefined;
}

async function fetchMissed(): Promise<void> {
  const [token] = wordsOf(values.token);
  if (token === undefined) return console.error(`no token in ${values.token}: nothing is fetched`);
  try {
    console.error(`caught up: ${await catchUp(copy, { api, token })} new`);
  } catch (error) {
    console.error('could not catch up', error);
  }
}

// Every endpoint gets a heartbeat: without one, deliveries do not reach us, whether or not there was any news.
let silence: NodeJS.Timeout | undefined;
function heard(): void {
  clearTimeout(silence);
  silence = setTimeout(
    () => {
      console.error(`nothing for ${values.silence} seconds: fetching`);
      heard();
      void fetchMissed();
    },
    Number(values.silence) * 1000,
  );
}

const listener = receiveWebhooks({
  origin: new URL(api).hostname,
  verify,
  heard,
  take: (event) => {
    const { proposalId, sequence } = event.data;
    console.log(`${copy.take(event) ? 'new' : 'known'} ${proposalId} ${sequence} ${event.type}`);
  },
});
createServer(listener).listen(Number(values.port), '127.0.0.1', () => {
  console.error(`listening on http://127.0.0.1:${values.port}`);
  heard();
  void fetchMissed();
});
