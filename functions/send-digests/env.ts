import { laneEnvShape } from '#functions/platform/mail/mail-env.ts';

export const sendDigestsEnv = laneEnvShape;
