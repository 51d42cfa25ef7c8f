import type * as z from 'zod';
import { ledgerAllocations } from '#core/allocation/allocations.ts';
import { remembers } from '#core/case/log/case-logs.ts';
import { ledgerCases } from '#core/case/log/cases.ts';
import { ledgerPlans } from '#core/plan/plans.ts';
import { dynamoLanes } from '#functions/adapters/dynamo/dynamo-lanes.ts';
import { dynamoMailMarks } from '#functions/adapters/dynamo/dynamo-mail-marks.ts';
import { dynamoMailRecords } from '#functions/adapters/dynamo/dynamo-mail-records.ts';
import { dynamoNotices } from '#functions/adapters/dynamo/dynamo-notices.ts';
import { dynamoSecrets } from '#functions/adapters/dynamo/dynamo-secrets.ts';
import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { robotHosts } from '#functions/adapters/outbound-http/robot-address.ts';
import { smsGateway } from '#functions/adapters/outbound-http/sms-gateway.ts';
import { smsGatewayAddress } from '#functions/adapters/outbound-http/sms-gateway-address.ts';
import { secretLinkSigner } from '#functions/adapters/secrets/secret-links.ts';
import { secretText } from '#functions/adapters/secrets/secret-text.ts';
import { robotChannel } from '#functions/adapters/mail/robot-channel.ts';
import { sfnDigests } from '#functions/adapters/workflows/sfn-digests.ts';
import { dnsResolver } from '#functions/adapters/outbound-http/webhook-resolve.ts';
import { configuredMailTransport } from '#functions/adapters/mail/configured-mail-transport.ts';
import { storedLedger } from '#functions/platform/flow/stored-cases.ts';
import type { laneEnvShape } from './mail-env.ts';
import { now } from '#functions/platform/clock.ts';

/** The stores, transports and workflow that mails are handed over with. */
export function mailParts(env: z.output<typeof laneEnvShape>) {
  const client = dynamoClient();
  const access = storedLedger(client, env.LEDGER_TABLE_NAME);
  const secrets = dynamoSecrets(client, env.SECRETS_TABLE_NAME);
  const gateway = smsGatewayAddress(env.SMS_GATEWAY, env.SMS_HOSTS, env.NODE_ENV);
  const key = env.SMS_SECRET_ARN === '' ? {} : { key: secretText(env.SMS_SECRET_ARN) };
  return {
    cases: ledgerCases(access, remembers.session),
    allocations: ledgerAllocations(access),
    plans: ledgerPlans(access),
    notices: dynamoNotices(client, env.VIEWS_TABLE_NAME),
    lanes: dynamoLanes(client, env.VIEWS_TABLE_NAME),
    mails: dynamoMailRecords(client, env.VIEWS_TABLE_NAME),
    marks: dynamoMailMarks(client, env.VIEWS_TABLE_NAME),
    digests: sfnDigests(env.DIGEST_WORKFLOW_ARN),
    transport: configuredMailTransport(env),
    portalUrl: env.PORTAL_URL,
    links: secretLinkSigner(secrets, now),
    robots: robotChannel({
      secrets,
      hosts: robotHosts(env.ROBOT_HOSTS, env.NODE_ENV),
      resolve: dnsResolver(),
      now,
    }),
    ...(gateway === undefined ? {} : { sms: smsGateway({ secrets, address: gateway, ...key, resolve: dnsResolver(), now }) }),
  };
}
