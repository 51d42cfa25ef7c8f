import { webhookEnv } from '#functions/platform/webhook/webhook-env.ts';

export const sendHeartbeatsEnv = webhookEnv;
