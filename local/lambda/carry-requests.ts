import http from 'node:http';
import type { RequestOptions } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import type { Ask } from './carried-request.ts';
import { CarriedRequest } from './carried-request.ts';

/**
 * Makes `http.request` of this thread hand over what goes to one origin, instead of sending it through a socket. The services
 * at that origin are in the same process, and a connection to oneself costs more than most of what is asked by it. What
 * has no such simple form (other addresses, an `Expect` or `Upgrade` header, a connection of the caller's own) goes through
 * a socket as ever: the services listen there too.
 * @param origin `http://<host>:<port>`
 */
export function carryRequests(origin: string, ask: Ask): void {
  const { hostname, port } = new URL(origin);
  const throughSocket = http.request;
  const request = (...parameters: unknown[]): unknown => {
    const [options, listener] = parameters;
    if (!isRequestOptions(options) || !goesTo(options, hostname, port) || !isSimple(options)) {
      return Reflect.apply(throughSocket, http, parameters);
    }
    const { method, path, headers } = options;
    const carried = new CarriedRequest({ method: method ?? 'GET', path: path ?? '/', headers: headers ?? {} }, ask);
    if (typeof listener === 'function') carried.once('response', (response) => void Reflect.apply(listener, carried, [response]));
    return carried;
  };
  Object.assign(http, { request });
  // For whoever imports it by name.
  syncBuiltinESMExports();
}

function isRequestOptions(value: unknown): value is RequestOptions {
  return typeof value === 'object' && value !== null && !(value instanceof URL);
}

function goesTo({ protocol = 'http:', host, hostname = host, port }: RequestOptions, toHost: string, toPort: string): boolean {
  return protocol === 'http:' && hostname === toHost && String(port) === toPort;
}

function isSimple({ headers, createConnection, socketPath, auth }: RequestOptions): boolean {
  if (createConnection !== undefined || socketPath !== undefined || auth !== undefined || Array.isArray(headers)) return false;
  return !Object.keys(headers ?? {}).some((name) => /^(expect|upgrade)$/i.test(name));
}
