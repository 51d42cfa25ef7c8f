/** A route key taken apart; `$default` has neither method nor segments of its own. */
export type RouteKey =
  | { readonly text: '$default' }
  | { readonly text: string; readonly method: string; readonly segments: readonly Segment[] };

type Segment =
  | { readonly kind: 'literal'; readonly value: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'greedy'; readonly name: string };

export interface RouteMatch<R> {
  readonly route: R;
  /** Still percent-encoded, as they stand in the path. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

const METHODS = new Set(['ANY', 'GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Reads `METHOD /path/{variable}/{rest+}` or `$default`; undefined when it is neither. */
export function parseRouteKey(text: string): RouteKey | undefined {
  if (text === '$default') return { text };
  const [method = '', path = '', ...more] = text.split(' ');
  if (!METHODS.has(method) || !path.startsWith('/') || more.length > 0) return undefined;
  const segments = splitPath(path).map(parseSegment);
  const greedyAt = segments.findIndex((segment) => segment.kind === 'greedy');
  if (greedyAt !== -1 && greedyAt !== segments.length - 1) return undefined;
  return { text, method, segments };
}

/**
 * The route API Gateway chooses: the most specific path first (a literal segment before a variable, a variable before a
 * greedy one), on equal paths the named method before ANY, `$default` last.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 * @param path as it came, percent-encoded, without query string
 */
export function matchRoute<R extends { readonly key: RouteKey }>(
  routes: readonly R[],
  method: string,
  path: string,
): RouteMatch<R> | undefined {
  const parts = splitPath(path);
  let best: { match: RouteMatch<R>; rank: string } | undefined;
  for (const route of routes) {
    const pathParameters = matchKey(route.key, method, parts);
    if (pathParameters === undefined) continue;
    const rank = specificity(route.key);
    if (best === undefined || rank < best.rank) best = { match: { route, pathParameters }, rank };
  }
  return best?.match;
}

function splitPath(path: string): string[] {
  return path.replace(/^\//, '').split('/');
}

function parseSegment(segment: string): Segment {
  const inner = /^\{([^{}]+)\}$/.exec(segment)?.[1];
  if (inner === undefined) return { kind: 'literal', value: segment };
  if (inner.endsWith('+')) return { kind: 'greedy', name: inner.slice(0, -1) };
  return { kind: 'variable', name: inner };
}

function matchKey(key: RouteKey, method: string, parts: readonly string[]): Record<string, string> | undefined {
  if (!('segments' in key)) return {};
  if (key.method !== 'ANY' && key.method !== method) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of key.segments.entries()) {
    const part = parts[index];
    if (segment.kind === 'greedy') {
      const rest = parts.slice(index).join('/');
      // `/desk/` is among what is below `/desk`; `/` is below nothing.
      if (rest === '' && (index === 0 || part === undefined)) return undefined;
      parameters[segment.name] = rest;
      return parameters;
    }
    if (part === undefined) return undefined;
    if (segment.kind === 'literal' && segment.value !== part) return undefined;
    if (segment.kind === 'variable') {
      if (part === '') return undefined;
      parameters[segment.name] = part;
    }
  }
  return parts.length === key.segments.length ? parameters : undefined;
}

/** Sorts ascending: one digit a segment, then the method; `$default` sorts after everything. */
function specificity(key: RouteKey): string {
  if (!('segments' in key)) return '9';
  const ranks = { literal: '0', variable: '1', greedy: '2' };
  const path = key.segments.map((segment) => ranks[segment.kind]).join('');
  return `${path}/${key.method === 'ANY' ? '1' : '0'}`;
}
