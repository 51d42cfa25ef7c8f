import { laneEnvShape } from '#functions/platform/mail-env.ts';

export const sendMailEnv = laneEnvShape;
