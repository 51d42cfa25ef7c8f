import { webhookEnv } from '#functions/platform/webhook-env.ts';

export const deliverWebhooksEnv = webhookEnv;
