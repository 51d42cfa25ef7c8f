import { request as requestHttp } from 'node:http';
import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { urlToHttpOptions } from 'node:url';
import { WebhookFailureError } from './webhook-failure.ts';
import type { WebhookFailure } from '#core/webhook/lane/webhook-failure.ts';
import { approvedAddresses } from './webhook-lookup.ts';
import type { AddressRules, ApprovedAddresses } from './webhook-lookup.ts';

export interface OutgoingRequest {
  readonly method: 'POST' | 'OPTIONS';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface RequestLimits {
  /** Until the name is resolved and the connection stands. */
  readonly connectMs: number;
  /** Until the reply is whole. */
  readonly totalMs: number;
  /** Of the reply's body. */
  readonly replyBytes: number;
}

export interface IncomingReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Whole where the status is 2xx; of any other as much as came within the limits. */
  readonly body: Buffer;
}

/** How far an attempt came: what went wrong is named by it. */
type Stage = 'connecting' | 'securing' | 'asking';

/**
 * One request on a connection of its own, which goes to an approved address and is used for nothing else. The request is
 * written only when the peer proved to be one of those. A redirect is a reply like any other.
 *
 * A 2xx counts only if it came whole: a page without end says no more than none. Any other status counts from its head,
 * since a failure stays that failure however its page ends.
 * @throws WebhookFailureError
 */
export async function pinnedRequest(outgoing: OutgoingRequest, rules: AddressRules, limits: RequestLimits): Promise<IncomingReply> {
  const approved = approvedAddresses(outgoing.url.hostname, rules);
  const request = openRequest(outgoing, approved);
  const halt = new AbortController();
  const fail = (failure: WebhookFailure): void => halt.abort(new WebhookFailureError(failure));
  const connecting = setTimeout(fail, limits.connectMs, 'ConnectTimeoutError');
  const answering = setTimeout(fail, limits.totalMs, 'TimeoutError');
  let stage: Stage = 'connecting';
  request.once('socket', (socket) => {
    socket.once('connect', () => {
      clearTimeout(connecting);
      if (!approved.has(socket.remoteAddress)) return fail('AddressChangedError');
      stage = outgoing.url.protocol === 'https:' ? 'securing' : 'asking';
      request.end(outgoing.body);
    });
    socket.once('secureConnect', () => void (stage = 'asking'));
  });
  try {
    const response = await headOf(request, halt.signal);
    const { bytes, failure } = await bodyOf(response, limits.replyBytes, halt.signal);
    const status = response.statusCode ?? 0;
    if (failure !== undefined && status >= 200 && status < 300) throw failure;
    return { status, headers: response.headers, body: bytes };
  } catch (error) {
    throw failureOf(error, stage);
  } finally {
    clearTimeout(connecting);
    clearTimeout(answering);
    request.destroy();
  }
}

function openRequest({ method, url, headers, body }: OutgoingRequest, approved: ApprovedAddresses): ClientRequest {
  const options = {
    ...urlToHttpOptions(url),
    method,
    headers: { ...headers, 'accept-encoding': 'identity', 'content-length': String(body.length) },
    lookup: approved.lookup,
    // A connection of its own, not one that some other request left.
    agent: false,
    autoSelectFamily: true,
    // For the first address, before the next is tried. Node's 250 ms give up on receivers a continent away.
    autoSelectFamilyAttemptTimeout: 1000,
    // Said here, so that no environment variable can unsay it.
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
  } as const;
  try {
    return url.protocol === 'https:' ? requestHttps(options) : requestHttp(options);
  } catch (cause) {
    throw new WebhookFailureError('UnsendableHeaderError', { cause });
  }
}

/** What halts it rejects at once: a request that is destroyed does not always say so. */
function headOf(request: ClientRequest, halted: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    halted.addEventListener('abort', () => reject(halted.reason));
    request.once('response', resolve);
    // 101: Node hands the connection over and is done with the request.
    request.once('upgrade', (_response, socket) => {
      socket.destroy();
      reject(new WebhookFailureError('BrokenReplyError'));
    });
    // Stays: an error after the reply was read must not end the process.
    request.on('error', reject);
  });
}

/** Reads no more than one chunk beyond the cap. */
async function bodyOf(
  response: IncomingMessage,
  cap: number,
  halted: AbortSignal,
): Promise<{ bytes: Buffer; failure?: WebhookFailureError }> {
  halted.addEventListener('abort', () => response.destroy(halted.reason));
  const chunks: Buffer[] = [];
  let size = 0;
  let failure: WebhookFailureError | undefined;
  try {
    for await (const chunk of response) {
      const bytes = Buffer.from(chunk);
      chunks.push(bytes);
      size += bytes.length;
      if (size > cap) throw new WebhookFailureError('ReplyTooLargeError');
    }
  } catch (cause) {
    failure = cause instanceof WebhookFailureError ? cause : new WebhookFailureError('BrokenReplyError', { cause });
  }
  return { bytes: Buffer.concat(chunks), ...(failure === undefined ? {} : { failure }) };
}

function failureOf(error: unknown, stage: Stage): WebhookFailureError {
  if (error instanceof WebhookFailureError) return error;
  if (stage === 'connecting') return new WebhookFailureError('ConnectionFailedError', { cause: error });
  if (stage === 'securing') return new WebhookFailureError('TlsError', { cause: error });
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'HPE_HEADER_OVERFLOW') return new WebhookFailureError('ReplyTooLargeError', { cause: error });
  return new WebhookFailureError(code.startsWith('HPE_') ? 'BrokenReplyError' : 'NoReplyError', { cause: error });
}
