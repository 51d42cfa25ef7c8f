import type { Cases } from '#core/case/log/cases.ts';
import type { NoticeReader } from '#core/ports/mail/notice-reader.ts';
import type { RepairLog } from '#core/ports/repair-log.ts';
import type { SecretStore } from '#core/ports/secret-store.ts';
import type { ViewReader } from '#core/ports/view-reader.ts';
import type { RobotHosts } from '#functions/adapters/outbound-http/robot-address.ts';
import { routesOver } from '#functions/platform/http/route.ts';
import type * as http from '#functions/platform/http/route.ts';
import type { WebhookServices } from './webhook-services.ts';

export { contextOf, nothing } from '#functions/platform/http/route.ts';

/** What every route of administration may use. */
export interface Services {
  readonly cases: Cases;
  readonly reader: ViewReader;
  readonly notices: Pick<NoticeReader, 'mails'>;
  readonly repairs: Pick<RepairLog, 'list'>;
  /** Secrets are put in and taken away here; none can be read. */
  readonly secrets: Pick<SecretStore, 'put' | 'putOnce' | 'remove'>;
  readonly robotHosts: RobotHosts;
  readonly webhooks: WebhookServices;
}

export type Route = http.Route<Services>;
export type RawCall = http.RawCall<Services>;
export type Call<P, Q, B> = http.Call<Services, P, Q, B>;

export const defineRoute = routesOver<Services>();
