import * as z from 'zod';
import { postEnvShape } from '#functions/platform/mail/mail-env.ts';

export const gatherNoticesEnv = z.object(postEnvShape);
