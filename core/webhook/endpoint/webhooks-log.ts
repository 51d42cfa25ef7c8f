import type { LogKind } from '#core/ledger/log-kind.ts';
import { endpointEventSchema } from './endpoint-event.ts';
import type { EndpointEvent } from './endpoint-event.ts';
import type { Webhooks } from './endpoint.ts';
import { evolveWebhooks, noWebhooks } from './evolve-webhooks.ts';

/** The log `<body>#webhooks`: the endpoints of a body. */
export function webhooksLog(body: string): LogKind<Webhooks, EndpointEvent> {
  return {
    readEvents: ({ events }) => events.map((event) => endpointEventSchema.parse(event)),
    apply: (webhooks, event, { at }) => evolveWebhooks(webhooks ?? noWebhooks(body), event, at),
  };
}
