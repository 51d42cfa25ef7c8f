import { relayEnvShape } from '#functions/platform/flow/relay-env.ts';

export const reconcileEnv = relayEnvShape;
