import { webhookEnv } from '#functions/platform/webhook-env.ts';

export const sendHeartbeatsEnv = webhookEnv;
