import { relayEnvShape } from '#functions/platform/relay-env.ts';

export const relayEnv = relayEnvShape;
