import * as z from 'zod';
import { postEnvShape } from '#functions/platform/mail/mail-env.ts';

export const recordMailDeliveryEnv = z.object(postEnvShape);
