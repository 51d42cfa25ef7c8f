import type { Env, Hono } from 'hono';
import { defaultIsContentTypeBinary, handle } from 'hono/aws-lambda';

type Serve = ReturnType<typeof handle>;

// As text it would lose its byte order mark, by which spreadsheets know that it is UTF-8.
const isContentTypeBinary = (type: string): boolean => type.startsWith('text/csv') || defaultIsContentTypeBinary(type);

/** A handler behind API Gateway (HTTP API, payload format 2.0), wired with the first request it gets. */
export function served<E extends Env>(wire: () => Hono<E>): Serve {
  let serve: Serve | undefined;
  return (event, context) => {
    serve ??= handle(wire(), { isContentTypeBinary });
    return serve(event, context);
  };
}
