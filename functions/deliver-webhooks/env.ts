import { webhookEnv } from '#functions/platform/webhook/webhook-env.ts';

export const deliverWebhooksEnv = webhookEnv;
