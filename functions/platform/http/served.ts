import type { Env, Hono } from 'hono';
import { handle } from 'hono/aws-lambda';

type Serve = ReturnType<typeof handle>;

/** A handler behind API Gateway (HTTP API, payload format 2.0), wired with the first request it gets. */
export function served<E extends Env>(wire: () => Hono<E>): Serve {
  let serve: Serve | undefined;
  return (event, context) => {
    serve ??= handle(wire());
    return serve(event, context);
  };
}
